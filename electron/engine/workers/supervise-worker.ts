import { AlbumenError, type AlbumenErrorCode } from '../../../shared/contract/errors.ts';
import { WORKER_BACKOFF_FIRST_MS, WORKER_BACKOFF_MAX_MS, WORKER_STEADY_AFTER_MS } from '../config.ts';
import type { StartWorker, WorkerKind, WorkerPort } from './worker-port.ts';

/**
 * Why a call ended without an answer. `innocent` calls were lost because another call hung and the process was ended for
 * it; `unstartable` says that a fresh process ended before it answered anything.
 */
export type WorkerLoss = 'crashed' | 'hung' | 'innocent' | 'closed' | 'unstartable';

/** A call that got no answer because its process is gone; the caller decides whether to try again. */
export class WorkerLostError extends AlbumenError {
  readonly loss: WorkerLoss;

  constructor(loss: WorkerLoss, message: string) {
    super('worker-failed', message);
    this.loss = loss;
  }
}

export interface SupervisedWorker {
  /**
   * Send one request to the child process, starting it where it does not run.
   *
   * @param timeoutMs After this long without an answer the process is ended; 0 waits for ever.
   * @throws WorkerLostError when the process died, hung or was closed; AlbumenError as the worker reported it.
   */
  call(method: string, args: unknown, timeoutMs?: number): Promise<unknown>;
  /** Start the process now, so that a later call finds it ready. */
  warm(): void;
  /** Requests without an answer yet. */
  readonly pending: number;
  /** Answers since the process was started. */
  readonly served: number;
  /** End the process when nothing is pending any more; the next call starts a fresh one. */
  recycle(): void;
  close(): void;
}

interface PendingCall {
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: Error) => void;
  readonly timer: ReturnType<typeof setTimeout> | null;
}

interface WorkerReply {
  readonly id: number;
  readonly ok: boolean;
  readonly value?: unknown;
  readonly error?: { readonly code?: string; readonly message: string };
}

interface RunningProcess {
  readonly port: WorkerPort;
  readonly startedAtMs: number;
  readonly pending: Map<number, PendingCall>;
  served: number;
  hung: boolean;
  retiring: boolean;
}

/**
 * Keep one child process of a kind answering requests: started on need, restarted with back-off after a crash, ended
 * when a request hangs. A process that dies fails its pending calls at once; nothing waits for an answer that cannot come.
 *
 * @param onStarted Called with every fresh process before its first request is sent (for set-up requests).
 */
export function superviseWorker(
  kind: WorkerKind,
  start: StartWorker,
  onStarted?: (call: (method: string, args: unknown) => Promise<unknown>) => void,
): SupervisedWorker {
  let running: RunningProcess | null = null;
  const alive = new Set<RunningProcess>();
  let nextId = 1;
  let crashesInARow = 0;
  let notBeforeMs = 0;
  let closed = false;

  function startProcess(): RunningProcess {
    const process: RunningProcess = {
      port: start(kind),
      startedAtMs: Date.now(),
      pending: new Map(),
      served: 0,
      hung: false,
      retiring: false,
    };
    process.port.onMessage((message) => settle(process, message as WorkerReply));
    process.port.onExit((reason) => lose(process, reason));
    running = process;
    alive.add(process);
    onStarted?.((method, args) => send(process, method, args, 0));
    return process;
  }

  function settle(process: RunningProcess, reply: WorkerReply): void {
    const call = process.pending.get(reply.id);
    if (!call) return;
    process.pending.delete(reply.id);
    process.served += 1;
    if (call.timer) clearTimeout(call.timer);
    if (Date.now() - process.startedAtMs > WORKER_STEADY_AFTER_MS) crashesInARow = 0;
    if (reply.ok) call.resolve(reply.value);
    else call.reject(errorFromReply(kind, reply));
    if (process.retiring && process.pending.size === 0) process.port.kill();
  }

  function lose(process: RunningProcess, reason: string): void {
    alive.delete(process);
    if (running === process) running = null;
    if (!process.retiring && !closed) {
      crashesInARow += 1;
      const waitMs = Math.min(WORKER_BACKOFF_MAX_MS, WORKER_BACKOFF_FIRST_MS * 2 ** (crashesInARow - 1));
      notBeforeMs = Date.now() + waitMs;
    }
    const loss: WorkerLoss = closed ? 'closed' : process.hung ? 'innocent' : 'crashed';
    for (const call of process.pending.values()) {
      if (call.timer) clearTimeout(call.timer);
      call.reject(new WorkerLostError(loss, `the ${kind} process ended (${reason})`));
    }
    process.pending.clear();
  }

  function send(process: RunningProcess, method: string, args: unknown, timeoutMs: number): Promise<unknown> {
    return new Promise((resolve, reject) => {
      const id = nextId++;
      const timer = timeoutMs > 0 ? setTimeout(() => endHungProcess(process, id, timeoutMs), timeoutMs) : null;
      process.pending.set(id, { resolve, reject, timer });
      process.port.postMessage({ id, method, args });
    });
  }

  function endHungProcess(process: RunningProcess, id: number, timeoutMs: number): void {
    const call = process.pending.get(id);
    if (!call) return;
    process.pending.delete(id);
    process.hung = true;
    process.port.kill();
    if (running === process) running = null;
    call.reject(new WorkerLostError('hung', `no answer from the ${kind} process within ${Math.round(timeoutMs / 1000)} s`));
  }

  async function readyProcess(): Promise<RunningProcess> {
    while (!running) {
      if (closed) throw new WorkerLostError('closed', `the ${kind} process was closed`);
      const waitMs = notBeforeMs - Date.now();
      if (waitMs <= 0) return startProcess();
      await new Promise((resolve) => setTimeout(resolve, waitMs));
    }
    return running;
  }

  return {
    async call(method, args, timeoutMs = 0) {
      const process = await readyProcess();
      return send(process, method, args, timeoutMs);
    },
    warm() {
      if (!running && !closed && Date.now() >= notBeforeMs) startProcess();
    },
    get pending() {
      return running?.pending.size ?? 0;
    },
    get served() {
      return running?.served ?? 0;
    },
    recycle() {
      if (!running) return;
      const old = running;
      old.retiring = true;
      running = null;
      if (old.pending.size === 0) old.port.kill();
    },
    close() {
      closed = true;
      for (const process of alive) process.port.kill();
    },
  };
}

const KNOWN_CODES: ReadonlySet<string> = new Set<AlbumenErrorCode>([
  'bad-input', 'not-found', 'pack-invalid', 'model-failed', 'decode-failed', 'worker-failed', 'permission-denied', 'disk-full', 'cancelled',
]);

function errorFromReply(kind: WorkerKind, reply: WorkerReply): Error {
  const message = reply.error?.message ?? `the ${kind} process answered with an error but no message`;
  const code = reply.error?.code;
  if (code !== undefined && KNOWN_CODES.has(code)) return new AlbumenError(code as AlbumenErrorCode, message);
  return new AlbumenError('worker-failed', message);
}
