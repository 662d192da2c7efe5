import { expect, test } from 'vitest';
import { createRunQueue, type DueRun } from './run-queue.ts';

const due = (scope: DueRun['scope'], more: Partial<DueRun> = {}): DueRun => ({ scope, named: [], retryFailed: false, verify: false, askedBy: 'watch', ...more });

test('runs of one kind become one, without parts inside one another', () => {
  const queue = createRunQueue();
  queue.add(due(['/p/a', '/p/b/deep']));
  queue.add(due(['/p/b', '/p/a']));
  expect(queue.next()).toEqual(due(['/p/a', '/p/b']));
  expect([queue.next(), queue.isEmpty]).toEqual([null, true]);
});

test('a run over everything takes the others in, and the person who asked is told', () => {
  const queue = createRunQueue();
  queue.add(due(['/new'], { named: ['/new'], askedBy: 'person' }));
  queue.add(due('all'));
  // A new folder is none of the library's yet, so that "all" alone would not hold it.
  expect(queue.next()).toEqual(due('all', { named: ['/new'], askedBy: 'person' }));
});

test('trying failed files again is a run of its own, in its turn', () => {
  const queue = createRunQueue();
  queue.add(due(['/p/a']));
  queue.add(due('all', { retryFailed: true }));
  queue.add(due(['/p/b']));
  expect([queue.next(), queue.next(), queue.next()]).toEqual([due(['/p/a', '/p/b']), due('all', { retryFailed: true }), null]);
});

test('a run that was interrupted is first again, with what came meanwhile', () => {
  const queue = createRunQueue();
  queue.add(due('all', { verify: true }));
  queue.add(due(['/p/b']));
  queue.putBack(due(['/p/a']));
  expect([queue.next(), queue.next()]).toEqual([due(['/p/b', '/p/a']), due('all', { verify: true })]);
});
