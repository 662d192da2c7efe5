import { onTestFinished } from 'vitest';
import type { ActivitySnapshot } from '../../shared/contract/activity-schemas.ts';
import type { Engine } from '../../shared/contract/engine.ts';

/** One follower of an engine's background for the length of a test. */
export interface Follower {
  /** Every snapshot so far. */
  readonly seen: readonly ActivitySnapshot[];
  /** The first snapshot from now on (the latest one included) that passes; the test's own time limit ends the wait. */
  until(test: (snapshot: ActivitySnapshot) => boolean): Promise<ActivitySnapshot>;
}

export function followActivity(engine: Engine): Follower {
  const seen: ActivitySnapshot[] = [];
  const leave = new AbortController();
  const waiting = new Set<() => void>();
  onTestFinished(() => leave.abort());
  void (async () => {
    for await (const snapshot of engine.activity.follow(leave.signal)) {
      seen.push(snapshot);
      for (const wake of waiting) wake();
    }
  })();
  return {
    seen,
    async until(test) {
      let at = Math.max(0, seen.length - 1);
      for (;;) {
        const found = seen.slice(at).find(test);
        if (found) return found;
        at = seen.length;
        await new Promise<void>((wake) => waiting.add(wake));
      }
    },
  };
}

export const isDone = (snapshot: ActivitySnapshot): boolean => snapshot.state === 'idle' && snapshot.lastRun !== null;
