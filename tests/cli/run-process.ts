import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { REPOSITORY } from '../fixtures/repository.ts';

const MAIN = join(REPOSITORY, 'electron', 'hosts', 'cli', 'main.ts');

export interface Ended {
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Starts the real command line from its sources, as a person of its own: home, data and cache lie in `home`. */
export function startProcess(args: readonly (string | Buffer)[], home: string): { child: ChildProcess; ended: Promise<Ended> } {
  const env = { ...process.env, HOME: home, XDG_DATA_HOME: join(home, 'data'), XDG_CACHE_HOME: join(home, 'cache') };
  const child = args.some((argument) => typeof argument !== 'string')
    ? spawn('/bin/sh', ['-c', shellLine(args)], { env, cwd: home })
    : spawn(process.execPath, [MAIN, ...(args as string[])], { env, cwd: home });
  return { child, ended: collect(child) };
}

/** Runs it to its end, with `stdin` if given. */
export async function runProcess(args: readonly (string | Buffer)[], home: string, stdin = ''): Promise<Ended> {
  const { child, ended } = startProcess(args, home);
  child.stdin?.end(stdin);
  return await ended;
}

async function collect(child: ChildProcess): Promise<Ended> {
  let stdout = '';
  let stderr = '';
  child.stdout?.setEncoding('utf8').on('data', (text: string) => (stdout += text));
  child.stderr?.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  const [exitCode] = (await once(child, 'close')) as [number | null];
  return { exitCode, stdout, stderr };
}

// Node hands arguments over as UTF-8 only: printf makes the bytes.
function shellLine(args: readonly (string | Buffer)[]): string {
  const words = args.map((argument) => `"$(printf '${[...Buffer.from(argument)].map((byte) => `\\${byte.toString(8).padStart(3, '0')}`).join('')}')"`);
  return `exec '${process.execPath}' '${MAIN}' ${words.join(' ')}`;
}
