import type { CliContext, Outcome } from './cli-context.ts';

/** Options that every command has, before or after its name. */
export interface GlobalOptions {
  readonly library?: string;
  readonly json?: boolean;
}

/** Runs one command, which its own file loads only now: `--help` and a wrong option load none. */
export type RunCommand = (run: (context: CliContext) => Promise<Outcome>) => Promise<void>;

/** Examples as they stand at the end of a command's help: what to type, and what it does. */
export function examples(lines: readonly (readonly [command: string, says: string])[]): string {
  return ['', 'Examples:', ...lines.map(([command, says]) => `  ${command}${says === '' ? '' : `\n      ${says}`}`)].join('\n');
}
