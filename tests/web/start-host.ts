import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { startProcess } from '../cli/run-process.ts';

/** `albumen serve` as a process of its own. */
export interface RunningHost {
  /** With its token. */
  readonly url: string;
  readonly pid: number;
  /** The last that it said, for a test that fails because it ended. */
  readonly lastWords: string;
  /** End it as Ctrl-C does, or at once by another signal. */
  stop(signal?: NodeJS.Signals): Promise<void>;
  /** Start it again on the same port. */
  restart(): Promise<void>;
}

const LAST_WORDS = 4_000;

/**
 * Serve a library to browsers on this machine.
 *
 * @param home Home folder of the person whose library it is: settings and caches lie below it.
 */
export async function startHost(library: string, home: string): Promise<RunningHost> {
  let said = '';
  let child = start([]);
  let url = await urlOf(child);

  function start(port: readonly string[]): ChildProcess {
    const started = startProcess(['--library', library, 'serve', '--no-open', ...port], home).child;
    started.stderr?.on('data', (text: string) => (said = (said + text).slice(-LAST_WORDS)));
    return started;
  }

  return {
    get url() {
      return url;
    },
    get pid() {
      return child.pid ?? 0;
    },
    get lastWords() {
      return said;
    },
    async stop(signal = 'SIGINT') {
      if (child.exitCode !== null || child.signalCode !== null) return;
      child.kill(signal);
      await once(child, 'exit');
    },
    async restart() {
      child = start(['--port', new URL(url).port]);
      url = await urlOf(child);
    },
  };
}

/** The address that it prints; rejects with what it said instead when it ends without one. */
async function urlOf(child: ChildProcess): Promise<string> {
  return await new Promise((resolve, reject) => {
    let said = '';
    const listen = (text: string): void => {
      said += text;
      const url = /http:\/\/127\.0\.0\.1:\d+\/\S*(?=\s)/.exec(said)?.[0];
      if (url !== undefined) resolve(url);
    };
    child.stdout?.on('data', listen);
    child.stderr?.on('data', listen);
    child.once('exit', () => reject(new Error(`albumen serve ended: ${said}`)));
  });
}
