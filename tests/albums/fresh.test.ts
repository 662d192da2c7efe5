import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ALBUM_RECORDS, readWords, writeWord } from '../../electron/engine/albums/album-values.ts';
import { createAlbums } from '../../electron/engine/albums/create-albums.ts';
import { isFresh } from '../../electron/engine/albums/made-of.ts';
import { refreshAlbums } from '../../electron/engine/albums/refresh-albums.ts';
import type { WritableStore } from '../../electron/engine/store/library-store.ts';
import { createTimeline } from '../../electron/engine/timeline/create-timeline.ts';
import { openLibrary } from '../../electron/engine/store/open-library.ts';
import { idOf, photoRow, takenOn } from '../fixtures/made-up-rows.ts';
import { temporaryFolder } from '../fixtures/test-library.ts';

const TAGS = { meant: () => undefined, above: () => [] };

/** A store with three days of five photos, and how often its photos were read as a whole. */
async function library(): Promise<{ store: WritableStore; refresh: (isForced?: boolean) => Promise<{ written: number; deleted: number }>; reads: () => number }> {
  const store = await openLibrary({ location: join(await temporaryFolder(), 'library.albumen'), cacheDir: await temporaryFolder() });
  const days = ['2019-05-04', '2019-08-11', '2019-11-20'];
  await store.upsertPhotos(days.flatMap((day, d) => [0, 1, 2, 3, 4].map((i) => photoRow(d * 5 + i, takenOn(`${day}T12:${10 + i}:00`)))));
  let reads = 0;
  const counting: WritableStore = { ...store, photoColumns: (names, query) => {
    if ((names as readonly string[]).includes('placeholder')) reads++;
    return store.photoColumns(names, query);
  } };
  return { store, reads: () => reads, refresh: (isForced = false) => refreshAlbums(counting, { tags: () => Promise.resolve(TAGS), looks: () => Promise.resolve(null), isForced }) };
}

test('nothing is read where nothing changed, and little where nothing did that albums are made from', async () => {
  const { store, refresh, reads } = await library();
  expect(await refresh()).toEqual({ written: 4, deleted: 0 });
  expect([await refresh(), await isFresh(store), reads()]).toEqual([{ written: 0, deleted: 0 }, true, 1]);
  await store.setMarks([{ photoId: idOf(3), kind: 'isFavourite', value: true }]);
  expect(await isFresh(store)).toBe(false);
  expect([await refresh(), await isFresh(store), reads()]).toEqual([{ written: 0, deleted: 0 }, true, 1]);
});

test('only what changed is written', async () => {
  const { store, refresh } = await library();
  await refresh();
  const before = new Map((await store.albumRows()).map((row) => [row.id, row.value]));
  await store.upsertPhotos([photoRow(50, takenOn('2019-08-11T12:40:00'))]);
  expect(await refresh()).toEqual({ written: 2, deleted: 0 });
  const changed = (await store.albumRows()).filter(({ id, value }) => before.get(id) !== value).map(({ kind }) => kind);
  expect(changed).toEqual(['event']);
  await store.setMarks([0, 1, 2, 3, 4].map((i) => ({ photoId: idOf(i), kind: 'isHidden', value: true })));
  expect((await refresh()).deleted).toBe(1);
});

test('what a person said elsewhere and brought here is worked in', async () => {
  const { store, refresh } = await library();
  await refresh();
  const event = (await store.albumRows()).find(({ kind }) => kind === 'event')?.id as string;
  await store.upsertRecords([writeWord(event, { kind: 'event', without: [idOf(0), idOf(5), idOf(10)] })]);
  expect([await isFresh(store), readWords(await store.records(ALBUM_RECORDS)).size]).toEqual([false, 1]);
  expect(await refresh()).toEqual({ written: 1, deleted: 0 });
  expect(await isFresh(store)).toBe(true);
});

test('an abort writes nothing', async () => {
  const { store } = await library();
  expect(await refreshAlbums(store, { tags: () => Promise.resolve(TAGS), looks: () => Promise.resolve(null), signal: AbortSignal.abort() })).toEqual({ written: 0, deleted: 0 });
  expect([await store.albumRows(), await isFresh(store)]).toEqual([[], false]);
});

test('while a run is under way that sorts at its end, albums are told as they are', async () => {
  const { store } = await library();
  const [held, asked] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  const slow: WritableStore = { ...store, photoColumns: async (names, query) => {
    asked.resolve();
    await held.promise;
    return await store.photoColumns(names, query);
  } };
  let isRunning = true;
  const albums = createAlbums({
    reader: () => Promise.resolve(store),
    write: (work) => work(store),
    timeline: () => createTimeline(() => Promise.resolve(store)).whole(),
    search: () => Promise.reject(new Error('nothing is asked')),
    tags: () => Promise.resolve(TAGS),
    looks: () => Promise.resolve(null),
    now: () => new Date('2020-01-01T00:00:00Z'),
    isSortedSoon: () => isRunning,
  });
  const sorting = albums.refresh(slow);
  await asked.promise;
  expect([await albums.list(), await albums.of(idOf(3))]).toEqual([[], []]);
  held.resolve();
  await sorting;
  isRunning = false;
  expect((await albums.list()).map(({ kind }) => kind)).toEqual(['event', 'event', 'event', 'year']);
  // Without a run, whoever asks first has them worked out.
  await store.setMarks([0, 1, 2, 3, 4].map((i) => ({ photoId: idOf(i), kind: 'isHidden', value: true })));
  expect((await albums.list()).map(({ kind }) => kind)).toEqual(['event', 'event', 'year']);
});
