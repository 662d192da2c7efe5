import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openLibrary } from '../../electron/engine/store/open-library.ts';
import { openReader } from '../../electron/engine/store/open-reader.ts';
import type { PhotoRow } from '../../electron/engine/store/photo-row.ts';
import { createTimeline } from '../../electron/engine/timeline/create-timeline.ts';
import { TIMELINE_FLAGS } from '../../shared/contract/timeline-flags.ts';
import type { TimelineColumns } from '../../shared/contract/timeline-schemas.ts';
import { madeUpPhoto } from '../bench/made-up-library.ts';
import { SAMPLES } from '../fixtures/repository.ts';
import { temporaryFolder, testLibrary } from '../fixtures/test-library.ts';

const idOf = (ids: Uint8Array, i: number): string => Buffer.from(ids.subarray(i * 16, (i + 1) * 16)).toString('hex');
const idsOf = (columns: { ids: Uint8Array }): string[] => Array.from({ length: columns.ids.length / 16 }, (_, i) => idOf(columns.ids, i));

/** A store with these photos and a timeline over it. */
async function timelineOf(photos: readonly PhotoRow[]) {
  const options = { location: join(await temporaryFolder(), 'library.albumen'), cacheDir: await temporaryFolder() };
  const store = await openLibrary(options);
  await store.upsertPhotos(photos);
  const reader = await openReader(options);
  return { store, timeline: createTimeline(() => Promise.resolve(reader)) };
}

test('there is nothing where there is no library', async () => {
  const timeline = createTimeline(() => Promise.resolve(null));
  expect(await timeline.read({})).toMatchObject({ version: 'none', count: 0, ids: new Uint8Array() });
  expect(await timeline.read({ since: 'none' })).toBeNull();
  expect(await timeline.positions()).toMatchObject({ version: 'none', latitudes: new Float32Array() });
});

test('photos come newest first, those of one moment by id, those without a date last', async () => {
  const at = (index: number, takenAtMs: number | null): PhotoRow => ({ ...madeUpPhoto(index), takenAtMs });
  const photos = [at(1, 5_000), at(2, null), at(3, 9_000), at(4, 5_000), at(5, -7_000), at(6, null)];
  const { timeline } = await timelineOf(photos);
  const columns = (await timeline.read({})) as TimelineColumns;
  const byId = (a: PhotoRow, b: PhotoRow): number => (a.id < b.id ? -1 : 1);
  const [one, two, three, four, five, six] = photos as [PhotoRow, PhotoRow, PhotoRow, PhotoRow, PhotoRow, PhotoRow];
  const expected = [three, ...[one, four].toSorted(byId), five, ...[two, six].toSorted(byId)];
  expect(idsOf(columns)).toEqual(expected.map(({ id }) => id));
  expect([...columns.takenAtMs]).toEqual([9_000, 5_000, 5_000, -7_000, Number.NaN, Number.NaN]);
  expect(columns.count).toBe(6);
});

test('shapes, kinds and motion are told, and one half of a Live Photo stands for both', async () => {
  const photo = (index: number, more: Partial<PhotoRow>): PhotoRow => ({ ...madeUpPhoto(index), takenAtMs: 10_000 - index, ...more });
  const still = photo(3, { width: 3, height: 4 });
  const { timeline } = await timelineOf([
    photo(0, { kind: 'video', width: 0, height: 0 }),
    photo(1, { kind: 'raw' }),
    photo(2, { isMotionPhoto: true, width: 2, height: 1 }),
    still,
    photo(4, { kind: 'video', bundleOf: still.id, isVisible: false }),
    photo(5, { isVisible: false, paths: [] }),
  ]);
  const columns = (await timeline.read({})) as TimelineColumns;
  const { video, raw, motion } = TIMELINE_FLAGS;
  expect([...columns.flags]).toEqual([video, raw, motion, motion]);
  expect([...columns.ratios]).toEqual([1, Math.fround(4 / 3), 2, 0.75]);
});

test('positions are those of photos with a place, in the order of the timeline', async () => {
  const photo = (index: number, latitude: number | null, longitude: number | null): PhotoRow => ({ ...madeUpPhoto(index), takenAtMs: -index, latitude, longitude });
  const photos = [photo(0, 43.25, -2.5), photo(1, null, null), photo(2, 0, 0)];
  const { timeline } = await timelineOf(photos);
  const positions = await timeline.positions();
  expect(idsOf(positions)).toEqual([photos[0]?.id, photos[2]?.id]);
  expect([[...positions.latitudes], [...positions.longitudes]]).toEqual([[43.25, 0], [-2.5, 0]]);
});

test('a version is read once, and answered with null where the caller has it', async () => {
  const { store, timeline } = await timelineOf([madeUpPhoto(1)]);
  const first = (await timeline.read({})) as TimelineColumns;
  expect((await timeline.read({}))?.ids).toBe(first.ids);
  expect(await timeline.read({ since: first.version })).toBeNull();
  await store.upsertPhotos([madeUpPhoto(2)]);
  const second = (await timeline.read({ since: first.version })) as TimelineColumns;
  expect([second.count, second.version === first.version]).toEqual([2, false]);
});

test('many batches are put together in order', async () => {
  const photos = Array.from({ length: 5_000 }, (_, i) => madeUpPhoto((i * 7919) % 5_000));
  const { timeline } = await timelineOf(photos);
  const { ids, takenAtMs, count } = (await timeline.read({})) as TimelineColumns;
  expect(count).toBe(5_000);
  expect(idsOf({ ids })).toEqual(Array.from({ length: 5_000 }, (_, i) => madeUpPhoto(4_999 - i).id));
  expect(takenAtMs[0]).toBe(madeUpPhoto(4_999).takenAtMs);
});

test('what the person marks shows in the timelines', async () => {
  const { engine, photos } = await testLibrary(['2016', '2017']);
  await cp(join(SAMPLES, '2018'), join(photos, '2018'), { recursive: true });
  await engine.indexLibrary({ folders: [photos] });
  const all = (await engine.timeline.read({})) as TimelineColumns;
  const [favourite, hidden] = [idOf(all.ids, 2), idOf(all.ids, 5)];
  await engine.editPhotos({ changes: [{ ids: [favourite], change: { isFavourite: true } }, { ids: [hidden], change: { isHidden: true } }] });
  const after = (await engine.timeline.read({ since: all.version })) as TimelineColumns;
  expect(idsOf(after)).toEqual(idsOf(all).filter((id) => id !== hidden));
  expect([...after.flags.keys()].filter((i) => ((after.flags[i] ?? 0) & TIMELINE_FLAGS.favourite) !== 0)).toEqual([2]);
  expect(idsOf((await engine.timeline.read({ show: 'favourites' })) as TimelineColumns)).toEqual([favourite]);
  expect(idsOf((await engine.timeline.read({ show: 'hidden' })) as TimelineColumns)).toEqual([hidden]);
  // Turned by a quarter, the picture has the other shape.
  await engine.editPhotos({ changes: [{ ids: [favourite], change: { quarterTurns: 1 } }] });
  const turned = (await engine.timeline.read({})) as TimelineColumns;
  expect(turned.ratios[2]).toBeCloseTo(1 / (after.ratios[2] ?? 0), 5);
});
