import type { HostAbilities } from '../../engine/host-abilities.ts';
import type { WorkerPort } from '../../engine/workers/worker-port.ts';
import type { EngineProcessOptions, FromEngineProcess, HostQuestion, ToEngineProcess } from './host-messages.ts';
import type { MainPort } from './main-port.ts';
import type { UtilityParentPort } from './parent-port.ts';

/** What main tells the engine's process to do. */
export interface EngineOrders {
  open(options: EngineProcessOptions): void;
  /** Answer the calls that come over this port. */
  serve(port: MainPort): void;
  close(): void;
}

/** The engine's end of the line to main: what it asks of main, as the engine's host abilities. */
export interface MainLine {
  readonly abilities: Pick<HostAbilities, 'startWorker' | 'moveToSystemTrash' | 'isOnBattery'>;
  /** Say that the library is closed. */
  tellClosed(): void;
}

/**
 * Follow main's orders, and ask main for what a utility process cannot do itself: starting further processes (a decode or
 * encode child is then joined to the engine by a line of its own, and main carries none of its messages), the system's
 * trash, the battery.
 */
export function openMainLine(parent: UtilityParentPort, orders: EngineOrders): MainLine {
  const workers = new Map<number, RemoteWorker>();
  const questions = new Map<number, PromiseWithResolvers<unknown>>();
  let nextId = 0;
  const say = (message: FromEngineProcess): void => parent.postMessage(message);

  function ask(question: HostQuestion): Promise<unknown> {
    const id = nextId++;
    const answer = Promise.withResolvers<unknown>();
    questions.set(id, answer);
    say({ kind: 'ask', id, question });
    return answer.promise;
  }

  function takeQuestion(id: number): PromiseWithResolvers<unknown> | undefined {
    const question = questions.get(id);
    questions.delete(id);
    return question;
  }

  parent.on('message', ({ data, ports }) => {
    const message = data as ToEngineProcess;
    const [port] = ports;
    switch (message.kind) {
      case 'open':
        return orders.open(message.options);
      case 'serve':
        if (port !== undefined) orders.serve(port);
        return;
      case 'worker-line':
        if (port !== undefined) workers.get(message.id)?.join(port);
        return;
      case 'worker-gone':
        workers.get(message.id)?.end(message.reason);
        workers.delete(message.id);
        return;
      case 'answer':
        return takeQuestion(message.id)?.resolve(message.value);
      case 'refusal':
        return takeQuestion(message.id)?.reject(new Error(message.message));
      case 'close':
        return orders.close();
    }
  });

  return {
    abilities: {
      startWorker(kind) {
        const id = nextId++;
        const worker = new RemoteWorker(() => say({ kind: 'end-worker', id }));
        workers.set(id, worker);
        say({ kind: 'start-worker', id, worker: kind });
        return worker;
      },
      async moveToSystemTrash(paths) {
        await ask({ what: 'move-to-system-trash', paths });
      },
      isOnBattery: async () => (await ask({ what: 'is-on-battery' })) === true,
    },
    tellClosed: () => say({ kind: 'closed' }),
  };
}

/** A child process that main starts; messages wait until its line is there. */
class RemoteWorker implements WorkerPort {
  readonly #kill: () => void;
  #line: MainPort | null = null;
  #waiting: unknown[] = [];
  #listener: ((message: unknown) => void) | null = null;
  #exitListener: ((reason: string) => void) | null = null;

  constructor(kill: () => void) {
    this.#kill = kill;
  }

  postMessage(message: unknown): void {
    if (this.#line === null) this.#waiting.push(message);
    else this.#line.postMessage(message);
  }

  onMessage(listener: (message: unknown) => void): void {
    this.#listener = listener;
  }

  onExit(listener: (reason: string) => void): void {
    this.#exitListener = listener;
  }

  kill(): void {
    this.#kill();
  }

  join(line: MainPort): void {
    this.#line = line;
    line.on('message', ({ data }) => this.#listener?.(data));
    line.start();
    for (const message of this.#waiting.splice(0)) line.postMessage(message);
  }

  end(reason: string): void {
    this.#line?.close();
    this.#exitListener?.(reason);
    this.#exitListener = null;
  }
}
