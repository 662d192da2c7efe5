import { setTimeout as delay } from 'node:timers/promises';
import { SNAPSHOT_INTERVAL_MS } from '../config.ts';

/** One changing state for any number of followers; each gets the latest, however slow it is. */
export interface SnapshotFeed<Snapshot> {
  /** Say that the state may have changed. */
  changed(): void;
  /** The state now, then every other state, at least SNAPSHOT_INTERVAL_MS apart. Ends with the signal, and with `end`. */
  follow(signal: AbortSignal | undefined): AsyncGenerator<Snapshot, void, undefined>;
  readonly followers: number;
  end(): void;
}

/** @param take The state at this moment; states of equal JSON are one. */
export function createSnapshotFeed<Snapshot>(take: () => Snapshot): SnapshotFeed<Snapshot> {
  const ended = new AbortController();
  let news = Promise.withResolvers<void>();
  let followers = 0;

  async function* follow(signal: AbortSignal | undefined): AsyncGenerator<Snapshot, void, undefined> {
    const stop = signal ? AbortSignal.any([signal, ended.signal]) : ended.signal;
    const stopped = new Promise<void>((resolve) => stop.addEventListener('abort', () => resolve(), { once: true }));
    let last: string | null = null;
    followers += 1;
    try {
      while (!stop.aborted) {
        const change = news.promise;
        const snapshot = take();
        const text = JSON.stringify(snapshot);
        if (text !== last) {
          last = text;
          yield snapshot;
          await Promise.race([delay(SNAPSHOT_INTERVAL_MS, undefined, { ref: false }), stopped]);
        }
        await Promise.race([change, stopped]);
      }
    } finally {
      followers -= 1;
    }
  }

  return {
    changed() {
      news.resolve();
      news = Promise.withResolvers();
    },
    follow,
    get followers() {
      return followers;
    },
    end: () => ended.abort(),
  };
}
