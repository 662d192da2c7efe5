import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readFacets } from '../../electron/engine/store/count-facets.ts';
import { connectTables } from '../../electron/engine/store/lance-tables.ts';
import type { CountryFacet, OpenStoreOptions, StoreReader } from '../../electron/engine/store/library-store.ts';
import { writeMeta } from '../../electron/engine/store/meta-values.ts';
import { migrateLibrary, MIGRATIONS, newestVersion } from '../../electron/engine/store/migrations.ts';
import { openLibrary } from '../../electron/engine/store/open-library.ts';
import { openReader } from '../../electron/engine/store/open-reader.ts';
import type { MarkRow, PhotoRow } from '../../electron/engine/store/photo-row.ts';
import type { ShownPhoto } from '../../electron/engine/store/shown-text.ts';
import { idOf, photoRow, takenOn, TEST_PACK, vectorOf } from '../fixtures/made-up-rows.ts';
import { Stopped, stopWritesAfter } from '../fixtures/stop-writes.ts';
import { temporaryFolder } from '../fixtures/test-library.ts';

const NEWEST = newestVersion(MIGRATIONS);
const PLACE = { latitude: 43.26, longitude: -2.93, city: 'Bilbao', region: null, country: 'Spain', countryCode: 'ES' };

interface Earlier {
  readonly version: number;
  readonly rows: readonly PhotoRow[];
  /** By photo and kind. */
  readonly marks: readonly Omit<MarkRow, 'updatedAtMs'>[];
}

const plain = [0, 1, 2, 3, 4, 5].map((i) => photoRow(i, { ...takenOn(`201${i}-05-03T14:22:10`), caption: i === 2 ? 'Lofoten' : null }));

/** What the person said of the photos, as their rows show it from version 2 on. */
function edited(row: PhotoRow, i: number): PhotoRow {
  return {
    ...row,
    ...(i === 0 && { isFavourite: true }), ...(i === 1 && { rating: 5 }), ...(i === 3 && { isHidden: true, isVisible: false }),
    ...(i === 4 && {
      ...PLACE, quarterTurns: 1, width: 300, height: 400,
      fileValues: '{"place":{"latitude":null,"longitude":null,"city":null,"region":null,"country":null,"countryCode":null}}',
    }),
  };
}
const EDIT_MARKS: Earlier['marks'] = [
  { photoId: idOf(0), kind: 'isFavourite', value: 'true' }, { photoId: idOf(1), kind: 'rating', value: '5' }, { photoId: idOf(3), kind: 'isHidden', value: 'true' },
  { photoId: idOf(4), kind: 'place', value: JSON.stringify(PLACE) }, { photoId: idOf(4), kind: 'quarterTurns', value: '1' },
];

/** Six photos each, the last without a vector. */
const EARLIER: readonly Earlier[] = [
  // Written by the code of version 1 (revision 6a07889).
  {
    version: 1,
    rows: plain.map((row, i) => ({ ...row, rating: i === 1 ? 5 : null })),
    marks: [{ photoId: idOf(1), kind: 'rating', value: '5' }],
  },
  // Written by the code of version 2 (revision f74b1a6).
  {
    version: 2,
    rows: plain.map((row, i) => edited({ ...row, keywords: i === 2 ? ['dog'] : [] }, i)),
    marks: EDIT_MARKS,
  },
  // Written by the code of version 3 (revision a166620).
  {
    version: 3,
    rows: plain.map((row, i) => edited({
      ...row,
      ...(i === 2 && { paths: ['/photos/IMG_2.jpg', '/photos/ü "two"\n☃.jpg'] }), ...(i === 5 && { takenAt: null, takenAtMs: null, takenAtSource: null, tags: ['dog'] }),
    }, i)),
    marks: [...EDIT_MARKS, { photoId: idOf(5), kind: 'tags', value: '{"dog":true}' }],
  },
];

async function copyOf({ version }: Earlier): Promise<OpenStoreOptions> {
  const folder = await temporaryFolder();
  await cp(join(import.meta.dirname, `../fixtures/library-version-${version}`), join(folder, 'library.albumen'), { recursive: true });
  return { location: join(folder, 'library.albumen'), cacheDir: join(folder, 'cache') };
}

/** What results show of a photo. */
function shownOf({ id, kind, paths, takenAt, width, height }: PhotoRow): ShownPhoto {
  return { id, kind, paths, takenAt, width, height };
}

