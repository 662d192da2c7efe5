import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openLibrary } from '../../electron/engine/store/open-library.ts';
import { idOf, photoRow } from '../fixtures/made-up-rows.ts';
import { temporaryFolder } from '../fixtures/test-library.ts';

async function libraryOf(photos: number) {
  const folder = await temporaryFolder();
  const options = { location: join(folder, 'library.albumen'), cacheDir: join(folder, 'cache') };
  const store = await openLibrary(options);
  await store.upsertPhotos(Array.from({ length: photos }, (_, i) => photoRow(i)));
  return { options, store };
}

it('finishes an edit whose marks were written and whose photos were not', async () => {
  const { options, store } = await libraryOf(3);
  await store.setMarks([{ photoId: idOf(0), kind: 'rating', value: 4 }]);
  await store.close();
  const killed = await openLibrary(options);
  // What a kill between the two writes leaves.
  await killed.upsertMarks([{ photoId: idOf(1), kind: 'isHidden', value: 'true', updatedAtMs: Date.now() + 5 }]);
  expect(await killed.photosById([idOf(1)])).toMatchObject([{ isHidden: false }]);
  await killed.close();
  const again = await openLibrary(options);
  expect(await again.photosById([idOf(0), idOf(1)])).toMatchObject([{ rating: 4 }, { isHidden: true, isVisible: false }]);
  await again.close();
});

it('tells edits apart though the clock stands still or goes back, and lays them over whole rows that come later', async () => {
  const { options, store } = await libraryOf(2);
  await store.upsertMarks([{ photoId: idOf(1), kind: 'rating', value: '2', updatedAtMs: Date.now() + 3_600_000 }]);
  await store.close();
  const later = await openLibrary(options);
  for (const value of [1, 2, 3]) await later.setMarks([{ photoId: idOf(0), kind: 'rating', value }]);
  const [mark] = await later.marksOf([idOf(0)]);
  expect(mark?.updatedAtMs).toBeGreaterThan(Date.now() + 3_500_000);
  await later.upsertPhotos([photoRow(0, { iso: 800, rating: 1, fileRating: 1 })]);
  expect(await later.photosById([idOf(0), idOf(1)])).toMatchObject([{ iso: 800, rating: 3, fileRating: 1 }, { rating: 2 }]);
  await later.close();
});

it('keeps what is said of a photo that is not known yet', async () => {
  const { store } = await libraryOf(1);
  await store.setMarks([{ photoId: idOf(7), kind: 'isFavourite', value: true }]);
  expect(await store.countPhotos()).toBe(1);
  await store.upsertPhotos([photoRow(7)]);
  expect(await store.photosById([idOf(7)])).toEqual([photoRow(7, { isFavourite: true })]);
  await store.close();
});
