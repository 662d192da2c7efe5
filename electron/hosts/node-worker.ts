import { fork, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { StartWorker, WorkerKind, WorkerPort } from '../engine/workers/worker-port.ts';
import { tellingLine } from './telling-line.ts';
import { childEnvironment, nodeFlags } from './child-environment.ts';

/** How much of what a child wrote to stderr is kept, characters: enough for the last line of a native abort. */
const LAST_WORDS_LENGTH = 2_000;

const running = new Set<ChildProcess>();
const early = new Map<WorkerKind, WorkerPort>();
let exitIsWatched = false;

/**
 * Start a decode or encode child under Node. From sources the entry is run as TypeScript (Node 24 strips the types);
 * from the built `dist/` the bundled entry beside this file is.
 *
 * A child's stdout is dropped and its stderr kept as its last words, so that neither reaches a `--json` answer.
 */
export const startNodeWorker: StartWorker = (kind) => {
  const started = early.get(kind);
  early.delete(kind);
  return started ?? startChild(kind);
};

/** Start a child before there is an engine to ask for it, so that both load side by side: the next `startNodeWorker` of this kind gets it. */
export function startNodeWorkerEarly(kind: WorkerKind): void {
  if (!early.has(kind)) early.set(kind, startChild(kind));
}

function startChild(kind: WorkerKind): WorkerPort {
  const child = fork(entryPath(kind), [], {
    serialization: 'advanced',
    execArgv: nodeFlags(kind),
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    env: { ...process.env, ...childEnvironment(kind, process.env) },
  });
  endWithThisProcess(child);
  return wrapChild(child);
}

function entryPath(kind: WorkerKind): string {
  const fromSources = import.meta.url.endsWith('.ts');
  const entry = fromSources ? `./worker-entries/${kind}-worker-entry.ts` : `./${kind}-worker-entry.js`;
  return fileURLToPath(new URL(entry, import.meta.url));
}

function wrapChild(child: ChildProcess): WorkerPort {
  let lastWords = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    lastWords = (lastWords + text).slice(-LAST_WORDS_LENGTH);
  });
  // Watched from the start: who took a child that was started early may listen only after it ended.
  const ended = new Promise<string>((resolve) => {
    child.on('close', (code, signal) => resolve(signal === null ? `exit code ${String(code)}` : `signal ${signal}`));
    child.on('error', (error) => {
      // A child that never started has no `close`.
      if (child.pid === undefined) resolve(error.message);
    });
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
      void ended.then((reason) => {
        const words = tellingLine(lastWords);
        listener(words === '' ? reason : `${reason} (${words})`);
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
