import { fork, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { StartWorker, WorkerKind, WorkerPort } from '../engine/workers/worker-port.ts';
import { tellingLine } from './telling-line.ts';
import { childEnvironment, nodeFlags } from './child-environment.ts';

/** How much of what a child wrote to stderr is kept, characters: enough for the last line of a native abort. */
const LAST_WORDS_LENGTH = 2_000;

const running = new Set<ChildProcess>();
let exitIsWatched = false;

/**
 * Start a decode or encode child under Node. From sources the entry is run as TypeScript (Node 24 strips the types);
 * from the built `dist/` the bundled entry beside this file is.
 *
 * A child's stdout is dropped and its stderr kept as its last words, so that neither reaches a `--json` answer.
 */
export const startNodeWorker: StartWorker = (kind) => {
  const child = fork(entryPath(kind), [], {
    serialization: 'advanced',
    execArgv: nodeFlags(kind),
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    env: { ...process.env, ...childEnvironment(kind, process.env) },
  });
  endWithThisProcess(child);
  return wrapChild(child);
};

function entryPath(kind: WorkerKind): string {
  const fromSources = import.meta.url.endsWith('.ts');
  const entry = fromSources ? `./worker-entries/${kind}-worker-entry.ts` : `./${kind}-worker-entry.js`;
  return fileURLToPath(new URL(entry, import.meta.url));
}

function wrapChild(child: ChildProcess): WorkerPort {
  let lastWords = '';
  let failure: string | null = null;
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    lastWords = (lastWords + text).slice(-LAST_WORDS_LENGTH);
  });
  child.on('error', (error) => {
    failure = error.message;
  });
  return {
    postMessage(message) {
      // A send to a child that just died fails here and is answered by onExit.
      if (child.connected) child.send(message as object, () => undefined);
    },
    onMessage(listener) {
      child.on('message', listener);
    },
    onExit(listener) {
      let told = false;
      const tell = (reason: string): void => {
        if (told) return;
        told = true;
        const words = tellingLine(lastWords);
        listener(words === '' ? reason : `${reason} (${words})`);
      };
      child.on('close', (code, signal) => tell(signal === null ? `exit code ${String(code)}` : `signal ${signal}`));
      // A child that never started has no `close`.
      child.on('error', (error) => {
        if (child.pid === undefined) tell(failure ?? error.message);
      });
    },
    kill() {
      child.kill('SIGKILL');
    },
  };
}

function endWithThisProcess(child: ChildProcess): void {
  running.add(child);
  child.once('exit', () => running.delete(child));
  if (exitIsWatched) return;
  exitIsWatched = true;
  process.once('exit', () => {
    for (const left of running) left.kill('SIGKILL');
  });
}
