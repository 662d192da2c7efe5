/** A queue whose consumer takes batches: full ones while there is plenty, smaller ones after a while. */
export interface BatchQueue<T> {
  /** Resolves once there is room; rejects once the queue has failed. */
  push(item: T): Promise<void>;
  /** No more items will come. */
  end(): void;
  /** Hand out what waits now as one smaller batch, without its wait. */
  flush(): void;
  /** Drop everything and fail all waiting pushes and the consumer. */
  fail(error: unknown): void;
  /** The next batch, a full one of so many items where they come in time; null once ended and empty. */
  next(batchSize: number): Promise<T[] | null>;
  readonly length: number;
}

/**
 * @param capacity Items that may wait; a push beyond it waits (backpressure).
 * @param maxWaitMs A smaller batch is handed out after its first item has waited this long; asked anew for each.
 */
export function createBatchQueue<T>(capacity: number, maxWaitMs: () => number): BatchQueue<T> {
  const items: T[] = [];
  const pushers: { go: () => void; fail: (error: unknown) => void }[] = [];
  let consumer: { wake: () => void; fail: (error: unknown) => void } | null = null;
  let oldestAtMs = 0;
  let ended = false;
  let failure: { error: unknown } | null = null;

  function take(batchSize: number): T[] {
    const batch = items.splice(0, batchSize);
    oldestAtMs = Date.now();
    for (const pusher of pushers.splice(0, batch.length)) pusher.go();
    return batch;
  }

  return {
    async push(item) {
      if (failure) throw failure.error;
      if (items.length >= capacity) {
        await new Promise<void>((go, fail) => pushers.push({ go, fail }));
        if (failure) throw (failure as { error: unknown }).error;
      }
      if (items.length === 0) oldestAtMs = Date.now();
      items.push(item);
      consumer?.wake();
    },
    end() {
      ended = true;
      consumer?.wake();
    },
    flush() {
      oldestAtMs = Number.NEGATIVE_INFINITY;
      consumer?.wake();
    },
    fail(error) {
      failure = { error };
      items.length = 0;
      for (const pusher of pushers.splice(0)) pusher.fail(error);
      consumer?.fail(error);
    },
    async next(batchSize) {
      for (;;) {
        if (failure) throw failure.error;
        if (items.length >= batchSize) return take(batchSize);
        if (ended) return items.length > 0 ? take(batchSize) : null;
        const waitMs = items.length > 0 ? oldestAtMs + maxWaitMs() - Date.now() : Number.POSITIVE_INFINITY;
        if (waitMs <= 0) return take(batchSize);
        await waitForChange(waitMs);
      }
    },
    get length() {
      return items.length;
    },
  };

  async function waitForChange(waitMs: number): Promise<void> {
    let timer: ReturnType<typeof setTimeout> | undefined;
    try {
      await new Promise<void>((wake, fail) => {
        consumer = { wake, fail };
        if (Number.isFinite(waitMs)) timer = setTimeout(wake, waitMs);
      });
    } finally {
      clearTimeout(timer);
      consumer = null;
    }
  }
}
