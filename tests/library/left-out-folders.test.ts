import { cp, mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { SAMPLES } from '../fixtures/repository.ts';
import { testLibrary } from '../fixtures/test-library.ts';

test('a folder that is left out is hidden at once, stays so, and comes back without being encoded again', async () => {
  const { engine, photos } = await testLibrary(['2016', '2017']);
  await engine.indexLibrary({ folders: [photos] });
  const [hidden] = (await engine.searchPhotos({ text: 'folder:2017', limit: 1 })).results;
  await engine.ratePhotos([hidden?.id as string], 5);
  const out = join(photos, '2017');

  expect(await engine.excludeFolder(out)).toEqual([{ path: photos, files: 4, state: 'present', excluded: [out] }]);
  expect((await engine.timeline.read({}))?.count).toBe(4);
  expect(await engine.indexLibrary({})).toMatchObject({ scanned: 4, unchanged: 4, removed: 0 });
  await cp(join(SAMPLES, '2018'), join(out, 'new'), { recursive: true });
  expect(await engine.indexLibrary({})).toMatchObject({ scanned: 4, added: 0 });

  expect(await engine.includeFolder(out)).toEqual([{ path: photos, files: 4, state: 'present', excluded: [] }]);
  await rm(join(out, 'new'), { recursive: true });
  // Photos per second are of those that were decoded and encoded.
  expect(await engine.indexLibrary({})).toMatchObject({ scanned: 8, unchanged: 8, failed: [], photosPerSecond: 0 });
  expect((await engine.timeline.read({}))?.count).toBe(8);
  expect(await engine.getPhotos([hidden?.id as string])).toMatchObject([{ path: hidden?.path, rating: 5 }]);
});

test('a photo with another place stays when one of its folders is left out', async () => {
  const { engine, photos } = await testLibrary(['2016']);
  await cp(join(photos, '2016'), join(photos, 'copies'), { recursive: true });
  await engine.indexLibrary({ folders: [photos] });
  await engine.excludeFolder(join(photos, 'copies'));
  expect((await engine.timeline.read({}))?.count).toBe(4);
  expect(await engine.status()).toMatchObject({ files: 4, photos: 4 });
});

test('a library whose photos are all left out is empty, not away', async () => {
  const { engine, photos } = await testLibrary(['2016']);
  await engine.indexLibrary({ folders: [photos] });
  await engine.excludeFolder(join(photos, '2016'));
  expect(await engine.indexLibrary({})).toMatchObject({ scanned: 0, away: [] });
  expect(await engine.status()).toMatchObject({ photos: 0, away: 0 });
});

test('what cannot be left out is told', async () => {
  const { engine, photos, folder } = await testLibrary(['2016']);
  await engine.indexLibrary({ folders: [photos] });
  await expect(engine.excludeFolder(photos)).rejects.toMatchObject({ code: 'bad-input' });
  await expect(engine.excludeFolder(folder)).rejects.toMatchObject({ code: 'not-found' });
  await expect(engine.excludeFolder(join(photos, 'none'))).rejects.toMatchObject({ code: 'not-found' });
  await expect(engine.includeFolder(join(photos, '2016'))).rejects.toMatchObject({ code: 'not-found' });
});

test('folders inside one that is left out need no rule of their own; naming one of them to index says so', async () => {
  const { engine, photos } = await testLibrary(['2016', '2017']);
  await engine.indexLibrary({ folders: [photos] });
  await mkdir(join(photos, '2016', 'below'));
  await engine.excludeFolder(join(photos, '2016', 'below'));
  await engine.excludeFolder(join(photos, '2016'));
  await engine.excludeFolder(join(photos, '2016', 'below'));
  expect((await engine.listFolders())[0]?.excluded).toEqual([join(photos, '2016')]);
  await expect(engine.indexLibrary({ folders: [join(photos, '2016', 'below')] })).rejects.toMatchObject({ code: 'bad-input' });
  // Naming the folder itself takes it back.
  await engine.indexLibrary({ folders: [join(photos, '2016')] });
  expect(await engine.listFolders()).toMatchObject([{ path: photos, files: 8, excluded: [] }]);
});
