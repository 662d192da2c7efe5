/** The kinds of child process that the engine asks its host for. */
export type WorkerKind = 'decode' | 'encode';

/** One running child process: a fork under Node, a utilityProcess under Electron. Messages are structured-cloned. */
export interface WorkerPort {
  postMessage(message: unknown): void;
  onMessage(listener: (message: unknown) => void): void;
  /** Called once, when the process is gone for whatever reason; `reason` is in words ("exit code 1", "signal SIGSEGV"). */
  onExit(listener: (reason: string) => void): void;
  /** Ends the process at once. */
  kill(): void;
}

/** Supplied by the host: starts one child process of the given kind. */
export type StartWorker = (kind: WorkerKind) => WorkerPort;
