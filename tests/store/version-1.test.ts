import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { OpenStoreOptions } from '../../electron/engine/store/library-store.ts';
import { openLibrary } from '../../electron/engine/store/open-library.ts';
import { openReader } from '../../electron/engine/store/open-reader.ts';
import { idOf, photoRow, takenOn, TEST_PACK, vectorOf } from '../fixtures/made-up-rows.ts';
import { temporaryFolder } from '../fixtures/test-library.ts';

/** Six photos, the second rated by the person, the last without a vector. Written by the code of version 1 (revision 6a07889). */
async function version1(): Promise<OpenStoreOptions> {
  const folder = await temporaryFolder();
  await cp(join(import.meta.dirname, '../fixtures/library-version-1'), join(folder, 'library.albumen'), { recursive: true });
  return { location: join(folder, 'library.albumen'), cacheDir: join(folder, 'cache') };
}

const rows = [0, 1, 2, 3, 4, 5].map((i) =>
  photoRow(i, { ...takenOn(`201${i}-05-03T14:22:10`), rating: i === 1 ? 5 : null, caption: i === 2 ? 'Lofoten' : null }),
);

it('opens a library of version 1 for reading and keeps everything in it', async () => {
  const store = await openReader(await version1());
  expect(await store.counts()).toMatchObject({ photos: 6, files: 6, schemaVersion: 3 });
  expect(await store.photosById(rows.map((row) => row.id))).toEqual(rows);
  const ids = rows.slice(0, 5).map((row) => row.id);
  expect(await store.vectorsOf(TEST_PACK.fingerprint, ids)).toEqual(new Map(ids.map((id, i) => [id, vectorOf(i)])));
  expect(await store.marksOf(ids)).toEqual([{ photoId: idOf(1), kind: 'rating', value: '5', updatedAtMs: 1_700_000_000_000 }]);
  expect(await store.findByWords({ tokens: ['lofoten'], limit: 5 })).toEqual([{ id: idOf(2), tokens: ['lofoten'] }]);
  expect(await store.countPhotos({ isFavourite: false })).toBe(6);
  await store.close();
});

it('takes edits and new photos in a library of version 1', async () => {
  const store = await openLibrary(await version1());
  await store.setMarks([
    { photoId: idOf(0), kind: 'isFavourite', value: true },
    { photoId: idOf(3), kind: 'isHidden', value: true },
    { photoId: idOf(4), kind: 'quarterTurns', value: 1 },
  ]);
  await store.upsertPhotos([photoRow(6), photoRow(1, { fileRating: 2, rating: 2 })]);
  const [favourite, rated, hidden, turned, added] = await store.photosById([idOf(0), idOf(1), idOf(3), idOf(4), idOf(6)]);
  expect(favourite).toEqual({ ...rows[0], isFavourite: true });
  expect(rated).toMatchObject({ rating: 5, fileRating: 2 });
  expect(hidden).toEqual({ ...rows[3], isHidden: true, isVisible: false });
  expect(turned).toEqual({ ...rows[4], quarterTurns: 1, width: 300, height: 400 });
  expect(added).toEqual(photoRow(6));
  expect((await store.vectorsOf(TEST_PACK.fingerprint, [idOf(3), idOf(4)])).size).toBe(2);
  expect(await store.countPhotos()).toBe(6);
  expect(await store.countPhotos({ isFavourite: true })).toBe(1);
  await store.maintain({ force: true });
  await store.close();
});

it('goes on with a migration that was killed after its columns were there', async () => {
  const options = await version1();
  const { connectTables } = await import('../../electron/engine/store/lance-tables.ts');
  const { MIGRATIONS } = await import('../../electron/engine/store/migrations.ts');
  const tables = await connectTables(options.location);
  // All but the note of the new version.
  await MIGRATIONS[0]?.run(tables);
  tables.close();
  const store = await openReader(options);
  expect(await store.counts()).toMatchObject({ photos: 6, schemaVersion: 2 });
  expect(await store.photosById(rows.map((row) => row.id))).toEqual(rows);
  await store.close();
});
