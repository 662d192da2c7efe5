import { expect, test } from 'vitest';
import type { AlbumInfo } from '../../shared/contract/album-schemas.ts';
import type { Engine } from '../../shared/contract/engine.ts';
import type { TimelineColumns } from '../../shared/contract/timeline-schemas.ts';
import { SAMPLES } from '../fixtures/repository.ts';
import { testLibrary } from '../fixtures/test-library.ts';
import { pairScores } from './made-up-life.ts';
import { SAMPLE_EVENTS, SAMPLE_TRIPS } from './sample-groups.ts';

/** Paths of an album's photos, in its order. */
async function pathsIn(engine: Engine, id: string): Promise<string[]> {
  const columns = (await engine.albums.photos({ id })) as TimelineColumns;
  const ids = Array.from({ length: columns.count }, (_, i) => Buffer.from(columns.ids.subarray(i * 16, (i + 1) * 16)).toString('hex'));
  return (await engine.getPhotos(ids)).map((photo) => photo.path ?? '');
}

async function namesIn(engine: Engine, id: string): Promise<string[]> {
  return (await pathsIn(engine, id)).map((path) => path.split('/').at(-1) as string);
}

async function idOf(engine: Engine, name: string): Promise<string> {
  const columns = (await engine.timeline.read({})) as TimelineColumns;
  const ids = Array.from({ length: columns.count }, (_, i) => Buffer.from(columns.ids.subarray(i * 16, (i + 1) * 16)).toString('hex'));
  return (await engine.getPhotos(ids)).find((photo) => photo.path?.endsWith(`/${name}`))?.id as string;
}

const albumOf = (albums: readonly AlbumInfo[], name: string): AlbumInfo => albums.find((album) => album.name === name) as AlbumInfo;

test('a library that nobody has sorted shows its trips, days, places and years', async () => {
  const { engine, photos } = await testLibrary(['2016', '2020']);
  await engine.indexLibrary({ folders: [photos] });
  const albums = await engine.albums.list();
  const trip = albumOf(albums, 'Weekend in Bilbao, October 2016');
  expect(trip).toMatchObject({
    kind: 'trip', title: { pattern: 'weekend', place: 'Bilbao' }, photos: 4, from: '2016-10-22T18:51:04', to: '2016-10-23T16:44:33', because: { spanDays: 2, withinKm: 1 }, isRemoved: false,
  });
  expect(await namesIn(engine, trip.id)).toEqual(['DSC_0107.jpg', 'DSC_0111.jpg', 'DSC_0118.jpg', 'DSC_0121.jpg']);
  expect(albums.filter(({ parent }) => parent === trip.id)).toMatchObject([{ kind: 'event', photos: 3, from: '2016-10-23T11:20:40' }]);
  expect(albums.filter(({ kind }) => kind === 'year').map(({ name, photos: count }) => [name, count])).toEqual([['2020', 16], ['2016', 4]]);
  expect(albums.filter(({ kind }) => kind === 'place').map(({ name }) => name)).toEqual(['New York City', 'Stockholm']);
});

test('an index run says when it sorts, and ends after it; albums are told meanwhile', async () => {
  const { engine, photos } = await testLibrary(['2016']);
  const phases: string[] = [];
  const asked: Promise<AlbumInfo[]>[] = [];
  await engine.indexLibrary({ folders: [photos] }, {
    onProgress({ phase }) {
      if (phases.at(-1) !== phase) phases.push(phase);
      if (phase === 'sorting') asked.push(engine.albums.list());
    },
  });
  expect(phases.slice(-3)).toEqual(['finishing', 'sorting', 'done']);
  expect(await Promise.all(asked)).toHaveLength(1);
  expect((await engine.albums.list()).length).toBeGreaterThan(0);
});

test('the samples are grouped as a person would, but for copies that were received', async () => {
  const { engine } = await testLibrary([]);
  await engine.indexLibrary({ folders: [SAMPLES] });
  const albums = await engine.albums.list();
  const truthOf = (groups: Readonly<Record<string, readonly string[]>>) => new Map(Object.entries(groups).flatMap(([name, files]) => files.map((file) => [file, name] as const)));
  const groupsOf = async (kind: string) => await Promise.all(albums.filter((album) => album.kind === kind).map(async ({ id }) => (await pathsIn(engine, id)).map((path) => ({ id: path.slice(SAMPLES.length + 1) }))));
  // Missed: a picture that a messenger dates two days later, and one of which only the file's time is known.
  expect(pairScores(await groupsOf('event'), truthOf(SAMPLE_EVENTS))).toEqual({ precision: 1, recall: 43 / 46, f1: expect.closeTo(0.966, 3) as number });
  expect(pairScores(await groupsOf('trip'), truthOf(SAMPLE_TRIPS))).toEqual({ precision: 1, recall: 34 / 43, f1: expect.closeTo(0.883, 3) as number });
  expect(albums.filter(({ kind }) => kind === 'event' || kind === 'trip').map(({ name }) => name)).toEqual([
    'New York City, November 2020', 'Weekend in Bilbao, October 2016', 'Clothes, 2 November 2020', 'Clothes, 1 November 2020', 'Supermarket, 17 October 2020', 'Bilbao, 23 October 2016',
  ]);
});

