import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readAlbumRow, unpackIds } from '../../electron/engine/albums/album-values.ts';
import { refreshAlbums } from '../../electron/engine/albums/refresh-albums.ts';
import { normalize, type UnitVector } from '../../electron/engine/encode/embedding.ts';
import type { WritableStore } from '../../electron/engine/store/library-store.ts';
import { openLibrary } from '../../electron/engine/store/open-library.ts';
import type { PhotoRow } from '../../electron/engine/store/photo-row.ts';
import { idOf, photoRow, takenOn, TEST_PACK, vectorOf } from '../fixtures/made-up-rows.ts';
import { seededRandom } from '../fixtures/seeded-random.ts';
import { temporaryFolder } from '../fixtures/test-library.ts';

const DIM = 64;
/** Pictures of the same thing: a direction of its own, and a little of anything. */
const THINGS = { bridge: 1_001, kite: 1_002, 'one day': 1_003, nameless: 1_004 } as const;

function lookOf(thing: keyof typeof THINGS | null, index: number): UnitVector {
  const random = seededRandom(index + 1);
  const middle = thing === null ? vectorOf(index, DIM) : vectorOf(THINGS[thing], DIM);
  return normalize(Array.from(middle, (value) => value + (random() - 0.5) * 0.08));
}

/** Photos of the four things, and of nothing in particular. */
function photosOf(first: number, things: readonly (keyof typeof THINGS | null)[]): { row: PhotoRow; vector: UnitVector }[] {
  return things.map((thing, i) => {
    const index = first + i;
    const day = thing === 'one day' ? '2019-05-05' : new Date(Date.UTC(2015, 0, 1) + index * 9 * 86_400_000).toISOString().slice(0, 10);
    return { row: photoRow(index, { ...takenOn(`${day}T12:${String(index % 60).padStart(2, '0')}:00`), addedAtMs: 1_700_000_000_000 + index }), vector: lookOf(thing, index) };
  });
}

const names = (id: string) => ({ id, names: { en: id, de: id }, isHidden: false });
const TAGS = { meant: names, above: (id: string) => (id === 'object' ? [] : ['object']) };

/** Tells bridges and kites, as a vocabulary would, and cannot tell the nameless from either. */
const looks = (vectors: Float32Array) => Promise.resolve(Array.from({ length: vectors.length / DIM }, (_, i) => {
  const own = vectors.subarray(i * DIM, (i + 1) * DIM);
  const scores = (['bridge', 'kite'] as const).map((tag) => ({ tag, score: 10 * vectorOf(THINGS[tag], DIM).reduce((sum, value, at) => sum + value * (own[at] as number), 0) }));
  return scores;
}));

async function write(store: WritableStore, photos: ReturnType<typeof photosOf>): Promise<void> {
  await store.upsertPhotos(photos.map(({ row }) => row), { fingerprint: TEST_PACK.fingerprint, rows: photos.map(({ row, vector }) => ({ id: row.id, vector })) });
  await refreshAlbums(store, { tags: () => Promise.resolve(TAGS), looks });
}

async function conceptsIn(store: WritableStore): Promise<{ id: string; name: string | undefined; photos: string[] }[]> {
  const rows = (await store.albumRows()).map(readAlbumRow).filter(({ kind }) => kind === 'concept');
  return rows.map(({ id, facts, photoIds }) => ({ id, name: facts.title.what?.en, photos: unpackIds(photoIds).toSorted() })).toSorted((a, b) => ((a.name ?? '') < (b.name ?? '') ? -1 : 1));
}

test('pictures that look alike and that no tag covers become albums, where they are of several days and can be named', async () => {
  const store = await openLibrary({ location: join(await temporaryFolder(), 'library.albumen'), cacheDir: await temporaryFolder() });
  await store.addPack({ ...TEST_PACK, dim: DIM });
  const things = [...Array.from({ length: 12 }, () => ['bridge', 'kite', 'one day', 'nameless'] as const).flat(), ...Array.from({ length: 80 }, () => null)];
  await write(store, photosOf(0, things));
  const idsOf = (thing: string) => things.flatMap((each, i) => (each === thing ? [idOf(i)] : [])).toSorted();
  const found = await conceptsIn(store);
  expect(found.map(({ name, photos }) => ({ name, photos }))).toEqual([{ name: 'Bridge', photos: idsOf('bridge') }, { name: 'Kite', photos: idsOf('kite') }]);

  await write(store, photosOf(200, ['bridge', 'kite', 'kite', null]));
  const [bridge, kite] = await conceptsIn(store);
  expect([bridge, kite]).toEqual([
    { id: found[0]?.id, name: 'Bridge', photos: [...idsOf('bridge'), idOf(200)].toSorted() },
    { id: found[1]?.id, name: 'Kite', photos: [...idsOf('kite'), idOf(201), idOf(202)].toSorted() },
  ]);
});

test('photos with a tag are in no concept', async () => {
  const store = await openLibrary({ location: join(await temporaryFolder(), 'library.albumen'), cacheDir: await temporaryFolder() });
  await store.addPack({ ...TEST_PACK, dim: DIM });
  const photos = photosOf(0, Array.from({ length: 60 }, (_, i) => (i < 20 ? 'bridge' as const : null)));
  await write(store, photos.map(({ row, vector }, i) => ({ row: i < 20 ? { ...row, keywords: ['bridge'] } : row, vector })));
  expect(await conceptsIn(store)).toEqual([]);
});
