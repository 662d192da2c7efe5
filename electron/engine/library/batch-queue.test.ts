import { expect, test, vi } from 'vitest';
import { createBatchQueue } from './batch-queue.ts';

test('hands out full batches, then what is left', async () => {
  const queue = createBatchQueue<number>(10, () => 60_000);
  for (const n of [1, 2, 3, 4, 5]) await queue.push(n);
  queue.end();
  expect([await queue.next(3), await queue.next(3), await queue.next(3)]).toEqual([[1, 2, 3], [4, 5], null]);
});

test('makes a producer wait while it is full', async () => {
  const queue = createBatchQueue<number>(2, () => 60_000);
  await queue.push(1);
  await queue.push(2);
  let pushed = false;
  const third = queue.push(3).then(() => (pushed = true));
  await Promise.resolve();
  expect(pushed).toBe(false);
  expect(await queue.next(2)).toEqual([1, 2]);
  await third;
  expect(queue.length).toBe(1);
});

test('hands out a smaller batch after its wait, or at once when flushed', async () => {
  vi.useFakeTimers();
  try {
    const queue = createBatchQueue<number>(10, () => 1_000);
    await queue.push(1);
    const late = queue.next(10);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(await late).toEqual([1]);
    await queue.push(2);
    const flushed = queue.next(10);
    queue.flush();
    expect(await flushed).toEqual([2]);
  } finally {
    vi.useRealTimers();
  }
});

test('a failure reaches the consumer and every waiting producer', async () => {
  const queue = createBatchQueue<number>(1, () => 60_000);
  await queue.push(1);
  const waiting = expect(queue.push(2)).rejects.toThrow('disk full');
  queue.fail(new Error('disk full'));
  await waiting;
  await expect(queue.next(2)).rejects.toThrow('disk full');
  await expect(queue.push(3)).rejects.toThrow('disk full');
});
