import type { ModelPack } from '../encode/model-pack.ts';
import { createEncoders, type RemoteEncoders } from '../encode/remote-encoders.ts';
import { superviseWorker } from '../workers/supervise-worker.ts';
import type { StartWorker } from '../workers/worker-port.ts';

export interface EncoderProcesses {
  /** The encoders of a pack, in a child process that starts on first need and is shared by everyone who asks. */
  of(pack: ModelPack): RemoteEncoders;
  /** Start a process before it is known which pack it will serve, so that both load side by side. */
  warm(): void;
  close(): Promise<void>;
}

/** One encode process per pack in use. */
export function createEncoderProcesses(startWorker: StartWorker, cacheDir: string): EncoderProcesses {
  const byFingerprint = new Map<string, RemoteEncoders>();
  let spare: ReturnType<typeof superviseWorker> | null = null;

  return {
    of(pack) {
      const known = byFingerprint.get(pack.fingerprint);
      if (known) return known;
      const worker = spare ?? superviseWorker('encode', startWorker);
      spare = null;
      const remote = createEncoders({ pack, cacheDir, call: (method, args, timeoutMs) => worker.call(method, args, timeoutMs) });
      const encoders: RemoteEncoders = {
        ...remote,
        async close() {
          await remote.close();
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