async function expectWhole(store: StoreReader, { rows, marks }: Earlier): Promise<void> {
  const ids = rows.map((row) => row.id);
  const visible = rows.filter((row) => row.isVisible);
  expect(await store.counts()).toMatchObject({ photos: visible.length, files: 6, schemaVersion: NEWEST });
  expect(await store.photosById(ids)).toEqual(rows);
  const withVector = ids.slice(0, 5);
  expect(await store.vectorsOf(TEST_PACK.fingerprint, withVector)).toEqual(new Map(withVector.map((id, i) => [id, vectorOf(i)])));
  const byPhoto = (a: { photoId: string; kind: string }, b: { photoId: string; kind: string }): number => (a.photoId + a.kind < b.photoId + b.kind ? -1 : 1);
  const said = (await store.marksOf(ids)).map(({ photoId, kind, value }) => ({ photoId, kind, value }));
  expect(said.toSorted(byPhoto)).toEqual(marks.toSorted(byPhoto));
  expect(await store.findByWords({ tokens: ['lofoten'], limit: 5 })).toEqual([{ id: idOf(2), tokens: ['lofoten'] }]);
  expect(await store.countPhotos({ isFavourite: false })).toBe(visible.filter((row) => !row.isFavourite).length);
  expect(await store.countPhotos({ tagged: ['dog'] })).toBe(visible.filter((row) => row.tags.includes('dog')).length);
  const nearest = await store.nearestPhotos({ fingerprint: TEST_PACK.fingerprint, vector: vectorOf(0), limit: 9 });
  expect(nearest.map(({ photo }) => photo.row).toSorted((a, b) => ids.indexOf(a.id) - ids.indexOf(b.id))).toEqual(visible.filter(({ id }) => withVector.includes(id)).map(shownOf));
  expect([await store.listRecords(), await store.albumRows(), await store.pairRows()]).toEqual([[], [], []]);
}

describe.each(EARLIER)('a library of version $version', (earlier) => {
  it('is opened for reading with everything in it', async () => {
    const store = await openReader(await copyOf(earlier));
    await expectWhole(store, earlier);
    await store.close();
  });

  it('takes edits, tags and new photos', async () => {
    const { rows } = earlier;
    const store = await openLibrary(await copyOf(earlier));
    await store.setMarks([
      { photoId: idOf(0), kind: 'isFavourite', value: true },
      { photoId: idOf(3), kind: 'isHidden', value: true },
      { photoId: idOf(4), kind: 'quarterTurns', value: 1 },
      { photoId: idOf(5), kind: 'tags', value: { dog: true } },
    ]);
    await store.upsertPhotos([photoRow(6), photoRow(1, { fileRating: 2, rating: 2 })]);
    await store.upsertRecords([{ key: 'tag/own-1', kind: 'tag', value: '{}', updatedAtMs: 5 }]);
    const [favourite, rated, hidden, turned, tagged, added] = await store.photosById([idOf(0), idOf(1), idOf(3), idOf(4), idOf(5), idOf(6)]);
    expect(favourite).toEqual({ ...rows[0], isFavourite: true });
    expect(rated).toMatchObject({ rating: 5, fileRating: 2 });
    expect(hidden).toEqual({ ...rows[3], isHidden: true, isVisible: false });
    expect(turned).toEqual({ ...rows[4], quarterTurns: 1, width: 300, height: 400 });
    expect(tagged).toEqual({ ...rows[5], tags: ['dog'] });
    expect(added).toEqual(photoRow(6));
    expect((await store.vectorsOf(TEST_PACK.fingerprint, [idOf(3), idOf(4)])).size).toBe(2);
    const [nearest] = await store.nearestPhotos({ fingerprint: TEST_PACK.fingerprint, vector: vectorOf(4), limit: 1 });
    expect(nearest?.photo.row).toEqual(shownOf({ ...(rows[4] as PhotoRow), width: 300, height: 400 }));
    expect(await store.countPhotos()).toBe(6);
    expect(await store.countPhotos({ tagged: ['dog'] })).toBe(1);
    await store.maintain({ force: true });
    await store.close();
  });

  it('is brought up to date wherever a kill falls into it', async () => {
    let writes = 0;
    for (let isDone = false; !isDone; writes++) {
      const options = await copyOf(earlier);
      const tables = await connectTables(options.location);
      isDone = await migrateLibrary(stopWritesAfter(tables, writes), MIGRATIONS).then(
        () => true,
        (error: unknown) => {
          if (error instanceof Stopped) return false;
          throw error;
        },
      );
      tables.close();
      // A library that was left half way is finished by whoever opens it next.
      const store = await openReader(options);
      await expectWhole(store, earlier);
      await store.close();
    }
    // Each step is one write at least, and one more notes its version.
    expect(writes).toBeGreaterThan(2 * (NEWEST - earlier.version));
  });
});

it('counts again what facets of an earlier version lack', async () => {
  const [, earlier] = EARLIER;
  const options = await copyOf(earlier as Earlier);
  const before = await openReader(options);
  const facets = await before.facets();
  await before.close();
  expect(facets.countries).toEqual([{ value: 'Spain', photos: 1, countryCode: 'ES' }]);
  const tables = await connectTables(options.location);
  await writeMeta(tables, { facets: { ...facets, countries: [{ value: 'Spain', photos: 1 } as CountryFacet] } });
  expect(await readFacets(tables)).toEqual(facets);
});
