import { MEDIA_PROCESS_IDLE_MS } from '../config.ts';
import { createDecodePool, type DecodePool } from '../workers/decode-pool.ts';
import type { StartWorker } from '../workers/worker-port.ts';

/** A decode process for the window's pictures, beside those of an index run, so that a person never waits behind it. */
export interface MediaPool {
  use<T>(work: (pool: DecodePool) => Promise<T>): Promise<T>;
  close(): void;
}

/** One process, two pictures at a time; ended when it has been idle for a while. */
export function createMediaPool(startWorker: StartWorker, idleMs = MEDIA_PROCESS_IDLE_MS): MediaPool {
  let pool: DecodePool | null = null;
  let users = 0;
  let timer: ReturnType<typeof setTimeout> | null = null;

  function close(): void {
    if (timer !== null) clearTimeout(timer);
    timer = null;
    pool?.close();
    pool = null;
  }

  return {
    async use(work) {
      if (timer !== null) clearTimeout(timer);
      timer = null;
      pool ??= createDecodePool(startWorker, 1);
      users += 1;
      try {
        return await work(pool);
      } finally {
        users -= 1;
        if (users === 0 && pool !== null) timer = setTimeout(close, idleMs).unref();
      }
    },
    close,
  };
}
