import { Readable } from 'node:stream';
import { runCli } from '../../electron/hosts/cli/run-cli.ts';
import type { Surroundings } from '../../electron/hosts/cli/surroundings.ts';
import type { Engine } from '../../shared/contract/engine.ts';
import { createFakeEngine } from '../contract/fake-engine.ts';

export interface CliRun {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
  /** What the engine was asked, in order. */
  readonly asked: unknown[][];
  /** Libraries that were opened. */
  readonly opened: string[];
}

/** Run a command line in this process against an engine of the test's own making. */
export async function runInProcess(
  args: readonly string[],
  options: { readonly engine?: Partial<Engine>; readonly stdin?: string; readonly surroundings?: Partial<Surroundings> } = {},
): Promise<CliRun> {
  const { engine, asked } = createFakeEngine(options.engine);
  const written = { stdout: '', stderr: '' };
  const opened: string[] = [];
  const stream = (name: keyof typeof written): Surroundings['stdout'] => ({
    write(text, done) {
      written[name] += text;
      done?.();
      return true;
    },
  });
  const exitCode = await runCli(
    args,
    {
      stdin: Readable.from([Buffer.from(options.stdin ?? '')]), stdout: stream('stdout'), stderr: stream('stderr'),
      env: {}, platform: 'linux', workingDir: '/work', homeDir: '/home/ida', signal: new AbortController().signal,
      ...options.surroundings,
    },
    (library) => {
      opened.push(library);
      return Promise.resolve(engine);
    },
  );
  return { exitCode, ...written, asked, opened };
}