test('a person’s name, cover and removal outlive photos that come', async () => {
  const { engine, photos } = await testLibrary(['2016']);
  await engine.indexLibrary({ folders: [photos] });
  const trip = albumOf(await engine.albums.list(), 'Weekend in Bilbao, October 2016');
  const coverId = await idOf(engine, 'DSC_0107.jpg');
  await engine.albums.change({ id: trip.id, name: 'With the dogs', coverId });
  await engine.albums.change({ id: 'year-2016', isRemoved: true });
  const { photos: more } = await testLibrary(['2017', '2020']);
  await engine.indexLibrary({ folders: [more] });
  const albums = await engine.albums.list();
  expect(albums.find(({ id }) => id === trip.id)).toMatchObject({ name: 'With the dogs', title: null, coverId, photos: 4 });
  expect(albums.find(({ id }) => id === 'year-2016')).toMatchObject({ isRemoved: true });
  await engine.albums.change({ id: trip.id, name: null, coverId: null });
  expect((await engine.albums.list()).find(({ id }) => id === trip.id)).toMatchObject({ name: 'Weekend in Bilbao, October 2016', coverId: trip.coverId });
});

test('an album made by hand keeps the order it is given', async () => {
  const { engine, photos } = await testLibrary(['2016']);
  await engine.indexLibrary({ folders: [photos] });
  const [one, two, three] = await Promise.all(['DSC_0121.jpg', 'DSC_0107.jpg', 'DSC_0111.jpg'].map((name) => idOf(engine, name))) as [string, string, string];
  const { id } = await engine.albums.create({ name: 'The best', ids: [one, two] });
  await engine.albums.change({ id, add: [three, one] });
  expect(await namesIn(engine, id)).toEqual(['DSC_0121.jpg', 'DSC_0107.jpg', 'DSC_0111.jpg']);
  await engine.albums.change({ id, move: { ids: [three, two], before: one } });
  expect(await namesIn(engine, id)).toEqual(['DSC_0111.jpg', 'DSC_0107.jpg', 'DSC_0121.jpg']);
  await engine.albums.change({ id, remove: [two], name: 'The very best' });
  await engine.indexLibrary({ folders: [photos], verify: true });
  expect((await engine.albums.list()).find((album) => album.id === id)).toMatchObject({ kind: 'own', name: 'The very best', photos: 2, coverId: three });
  expect(await engine.albums.remove(id)).not.toContainEqual(expect.objectContaining({ id }));
  await expect(engine.albums.photos({ id })).rejects.toMatchObject({ code: 'not-found' });
});

test('a saved question fills itself, and tells what came since the person last looked', async () => {
  const { engine, photos } = await testLibrary(['2016']);
  await engine.indexLibrary({ folders: [photos] });
  const { id, photos: first } = await engine.albums.create({ name: 'Five years', question: { text: 'date:2016..2020' } });
  expect(first).toBe(4);
  const { photos: more } = await testLibrary(['2020']);
  await engine.indexLibrary({ folders: [more] });
  const question = async () => (await engine.albums.list()).find((album) => album.id === id);
  expect(await question()).toMatchObject({ kind: 'question', photos: 20, newPhotos: 16 });
  expect((await namesIn(engine, id)).at(0)).toBe('IMG_4027.jpg');
  await engine.albums.noteSeen(id);
  expect(await question()).toMatchObject({ photos: 20, newPhotos: 0 });
  await expect(engine.albums.create({ name: 'x', ids: ['0'.repeat(32)], question: { text: 'dogs' } })).rejects.toMatchObject({ code: 'bad-input' });
});

test('albums are searched in by their names', async () => {
  const { engine, photos } = await testLibrary(['2016', '2020']);
  await engine.indexLibrary({ folders: [photos] });
  const { id } = await engine.albums.create({ name: 'Köter', ids: [await idOf(engine, 'DSC_0121.jpg'), await idOf(engine, 'DSC_0107.jpg')] });
  const found = async (text: string) => (await engine.searchPhotos({ text })).results.map(({ path }) => path?.split('/').at(-1) ?? '').toSorted((a, b) => (a < b ? -1 : 1));
  expect(await found('album:koter')).toEqual(['DSC_0107.jpg', 'DSC_0121.jpg']);
  expect(await found(`album:${id} date:2016-10-23`)).toEqual(['DSC_0121.jpg']);
  expect(await found('album:"weekend in bilbao, october 2016"')).toEqual(['DSC_0107.jpg', 'DSC_0111.jpg', 'DSC_0118.jpg', 'DSC_0121.jpg']);
  await expect(found('album:none')).rejects.toMatchObject({ code: 'bad-input' });
});

