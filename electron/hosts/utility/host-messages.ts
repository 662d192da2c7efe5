import type { WorkerKind } from '../../engine/workers/worker-port.ts';

/** What main says to the engine's process. Ports travel beside the message. */
export type ToEngineProcess =
  /** First of all: open this library. */
  | { readonly kind: 'open'; readonly options: EngineProcessOptions }
  /** `ports[0]` is a client's line: answer its calls. */
  | { readonly kind: 'serve' }
  /** `ports[0]` is the line to the worker that was asked for under this id. */
  | { readonly kind: 'worker-line'; readonly id: number }
  | { readonly kind: 'worker-gone'; readonly id: number; readonly reason: string }
  | { readonly kind: 'answer'; readonly id: number; readonly value: unknown }
  | { readonly kind: 'refusal'; readonly id: number; readonly message: string }
  /** Close the library, then end. */
  | { readonly kind: 'close' };

/** What the engine's process says to main. */
export type FromEngineProcess =
  | { readonly kind: 'start-worker'; readonly id: number; readonly worker: WorkerKind }
  | { readonly kind: 'end-worker'; readonly id: number }
  | { readonly kind: 'ask'; readonly id: number; readonly question: HostQuestion }
  /** The library is closed; the process ends by itself now. */
  | { readonly kind: 'closed' };

/** What only main can do; answered with `answer` or `refusal`. */
export type HostQuestion =
  | { readonly what: 'move-to-system-trash'; readonly paths: readonly string[] }
  | { readonly what: 'is-on-battery' };

/** What the engine's process opens, as main found it. Paths are absolute and POSIX. */
export interface EngineProcessOptions {
  /** A folder, or any URI that LanceDB takes. */
  readonly library: string;
  readonly cacheDir: string;
  readonly resourcesDir: string;
  readonly modelFolders: readonly string[];
  readonly storageOptions: Readonly<Record<string, string>>;
  readonly settingsFile: string;
  readonly homeDir: string;
  readonly picturesDir: string | null;
  readonly version: string;
}
