import { ENCODER_RESTS_AFTER } from '../config.ts';
import type { ModelPack } from '../encode/model-pack.ts';
import { onlyCachedPack } from '../encode/pack-cache.ts';
import { createEncoders, type RemoteEncoders } from '../encode/remote-encoders.ts';
import { superviseWorker, type SupervisedWorker } from '../workers/supervise-worker.ts';
import type { StartWorker } from '../workers/worker-port.ts';

export interface EncoderProcesses {
  /** The encoders of a pack, in a child process that starts on first need and is shared by everyone who asks. */
  of(pack: ModelPack): RemoteEncoders;
  /**
   * Start a process before the library has told which pack it will serve, so that both load side by side. Where only one pack is known
   * here its text encoder is loaded too; should it be another one, that is loaded in its place.
   */
  warm(): void;
  /**
   * Give back the memory that encoding so many photos took, where they are many: processes end once nothing is pending, and start anew on the
   * next need.
   */
  restAfter(photos: number): void;
  close(): Promise<void>;
}

/** One encode process per pack in use. */
export function createEncoderProcesses(startWorker: StartWorker, cacheDir: string): EncoderProcesses {
  const byFingerprint = new Map<string, RemoteEncoders>();
  const workers = new Set<SupervisedWorker>();
  let spare: SupervisedWorker | null = null;

  function encodersIn(worker: SupervisedWorker, pack: ModelPack): RemoteEncoders {
    return createEncoders({ pack, cacheDir, call: (method, args, timeoutMs) => worker.call(method, args, timeoutMs) });
  }

  return {
    of(pack) {
      const known = byFingerprint.get(pack.fingerprint);
      if (known) return known;
      const worker = spare ?? superviseWorker('encode', startWorker);
      spare = null;
      workers.add(worker);
      const remote = encodersIn(worker, pack);
      const encoders: RemoteEncoders = {
        ...remote,
        async close() {
          await remote.close();
          workers.delete(worker);
          worker.close();
        },
      };
      byFingerprint.set(pack.fingerprint, encoders);
      return encoders;
    },
    warm() {
      if (byFingerprint.size > 0 || spare) return;
      spare = superviseWorker('encode', startWorker);
      spare.warm();
      const likely = onlyCachedPack(cacheDir);
      if (likely) encodersIn(spare, likely).warmText();
    },
    restAfter(photos) {
      if (photos < ENCODER_RESTS_AFTER) return;
      for (const worker of workers) worker.recycle();
    },
    async close() {
      spare?.close();
      spare = null;
      const open = [...byFingerprint.values()];
      byFingerprint.clear(); // Whoever asks later gets a new process.
      await Promise.all(open.map((encoders) => encoders.close()));
    },
  };
}
