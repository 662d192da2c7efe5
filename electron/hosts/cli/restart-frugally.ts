import { childEnvironment, nodeFlags } from '../child-environment.ts';

/** Commands that work through many photos, or run for days. */
const LONG_COMMANDS: ReadonlySet<string> = new Set(['index', 'serve']);

/** What of this process decides whether it is replaced. */
export interface ProcessFacts {
  readonly platform: NodeJS.Platform;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Arguments behind the program's file. */
  readonly args: readonly string[];
  /** Another process holds the other end of a channel, which would not survive. */
  readonly hasChannel: boolean;
}

/**
 * The environment that this process should be started anew with; null where it may stay as it is. The C library reads its
 * limits once, at start, as V8 does, and only a long command is worth the 40 ms: see [Note: Memory given back].
 */
export function frugalEnvironment({ platform, env, args, hasChannel }: ProcessFacts): Record<string, string> | null {
  if (platform !== 'linux' || hasChannel || !args.some((argument) => LONG_COMMANDS.has(argument))) return null;
  // Bytes that are no UTF-8 could not be handed on (read-arguments.ts).
  if (args.some((argument) => argument.includes('\ufffd'))) return null;
  const wanted = childEnvironment('engine', env);
  return Object.keys(wanted).length === 0 ? null : wanted;
}

/** Replace this process by itself with that environment and Node's flags for it: same process id, streams and arguments. Returns where there is no need. */
export function restartFrugallyIfNeeded(): void {
  const wanted = frugalEnvironment({ platform: process.platform, env: process.env, args: process.argv.slice(2), hasChannel: process.channel !== undefined });
  if (wanted === null || typeof process.execve !== 'function') return;
  process.execve(process.execPath, [process.execPath, ...process.execArgv, ...nodeFlags('engine'), ...process.argv.slice(1)], { ...process.env, ...wanted });
}
