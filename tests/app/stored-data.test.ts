import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { settings as settingsSchema } from '../../shared/contract/app-schemas.ts';
import { testLibrary } from '../fixtures/test-library.ts';
import { followActivity, isDone } from '../activity/follow.ts';

test('says what is stored, where, and how large it is', async () => {
  const { engine, photos, library, folder } = await testLibrary(['2016']);
  expect((await engine.app.storedData()).parts.map(({ what }) => what)).toEqual(['models']);
  await engine.indexLibrary({ folders: [photos] });
  await engine.app.changeSettings({ theme: 'dark' });
  const { parts } = await engine.app.storedData();
  expect(parts.map(({ what, path }) => [what, path])).toEqual([
    ['library', library],
    ['thumbnails', join(library, 'thumbs')],
    ['cache', join(folder, 'cache')],
    ['settings', join(folder, 'settings.json')],
    ['models', expect.stringContaining('resources/models')],
  ]);
  expect(parts.every(({ sizeBytes }) => sizeBytes > 0)).toBe(true);
  const { sizeBytes } = await engine.status();
  expect(parts[0]?.sizeBytes).toBeGreaterThan(sizeBytes * 0.9);
  expect(parts[0]?.sizeBytes).toBeLessThan(sizeBytes * 1.1);
});

test('writes what the person made, and never over another file', async () => {
  const { engine, photos, folder } = await testLibrary(['2016']);
  await engine.indexLibrary({ folders: [photos] });
  const { results } = await engine.searchPhotos({ text: 'a dog', limit: 4 });
  const [first, second, third] = results.map(({ id }) => id) as [string, string, string];
  await engine.editPhotos({
    changes: [{ ids: [first], change: { rating: 5, isFavourite: true } }, { ids: [second], change: { isHidden: true } }, { ids: [third], change: { rating: 2 } }],
  });
  await engine.editPhotos({ changes: [{ ids: [third], change: { rating: null } }] });
  const out = join(folder, 'out', 'deep');
  const one = await engine.app.exportData(out);
  const two = await engine.app.exportData(out);
  expect([one.photos, two.photos]).toEqual([2, 2]);
  expect((await readdir(out)).length).toBe(2);
  expect(two.path).toBe(one.path.replace('.json', ' (2).json'));
  const data = JSON.parse(await readFile(one.path, 'utf8')) as { photos: { id: string; paths: string[]; marks: Record<string, { value: unknown }> }[] };
  expect(data).toMatchObject({ albumen: 2, folders: [{ path: photos, excluded: [] }], settings: { theme: 'system' } });
  const byId = new Map(data.photos.map((photo) => [photo.id, photo]));
  expect(byId.get(first)).toMatchObject({ paths: [results[0]?.path], marks: { rating: { value: 5 }, isFavourite: { value: true } } });
  expect(byId.get(second)).toMatchObject({ paths: [results[1]?.path], marks: { isHidden: { value: true } } });
  await writeFile(join(folder, 'file'), '');
  await expect(engine.app.exportData(join(folder, 'file'))).rejects.toMatchObject({ code: 'bad-input' });
});

test('deletes everything but photos and what is not its own, and can be used again', async () => {
  const { engine, photos, library, folder } = await testLibrary(['2016']);
  const follower = followActivity(engine);
  await engine.activity.run({ folders: [photos] });
  await follower.until(isDone);
  await engine.searchPhotos({ text: 'a dog' });
  await engine.app.changeSettings({ theme: 'dark' });
  await writeFile(join(library, 'letter.txt'), 'mine');
  await writeFile(join(library, 'thumbs', 'IMG_1.webp'), 'mine');
  await writeFile(join(folder, 'cache', 'other.txt'), 'mine');
  const photosBefore = await readdir(photos, { recursive: true });

  await engine.app.deleteEverything();
  // LanceDB makes its list anew when the window asks again what there is.
  const left = (await readdir(library, { recursive: true })).filter((name) => !name.startsWith('__manifest'));
  expect(left.toSorted()).toEqual(['letter.txt', 'thumbs', 'thumbs/IMG_1.webp']);
  expect(await readdir(join(folder, 'cache'))).toEqual(['other.txt']);
  expect(await engine.app.settings()).toEqual(settingsSchema.parse({}));
  expect(await readdir(photos, { recursive: true })).toEqual(photosBefore);
  await follower.until(({ libraryVersion, watching, lastRun }) => libraryVersion === 'none' && watching.length === 0 && lastRun === null);
  expect(await engine.timeline.read({})).toMatchObject({ count: 0 });

  await rm(join(library, 'letter.txt'));
  await engine.activity.run({ folders: [photos] });
  await follower.until(isDone);
  expect((await engine.timeline.read({}))?.count).toBe(4);
  expect((await engine.searchPhotos({ text: 'a dog' })).results.length).toBeGreaterThan(0);
});

test('deletes nothing while photos are in the trash', async () => {
  const { engine, photos } = await testLibrary(['2016']);
  await engine.indexLibrary({ folders: [photos] });
  const { results } = await engine.searchPhotos({ text: 'a dog', limit: 1 });
  await engine.trash.move([results[0]?.id as string]);
  await expect(engine.app.deleteEverything()).rejects.toMatchObject({ code: 'bad-input', message: expect.stringContaining('trash') as string });
  expect((await engine.timeline.read({}))?.count).toBe(3);
  expect((await engine.app.storedData()).parts.find(({ what }) => what === 'trash')).toMatchObject({ path: join(photos, '.albumen-trash') });
});

test('deletes nothing from a folder that is no library', async () => {
  const { engine, library } = await testLibrary([]);
  await mkdir(library, { recursive: true });
  await writeFile(join(library, 'IMG_1.jpg'), 'mine');
  await expect(engine.app.deleteEverything()).rejects.toMatchObject({ code: 'bad-input', message: expect.stringContaining('does not look like') as string });
  expect(await readdir(library)).toEqual(['IMG_1.jpg']);
});

test('a library that was half deleted is deleted whole', async () => {
  const { engine, photos, library } = await testLibrary(['2016']);
  await engine.indexLibrary({ folders: [photos] });
  await rm(join(library, 'photos.lance'), { recursive: true });
  await engine.app.deleteEverything();
  await expect(readdir(library)).rejects.toMatchObject({ code: 'ENOENT' });
});

test('where there is nothing, nothing is deleted and nothing made', async () => {
  const { engine, folder } = await testLibrary([]);
  await engine.app.deleteEverything();
  expect(await readdir(folder)).toEqual([]);
});
