import { CommanderError } from 'commander';
import { AlbumenError } from '../../../shared/contract/errors.ts';
import { albumenVersion } from './albumen-version.ts';
import type { CliContext, Outcome } from './cli-context.ts';
import type { GlobalOptions } from './command-frame.ts';
import type { EngineLines, OpenEngine } from './engine-lines.ts';
import { EXIT, exitCodeOf, type ExitCode } from './exit-code.ts';
import { libraryLocation } from './library-location.ts';
import { buildProgram } from './program.ts';
import { showPath } from './show-path.ts';
import type { OutputStream, Surroundings } from './surroundings.ts';
import { UsageError } from './usage-error.ts';
import { isClosedPipe, writeFully } from './write-fully.ts';

/** Ctrl-C ends a command within a second: what takes longer to stop is left, which the store survives as it does a kill. */
const LONGEST_STOP_MS = 800;

const NOT_RUN: Outcome = { exitCode: EXIT.failed, json: { error: { code: 'internal', message: 'The command did not run.' } } };

/**
 * Run one command line from its arguments to its exit code.
 *
 * stdout gets the answer and nothing else: with `--json` exactly one JSON value, whatever happens (`{error: {code,
 * message}}` where the command failed), except for `search --batch`, which writes JSON Lines. stderr gets one clear
 * line for an error, and progress.
 *
 * @param open How an engine is opened; tests hand in another one.
 */
export async function runCli(args: readonly string[], surroundings: Surroundings, open: OpenEngine = openRealEngine): Promise<ExitCode> {
  const { stdout, stderr } = surroundings;
  // Known before the grammar has read it, because a wrong option must be answered in JSON too.
  const json = asksForJson(args);
  const printed: string[] = [];
  let lines: EngineLines | null = null;
  let outcome: Outcome | null = null;

  async function openLines(): Promise<EngineLines> {
    const { EngineLines } = await import('./engine-lines.ts');
    return (lines ??= new EngineLines(open, surroundings));
  }

  const program = buildProgram(albumenVersion(), async (run) => {
    const { library } = program.opts<GlobalOptions>();
    const context: CliContext = {
      ...surroundings,
      json,
      library: libraryLocation(library, surroundings),
      tell: (line) => void stderr.write(`${line}\n`),
      connect: async (other) => await (await openLines()).connect(other ?? context.library),
      openEngine: async () => await (await openLines()).engine(context.library),
      disconnect: async (other) => await lines?.disconnect(other),
    };
    outcome = await run(context);
  });
  program.configureOutput({ writeOut: (text) => void printed.push(text), writeErr: () => undefined });
  for (const command of [program, ...program.commands, ...program.commands.flatMap((group) => group.commands)]) {
    command.configureOutput(program.configureOutput()).exitOverride();
  }

  const deadline = stopDeadline(surroundings.signal);
  try {
    if (args.length === 0) throw new UsageError('say what to do: albumen --help lists the commands');
    await Promise.race([program.parseAsync(args, { from: 'user' }), deadline]);
  } catch (error) {
    outcome = await explainError(error, surroundings, printed);
  } finally {
    await Promise.race([(lines as EngineLines | null)?.close(), deadline]).catch((error: unknown) => {
      // A close that took too long after Ctrl-C is left; what else fails is said, beside an answer that stands.
      if (!surroundings.signal.aborted) stderr.write(`albumen: closing the library failed: ${String(error)}\n`);
    });
  }
  return await printOutcome(outcome ?? NOT_RUN, json, stdout);
}

async function printOutcome(outcome: Outcome, json: boolean, stdout: OutputStream): Promise<ExitCode> {
  // A value of undefined has no text: the command wrote its answer itself.
  const text = json ? JSON.stringify(outcome.json) : outcome.text;
  try {
    if (text !== undefined && text !== '') await writeFully(stdout, `${text}\n`);
  } catch (error) {
    if (!isClosedPipe(error)) throw error;
  }
  return outcome.exitCode;
}

/** Rejects with AlbumenError `cancelled` LONGEST_STOP_MS after the abort; never without one. */
function stopDeadline(signal: AbortSignal): Promise<never> {
  const late = Promise.withResolvers<never>();
  const start = (): void => {
    setTimeout(() => late.reject(new AlbumenError('cancelled', 'Stopped. What was done is kept.')), LONGEST_STOP_MS);
  };
  if (signal.aborted) start();
  else signal.addEventListener('abort', start, { once: true });
  // It may reject when nobody waits for it any more.
  late.promise.catch(() => undefined);
  return late.promise;
}

/** Turn what a command threw into an outcome, and say it on stderr. */
async function explainError(error: unknown, { stderr, env }: Surroundings, printed: readonly string[]): Promise<Outcome> {
  if (error instanceof CommanderError && error.exitCode === 0) {
    const text = printed.join('').trimEnd();
    return { exitCode: EXIT.done, text, json: error.code === 'commander.version' ? { version: text } : { help: text } };
  }
  if (isClosedPipe(error)) return { exitCode: EXIT.done };
  const { code, message, exitCode } = describeError(error);
  await writeFully(stderr, `albumen: ${showPath(message)}\n`);
  if (env['ALBUMEN_DEBUG'] !== undefined && error instanceof Error) await writeFully(stderr, `${error.stack ?? ''}\n`);
  return { exitCode, json: { error: { code, message } } };
}

function describeError(error: unknown): { code: string; message: string; exitCode: ExitCode } {
  if (error instanceof AlbumenError) return { code: error.code, message: error.message, exitCode: exitCodeOf(error.code) };
  if (error instanceof UsageError) return { code: 'bad-usage', message: error.message, exitCode: EXIT.wrongUsage };
  if (error instanceof CommanderError) return { code: 'bad-usage', message: sayCommanderError(error), exitCode: EXIT.wrongUsage };
  const message = error instanceof Error ? error.message : String(error);
  return { code: 'internal', message: `internal error: ${message} (ALBUMEN_DEBUG=1 shows where)`, exitCode: EXIT.failed };
}

function sayCommanderError(error: CommanderError): string {
  if (error.code === 'commander.help') return 'say which command: --help lists them';
  const message = error.message.replace(/^error: /, '').replace(/\s*\n\s*/g, ' ');
  const hint = error.code === 'commander.unknownOption' ? '; quote a question that holds a dash, and put -- before one that starts with it' : '';
  return `${message}${hint} (see --help)`;
}

function asksForJson(args: readonly string[]): boolean {
  const end = args.indexOf('--');
  return (end === -1 ? args : args.slice(0, end)).includes('--json');
}

const openRealEngine: OpenEngine = async (library, surroundings, isWindow) => {
  const { openEngine } = await import('./open-engine.ts');
  return await openEngine(library, surroundings, isWindow);
};