test('photos of an album come only when something has changed since', async () => {
  const { engine, photos } = await testLibrary(['2016']);
  await engine.indexLibrary({ folders: [photos] });
  const { version } = (await engine.albums.photos({ id: 'year-2016' })) as TimelineColumns;
  expect(await engine.albums.photos({ id: 'year-2016', since: version })).toBeNull();
  await engine.editPhotos({ changes: [{ ids: [await idOf(engine, 'DSC_0107.jpg')], change: { isHidden: true } }] });
  expect(await engine.albums.photos({ id: 'year-2016', since: version })).toMatchObject({ count: 3 });
  expect((await engine.albums.list()).find(({ id }) => id === 'year-2016')).toMatchObject({ photos: 3 });
  await expect(engine.albums.photos({ id: 'event-none' })).rejects.toMatchObject({ code: 'not-found' });
});

test('albums are merged, split, and brought back', async () => {
  const { engine, photos } = await testLibrary(['2016', '2020']);
  await engine.indexLibrary({ folders: [photos] });
  const before = await engine.albums.list();
  const [second, first] = before.filter(({ kind, name }) => kind === 'event' && name.startsWith('Clothes')) as [AlbumInfo, AlbumInfo];
  const after = await engine.albums.change({ id: second.id, mergedInto: first.id });
  expect(after.find(({ id }) => id === first.id)).toMatchObject({ photos: 8 });
  expect(after.find(({ id }) => id === second.id)).toMatchObject({ isRemoved: true });
  const back = await engine.albums.change({ id: second.id, isRemoved: false });
  expect(back.filter(({ id }) => id === first.id || id === second.id)).toMatchObject([{ photos: 4, isRemoved: false }, { photos: 4, isRemoved: false }]);

  const oranges = await Promise.all(['20201017_100211.jpg', '20201017_100213.jpg'].map((name) => idOf(engine, name)));
  const shop = albumOf(before, 'Supermarket, 17 October 2020');
  const split = await engine.albums.change({ id: shop.id, split: oranges });
  expect(split.find(({ id }) => id === shop.id)).toMatchObject({ photos: 6 });
  const beside = split.find(({ id }) => !before.some((album) => album.id === id)) as AlbumInfo;
  expect(beside).toMatchObject({ kind: 'event', photos: 2, from: '2020-10-17T10:02:11' });
  await engine.indexLibrary({ folders: [photos], verify: true });
  expect((await engine.albums.list()).find(({ id }) => id === beside.id)).toMatchObject({ photos: 2 });

  const { id: own } = await engine.albums.create({ name: 'Mine' });
  const given = await engine.albums.change({ id: shop.id, mergedInto: own });
  expect(given.find(({ id }) => id === own)).toMatchObject({ photos: 6 });
  expect(given.find(({ id }) => id === shop.id)).toMatchObject({ isRemoved: true });
});

test('photos that are put into an automatic album or taken out of it stay so', async () => {
  const { engine, photos } = await testLibrary(['2016', '2017']);
  await engine.indexLibrary({ folders: [photos] });
  const trip = albumOf(await engine.albums.list(), 'Weekend in Bilbao, October 2016').id;
  const [meadow, sunset] = await Promise.all(['P5130071.jpg', 'DSC_0107.jpg'].map((name) => idOf(engine, name))) as [string, string];
  await engine.albums.change({ id: trip, add: [meadow], remove: [sunset] });
  await engine.albums.change({ id: 'year-2016', remove: [sunset], add: [meadow] });
  await engine.indexLibrary({ folders: [photos, (await testLibrary(['2020'])).photos] });
  expect(await namesIn(engine, trip)).toEqual(['DSC_0111.jpg', 'DSC_0118.jpg', 'DSC_0121.jpg', 'P5130071.jpg']);
  expect(await namesIn(engine, 'year-2016')).toEqual(['P5130071.jpg', 'DSC_0121.jpg', 'DSC_0118.jpg', 'DSC_0111.jpg']);
});

test('what does not fit an album’s kind is refused in words', async () => {
  const { engine, photos } = await testLibrary(['2016']);
  await engine.indexLibrary({ folders: [photos] });
  const trip = albumOf(await engine.albums.list(), 'Weekend in Bilbao, October 2016').id;
  const { id: own } = await engine.albums.create({ name: 'Mine' });
  for (const change of [{ id: own, name: null }, { id: own, isRemoved: true }, { id: trip, move: { ids: [], before: null } }, { id: trip, mergedInto: 'year-2016' }, { id: trip, mergedInto: trip }]) {
    await expect(engine.albums.change(change), JSON.stringify(change)).rejects.toMatchObject({ code: 'bad-input' });
  }
  await expect(engine.albums.remove(trip)).rejects.toMatchObject({ code: 'bad-input' });
  await expect(engine.albums.change({ id: 'event-none', name: 'x' })).rejects.toMatchObject({ code: 'not-found' });
});
