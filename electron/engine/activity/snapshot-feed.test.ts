import { expect, test } from 'vitest';
import { createSnapshotFeed } from './snapshot-feed.ts';

test('a follower gets the state now, then changes, several of them as the last one', async () => {
  let state = 1;
  const feed = createSnapshotFeed(() => state);
  const follower = feed.follow(undefined);
  expect((await follower.next()).value).toBe(1);
  for (state = 2; state < 5; state++) feed.changed();
  expect((await follower.next()).value).toBe(5);
  const waiting = follower.next();
  feed.changed(); // Nothing is new.
  state = 6;
  feed.changed();
  expect((await waiting).value).toBe(6);
});

test('ends with its signal and with the feed, and is then no follower any more', async () => {
  const feed = createSnapshotFeed(() => 1);
  const leave = new AbortController();
  const [one, two] = [feed.follow(leave.signal), feed.follow(undefined)];
  await Promise.all([one.next(), two.next()]);
  expect(feed.followers).toBe(2);
  const ends = [one.next(), two.next()];
  leave.abort();
  expect((await ends[0])?.done).toBe(true);
  expect(feed.followers).toBe(1);
  feed.end();
  expect((await ends[1])?.done).toBe(true);
  expect(feed.followers).toBe(0);
  expect((await feed.follow(undefined).next()).done).toBe(true);
});
