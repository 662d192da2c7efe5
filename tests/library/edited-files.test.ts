import { copyFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { endExiftool, getExiftool } from '../../electron/engine/decode/exiftool-process.ts';
import type { Engine } from '../../shared/contract/engine.ts';
import { SAMPLES } from '../fixtures/repository.ts';
import { testLibrary } from '../fixtures/test-library.ts';

afterAll(endExiftool);

async function writeTags(path: string, tags: Record<string, string | number>): Promise<void> {
  const exiftool = await getExiftool();
  if (!exiftool) throw new Error('this test writes with exiftool, which needs perl');
  await exiftool.write(path, tags, { writeArgs: ['-overwrite_original', '-n'] });
}

async function ratedFence(engine: Engine, photos: string): Promise<{ id: string; path: string }> {
  await engine.indexLibrary({ folders: [photos] });
  const [first] = (await engine.searchPhotos({ text: 'two dogs at a wooden fence', limit: 1 })).results;
  const path = join(photos, '2016/DSC_0121.jpg');
  expect(first?.path).toBe(path);
  const id = first?.id ?? '';
  await engine.ratePhotos([id], 5);
  return { id, path };
}

const rated = async (engine: Engine) => (await engine.searchPhotos({ text: 'rating:5' })).results;

test('a keyword written by another program keeps what a person made', async () => {
  const { engine, photos } = await testLibrary(['2016']);
  const before = await ratedFence(engine, photos);
  await writeTags(before.path, { 'XMP-dc:Subject': 'farm' });
  expect(await engine.indexLibrary({ folders: [photos] })).toMatchObject({ updated: 1, added: 0, removed: 0 });
  const [now] = await rated(engine);
  expect(now).toMatchObject({ path: before.path });
  expect(now?.id).not.toBe(before.id);
  expect(await engine.getPhotos([now?.id ?? ''])).toMatchObject([{ keywords: ['farm'], rating: 5 }]);
  // The old version is replaced, not lost: it does not stay behind as a hidden photo.
  expect(await engine.status()).toMatchObject({ photos: 4, hidden: 0 });
});

test('an older copy of an edited photo that turns up again has its rating still', async () => {
  const { engine, photos } = await testLibrary(['2016']);
  const before = await ratedFence(engine, photos);
  await writeTags(before.path, { 'XMP-dc:Subject': 'farm' });
  await engine.indexLibrary({ folders: [photos] });
  await copyFile(join(SAMPLES, '2016/DSC_0121.jpg'), join(photos, 'backup.jpg'));
  await engine.indexLibrary({ folders: [photos] });
  expect(new Set((await rated(engine)).map((result) => result.path))).toEqual(new Set([before.path, join(photos, 'backup.jpg')]));
});

test('a lossless rotation keeps what a person made', async () => {
  const { engine, photos } = await testLibrary(['2016']);
  const before = await ratedFence(engine, photos);
  await writeTags(before.path, { Orientation: 3 });
  await engine.indexLibrary({ folders: [photos] });
  expect(await rated(engine)).toMatchObject([{ path: before.path }]);
});

test('another picture under the same name inherits nothing', async () => {
  const { engine, photos } = await testLibrary(['2016']);
  const before = await ratedFence(engine, photos);
  await copyFile(join(SAMPLES, '2017/P8190044.jpg'), before.path);
  expect(await engine.indexLibrary({ folders: [photos] })).toMatchObject({ updated: 1 });
  expect(await rated(engine)).toEqual([]);
  expect(await engine.getPhotos([before.id])).toMatchObject([{ path: null, rating: 5 }]);
  // The old picture comes back under another name, with all that was said about it.
  await copyFile(join(SAMPLES, '2016/DSC_0121.jpg'), join(photos, 'found again.jpg'));
  await engine.indexLibrary({ folders: [photos] });
  expect(await rated(engine)).toMatchObject([{ id: before.id, path: join(photos, 'found again.jpg') }]);
});

test('a sidecar that changes brings its rating and keywords without a new encoding', async () => {
  const { engine, photos } = await testLibrary(['2016']);
  await engine.indexLibrary({ folders: [photos] });
  await writeTags(join(photos, '2016/DSC_0107.xmp'), { 'XMP-xmp:Rating': 4, 'XMP-dc:Subject': 'evening' });
  const report = await engine.indexLibrary({ folders: [photos] });
  expect(report).toMatchObject({ updated: 1, unchanged: 3 });
  const results = (await engine.searchPhotos({ text: 'rating:4' })).results;
  expect(results).toMatchObject([{ path: join(photos, '2016/DSC_0107.jpg') }]);
  expect(await engine.getPhotos([results[0]?.id ?? ''])).toMatchObject([{ keywords: ['evening'], rating: 4 }]);
});

test('a turn that another program makes in the file itself is not made twice', async () => {
  const { engine, photos } = await testLibrary(['2016']);
  const { id, path } = await ratedFence(engine, photos);
  await writeTags(path, { Orientation: 1 });
  await engine.indexLibrary({ folders: [photos] });
  const [asStored] = await rated(engine);
  await engine.editPhotos({ changes: [{ ids: [asStored?.id ?? id], change: { quarterTurns: 1 } }] });
  const [before] = await engine.getPhotos([asStored?.id ?? '']);
  // A quarter clockwise in the file: just what the person had said.
  await writeTags(path, { Orientation: 6 });
  await engine.indexLibrary({ folders: [photos] });
  const [turned] = await rated(engine);
  expect(await engine.getPhotos([turned?.id ?? ''])).toMatchObject([{ quarterTurns: 0, width: before?.width, height: before?.height }]);
  // A quarter back: the person's turn is due again.
  await engine.editPhotos({ changes: [{ ids: [turned?.id ?? ''], change: { quarterTurns: 2 } }] });
  await writeTags(path, { Orientation: 1 });
  await engine.indexLibrary({ folders: [photos] });
  expect(await engine.getPhotos([(await rated(engine))[0]?.id ?? ''])).toMatchObject([{ quarterTurns: 3 }]);
});
