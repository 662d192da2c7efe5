import { cp, mkdir, readdir, rename, rm, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { IndexReport } from '../../shared/contract/schemas.ts';
import { testLibrary } from '../fixtures/test-library.ts';

const counts = ({ scanned, added, updated, moved, removed, unchanged, failed, skipped }: IndexReport) => ({
  scanned, added, updated, moved, removed, unchanged, failed: failed.length, skipped: skipped.length,
});
const none = { added: 0, updated: 0, moved: 0, removed: 0, unchanged: 0, failed: 0, skipped: 0 };

test('indexes a folder, and reads nothing in the second run', async () => {
  const { engine, photos } = await testLibrary(['2016', '2019', 'received']);
  const first = await engine.indexLibrary({ folders: [photos] });
  expect(counts(first)).toEqual({ ...none, scanned: 15, added: 15 });
  expect(first.model).toBe('albumen-mini');
  const status = await engine.status();
  // received/cat.jpg has the bytes of 2019/IMG_3240.jpg: one photo at two places.
  expect([status.photos, status.files, status.hidden]).toEqual([14, 15, 0]);

  const second = await engine.indexLibrary({ folders: [photos] });
  expect(counts(second)).toEqual({ ...none, scanned: 15, unchanged: 15 });
  expect(second.photosPerSecond).toBe(0);
  expect(counts(await engine.indexLibrary({ folders: [photos], verify: true }))).toEqual({ ...none, scanned: 15, unchanged: 15 });
});

test('one content at two paths is one photo at two places', async () => {
  const { engine, photos } = await testLibrary(['2019/IMG_3240.jpg', 'received/cat.jpg']);
  await engine.indexLibrary({ folders: [photos] });
  const { results } = await engine.searchPhotos({ text: 'a cat' });
  expect(results.map((result) => result.paths)).toEqual([[join(photos, '2019/IMG_3240.jpg'), join(photos, 'received/cat.jpg')]]);
});

test('a moved folder keeps every id and encodes nothing', async () => {
  const { engine, photos } = await testLibrary(['2016', '2017']);
  await engine.indexLibrary({ folders: [photos] });
  const idsBefore = (await engine.searchPhotos({ text: 'outside', limit: 100 })).results.map((result) => result.id).toSorted();
  await mkdir(join(photos, 'old'));
  await rename(join(photos, '2016'), join(photos, 'old', 'autumn'));
  const report = await engine.indexLibrary({ folders: [photos] });
  expect(counts(report)).toEqual({ ...none, scanned: 8, moved: 4, unchanged: 4 });
  expect(report.photosPerSecond).toBe(0);
  const { results } = await engine.searchPhotos({ text: 'outside', limit: 100 });
  expect(results.map((result) => result.id).toSorted()).toEqual(idsBefore);
  expect(results.flatMap((result) => result.paths).filter((path) => path.includes('/2016/'))).toEqual([]);
});

test('thumbnails can be made again', async () => {
  const { engine, photos, library } = await testLibrary(['2016']);
  await engine.indexLibrary({ folders: [photos] });
  const before = await thumbnailsIn(library);
  expect(before).toHaveLength(4);
  await rm(join(library, 'thumbs'), { recursive: true });
  expect(counts(await engine.indexLibrary({ verify: true }))).toMatchObject({ scanned: 4, failed: 0 });
  expect(await thumbnailsIn(library)).toEqual(before);
  expect(await engine.status()).toMatchObject({ photos: 4, hidden: 0 });
});

async function thumbnailsIn(library: string): Promise<string[]> {
  return (await readdir(join(library, 'thumbs'), { recursive: true })).filter((name) => name.endsWith('.webp')).toSorted();
}

test('a touched file is hashed but not encoded again', async () => {
  const { engine, photos } = await testLibrary(['2016']);
  await engine.indexLibrary({ folders: [photos] });
  await utimes(join(photos, '2016/DSC_0107.jpg'), new Date(), new Date());
  expect(counts(await engine.indexLibrary({ folders: [photos] }))).toEqual({ ...none, scanned: 4, unchanged: 4 });
});

test('a photo without a file is hidden, keeps its rating, and comes back where its content is seen again', async () => {
  const { engine, photos } = await testLibrary(['2016']);
  await engine.indexLibrary({ folders: [photos] });
  const [dogs] = (await engine.searchPhotos({ text: 'two dogs at a wooden fence', limit: 1 })).results;
  const id = dogs?.id ?? '';
  await engine.ratePhotos([id], 5);
  await rename(join(photos, '2016/DSC_0121.jpg'), join(photos, '..', 'kept-elsewhere.jpg'));

  expect(counts(await engine.indexLibrary({ folders: [photos] }))).toEqual({ ...none, scanned: 3, removed: 1, unchanged: 3 });
  expect((await engine.searchPhotos({ text: 'rating:5' })).results).toEqual([]);
  expect(await engine.status()).toMatchObject({ photos: 3, hidden: 1 });
  expect(await engine.getPhotos([id])).toMatchObject([{ id, path: null, rating: 5 }]);

  await mkdir(join(photos, 'new'));
  await rename(join(photos, '..', 'kept-elsewhere.jpg'), join(photos, 'new/other name.jpg'));
  const back = await engine.indexLibrary({ folders: [photos] });
  expect(back.photosPerSecond).toBe(0);
  expect((await engine.searchPhotos({ text: 'rating:5' })).results).toMatchObject([{ id, path: join(photos, 'new/other name.jpg') }]);
});

test('forgets hidden photos only', async () => {
  const { engine, photos } = await testLibrary(['2016']);
  await engine.indexLibrary({ folders: [photos] });
  const gone = join(photos, '2016/DSC_0107.jpg');
  await rm(gone);
  await engine.indexLibrary({ folders: [photos] });
  expect(await engine.forgetPhotos([join(photos, '2016')])).toEqual({
    forgotten: 1,
    stillPresent: ['DSC_0111.jpg', 'DSC_0118.jpg', 'DSC_0121.jpg'].map((name) => join(photos, '2016', name)),
  });
  expect(await engine.status()).toMatchObject({ photos: 3, hidden: 0 });
  await expect(engine.forgetPhotos([gone])).rejects.toMatchObject({ code: 'not-found', message: expect.stringContaining(gone) as string });
});

test('a folder that is suddenly empty or gone counts as away and changes nothing', async () => {
  const { engine, photos } = await testLibrary(['2016']);
  await engine.indexLibrary({ folders: [photos] });
  const mounted = join(photos, '..', 'mounted elsewhere');
  await rename(photos, mounted);
  const missing = await engine.indexLibrary({});
  expect(counts(missing)).toEqual({ ...none, scanned: 0 });
  expect(missing.away).toMatchObject([{ path: photos }]);
  await mkdir(photos);
  expect((await engine.indexLibrary({})).away).toMatchObject([{ path: photos }]);
  expect(await engine.status()).toMatchObject({ photos: 4, hidden: 0, away: 4 });
  expect((await engine.searchPhotos({ text: 'two dogs at a wooden fence', limit: 1 })).results[0]?.path).toBe(join(photos, '2016/DSC_0121.jpg'));

  await rm(photos, { recursive: true });
  await rename(mounted, photos);
  expect(counts(await engine.indexLibrary({}))).toEqual({ ...none, scanned: 4, unchanged: 4 });
  expect(await engine.status()).toMatchObject({ photos: 4, away: 0 });
});

test('bad files are recorded with their reason and attempts, and never stop the rest', async () => {
  const { engine, photos } = await testLibrary(['2016']);
  await writeFile(join(photos, 'empty.jpg'), '');
  await writeFile(join(photos, 'text.jpg'), 'this is no picture');
  await writeFile(join(photos, 'drawing.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>');
  const first = await engine.indexLibrary({ folders: [photos] });
  expect(counts(first)).toEqual({ ...none, scanned: 7, added: 4, failed: 2, skipped: 1 });
  expect(first.failed).toEqual(['empty.jpg', 'text.jpg'].map((name) => ({
    path: join(photos, name), reason: expect.any(String) as string, attempts: 1,
  })));

  // Unchanged, they are not read again; changed, they are.
  expect((await engine.indexLibrary({ folders: [photos] })).failed.map((file) => file.attempts)).toEqual([1, 1]);
  await cp(join(photos, '2016/DSC_0107.jpg'), join(photos, 'empty.jpg'));
  const third = await engine.indexLibrary({ folders: [photos], retryFailed: true });
  expect(third.failed).toMatchObject([{ path: join(photos, 'text.jpg'), attempts: 2 }]);
});
