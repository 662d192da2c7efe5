import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createAlbumReader } from '../../electron/engine/albums/read-albums.ts';
import { createSavedQuestions } from '../../electron/engine/albums/saved-questions.ts';
import { openLibrary } from '../../electron/engine/store/open-library.ts';
import { createTimeline } from '../../electron/engine/timeline/create-timeline.ts';
import { idOf, photoRow, takenOn } from '../fixtures/made-up-rows.ts';
import { temporaryFolder } from '../fixtures/test-library.ts';

test('this day in earlier years is an album of its own, without what files were copied then', async () => {
  const store = await openLibrary({ location: join(await temporaryFolder(), 'library.albumen'), cacheDir: await temporaryFolder() });
  const dates = ['2019-11-28T10:00:00', '2015-11-28T23:59:59', '2015-11-28T00:00:00', '2015-11-27T23:59:59', '2026-11-28T08:00:00', '2020-02-29T12:00:00'];
  await store.upsertPhotos([...dates.map((date, i) => photoRow(i, takenOn(date))), photoRow(9, { ...takenOn('2016-11-28T12:00:00'), takenAtSource: 'file-time' })]);
  const timeline = createTimeline(() => Promise.resolve(store));
  const questions = createSavedQuestions(() => Promise.reject(new Error('nothing is asked here')));
  const on = (day: Date) => createAlbumReader({ timeline: () => timeline.whole(), questions, now: () => day });
  const albums = on(new Date(2026, 10, 28, 9));
  expect(await albums.list(store)).toEqual([{
    id: 'memory-11-28', kind: 'memory', parent: null, name: 'On this day, 28 November', title: { pattern: 'memory', place: null, what: null }, coverId: idOf(0), photos: 3,
    from: '2015-11-28T00:00:00', to: '2019-11-28T10:00:00', because: { spanDays: null, withinKm: null, apartHours: null, rule: null }, question: null, newPhotos: 0, isRemoved: false,
  }]);
  const { ids } = await albums.photos('memory-11-28', store);
  expect([0, 1, 2].map((i) => Buffer.from(ids.subarray(i * 16, (i + 1) * 16)).toString('hex'))).toEqual([idOf(0), idOf(1), idOf(2)]);
  expect((await albums.photos('memory-02-29', store)).count).toBe(1);
  expect(await on(new Date(2026, 5, 1)).list(store)).toEqual([]);
});
