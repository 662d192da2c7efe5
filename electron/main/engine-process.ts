import type { EngineProcessOptions, FromEngineProcess, HostQuestion, ToEngineProcess } from '../hosts/utility/host-messages.ts';
import type { MainPort } from '../hosts/utility/main-port.ts';
import { tellingLine } from '../hosts/telling-line.ts';
import { childEnvironment } from '../hosts/child-environment.ts';
import { endAtOnce, listenToStderr, type CreateChannel, type ForkUtility, type UtilityChild } from './utility-child.ts';

/** What an engine process needs of the system around it. */
export interface EngineSurroundings {
  readonly fork: ForkUtility;
  readonly createChannel: CreateChannel;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Hand a file to the system's trash. */
  readonly trashItem: (path: string) => Promise<void>;
  readonly isOnBattery: () => boolean;
  /** What the process writes to stderr. */
  readonly onStderr: (text: string) => void;
}

/** One running engine with its decode and encode children. */
export interface EngineProcess {
  readonly pid: number | undefined;
  /** Let it answer the calls that come over this port. */
  serve(port: MainPort): void;
  /** Close the library and end; at once after `longestMs`. Resolves when the process is gone. */
  close(longestMs: number): Promise<void>;
}

/** How an engine ended. */
export interface EngineExit {
  /** In words: "exit code 1 (FATAL ERROR: …)". */
  readonly reason: string;
  /** True where main had asked for it. */
  readonly wasAsked: boolean;
}

/**
 * Start the engine's process and open a library in it. Its children are started here, since only main can, joined to it
 * by lines of their own, and ended with it.
 *
 * @param onExit Called once, when the process is gone for whatever reason.
 */
export function startEngineProcess(
  options: EngineProcessOptions,
  surroundings: EngineSurroundings,
  onExit: (exit: EngineExit) => void,
): EngineProcess {
  const child = surroundings.fork('utility-host', childEnvironment('engine', surroundings.env));
  const lastWords = listenToStderr(child, surroundings.onStderr);
  const workers = new Map<number, UtilityChild>();
  const gone = Promise.withResolvers<void>();
  let isAsked = false;
  let isGone = false;

  const say = (message: ToEngineProcess, ports: MainPort[] = []): void => {
    if (!isGone) child.postMessage(message, ports);
  };

  function startWorker(id: number, kind: 'decode' | 'encode'): void {
    const worker = surroundings.fork(`${kind}-worker-entry`, childEnvironment(kind, surroundings.env));
    workers.set(id, worker);
    const words = listenToStderr(worker);
    worker.on('exit', (code) => {
      workers.delete(id);
      say({ kind: 'worker-gone', id, reason: describeExit(code, words()) });
    });
    const { port1, port2 } = surroundings.createChannel();
    worker.postMessage(null, [port1]);
    say({ kind: 'worker-line', id }, [port2]);
  }

  function endWorker(id: number): void {
    const worker = workers.get(id);
    if (worker !== undefined) endAtOnce(worker);
  }

  async function answer(id: number, question: HostQuestion): Promise<void> {
    try {
      say({ kind: 'answer', id, value: await find(question) });
    } catch (error) {
      say({ kind: 'refusal', id, message: error instanceof Error ? error.message : String(error) });
    }
  }

  async function find(question: HostQuestion): Promise<unknown> {
    if (question.what === 'is-on-battery') return surroundings.isOnBattery();
    for (const path of question.paths) await trash(path, surroundings.trashItem);
    return null;
  }

  child.on('message', (data) => {
    const message = data as FromEngineProcess;
    if (message.kind === 'start-worker') startWorker(message.id, message.worker);
    else if (message.kind === 'end-worker') endWorker(message.id);
    // `answer` never rejects: what goes wrong is its answer.
    else if (message.kind === 'ask') void answer(message.id, message.question);
  });
  child.on('exit', (code) => {
    if (isGone) return;
    isGone = true;
    for (const worker of workers.values()) endAtOnce(worker);
    gone.resolve();
    onExit({ reason: describeExit(code, lastWords()), wasAsked: isAsked });
  });
  say({ kind: 'open', options });

  return {
    get pid() {
      return child.pid;
    },
    serve: (port) => say({ kind: 'serve' }, [port]),
    async close(longestMs) {
      isAsked = true;
      say({ kind: 'close' });
      const timer = setTimeout(() => endAtOnce(child), longestMs);
      await gone.promise;
      clearTimeout(timer);
    },
  };
}

/** @throws Error naming the file, which the system's own message does not. */
async function trash(path: string, trashItem: (path: string) => Promise<void>): Promise<void> {
  try {
    await trashItem(path);
  } catch (error) {
    throw new Error(`${path} could not be moved to the system's trash: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
  }
}

function describeExit(code: number, lastWords: string): string {
  const words = tellingLine(lastWords);
  return words === '' ? `exit code ${code}` : `exit code ${code} (${words})`;
}
