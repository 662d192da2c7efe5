import { cp, mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { makeRaw } from '../fixtures/photos/make-raw.ts';
import { SAMPLES } from '../fixtures/repository.ts';
import { testLibrary } from '../fixtures/test-library.ts';

test('RAW and JPEG of one name are one photo in lists, and part when one moves away', async () => {
  const { engine, photos } = await testLibrary(['2016']);
  const preview = await readFile(join(SAMPLES, '2016/DSC_0107.jpg'));
  await writeFile(join(photos, '2016/DSC_0107.DNG'), makeRaw('dng', preview, 1));
  await engine.indexLibrary({ folders: [photos] });
  expect(await engine.status()).toMatchObject({ photos: 4, files: 5 });
  const raws = async () => (await engine.searchPhotos({ text: 'type:raw' })).results;
  expect(await raws()).toEqual([]);

  await mkdir(join(photos, 'raw'));
  await rename(join(photos, '2016/DSC_0107.DNG'), join(photos, 'raw/DSC_0107.DNG'));
  await engine.indexLibrary({ folders: [photos] });
  expect(await raws()).toMatchObject([{ path: join(photos, 'raw/DSC_0107.DNG') }]);
  expect(await engine.status()).toMatchObject({ photos: 5 });

  await cp(join(SAMPLES, '2016/DSC_0107.jpg'), join(photos, 'raw/DSC_0107.jpg'));
  await engine.indexLibrary({ folders: [photos] });
  expect(await raws()).toEqual([]);
  const [raw] = await engine.getPhotos((await engine.searchPhotos({ text: 'path:raw' })).results.map((result) => result.id));
  expect(raw).toMatchObject({ kind: 'image', bundleOf: null });
});
