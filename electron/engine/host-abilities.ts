import type { StartWorker } from './workers/worker-port.ts';

/** What the engine cannot do by itself and each host supplies in its own way (Node, an Electron utility process). */
export interface HostAbilities {
  readonly startWorker: StartWorker;
  /** Hand files to the system's trash. @throws Error naming the file that could not be moved. */
  readonly moveToSystemTrash: (paths: readonly string[]) => Promise<void>;
  /** True while the machine runs on its battery; false where that cannot be known. */
  readonly isOnBattery: () => Promise<boolean>;
  /** Absolute, POSIX. */
  readonly homeDir: string;
  /** The system's Pictures folder; null where there is none. */
  readonly picturesDir: string | null;
}
