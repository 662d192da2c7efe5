import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { IndexProgress } from '../../../shared/contract/schemas.ts';
import { createProgress } from './progress.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('sends coalesced snapshots with rate and time left, and the last one at once', async () => {
  const sent: IndexProgress[] = [];
  const progress = createProgress((snapshot) => sent.push(snapshot));
  progress.update({ phase: 'indexing', total: 100 });
  for (let i = 0; i < 50; i++) {
    await vi.advanceTimersByTimeAsync(20);
    progress.photoDone();
  }
  await vi.advanceTimersByTimeAsync(250);
  expect(sent.length).toBeLessThanOrEqual(7);
  const last = sent.at(-1) as IndexProgress;
  expect(last).toMatchObject({ phase: 'indexing', done: 50, total: 100 });
  expect(last.photosPerSecond).toBeGreaterThan(30);
  expect(last.photosPerSecond).toBeLessThan(60);
  expect(last.secondsLeft).toBeCloseTo(50 / last.photosPerSecond, 5);
  progress.finish();
  expect(sent.at(-1)).toMatchObject({ phase: 'done', done: 50 });
});
