import { chmod, cp, mkdir, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { countPhotos } from '../../electron/engine/app/count-photos.ts';
import { REPOSITORY, SAMPLES } from '../fixtures/repository.ts';
import { temporaryFolder, testLibrary } from '../fixtures/test-library.ts';

test('suggests the Pictures folder and the samples with their photos, counted by their names', async () => {
  const pictures = await temporaryFolder();
  await cp(join(SAMPLES, '2016'), join(pictures, 'deep', '2016'), { recursive: true });
  await mkdir(join(pictures, '.hidden'));
  await writeFile(join(pictures, '.hidden', '1.jpg'), '');
  await writeFile(join(pictures, 'notes.txt'), '');
  const { engine } = await testLibrary([], { picturesDir: pictures });
  expect(await engine.app.suggestFolders()).toEqual([
    { kind: 'pictures', path: pictures, photos: 4, countedTo: 100_000 },
    { kind: 'samples', path: join(REPOSITORY, 'resources', 'sample-photos'), photos: 40, countedTo: 100_000 },
  ]);
});

test('suggests no Pictures folder that is not there', async () => {
  for (const picturesDir of [null, '/nowhere/Pictures']) {
    const { engine } = await testLibrary([], { picturesDir });
    expect((await engine.app.suggestFolders()).map(({ kind }) => kind)).toEqual(['samples']);
  }
});

test('a count ends at its limit, and after its time with what it has', async () => {
  expect(await countPhotos(SAMPLES, { atMost: 7, withinMs: 10_000 })).toEqual({ photos: 7, countedTo: 7 });
  const hurried = await countPhotos(SAMPLES, { atMost: 1_000, withinMs: 0 });
  expect(hurried.photos).toBeLessThan(40);
  expect(hurried.countedTo).toBe(hurried.photos);
  expect(await countPhotos('/nowhere', { atMost: 7, withinMs: 10_000 })).toEqual({ photos: 0, countedTo: 7 });
});

test('shows the folders to choose from in natural order, without what no scan looks into', async () => {
  const { engine, folder } = await testLibrary([]);
  for (const name of ['Trip 10', 'trip 2', '.hidden', '$RECYCLE.BIN', 'Ärger']) await mkdir(join(folder, name));
  for (const name of ['1.jpg', '2.CR2', 'notes.txt']) await writeFile(join(folder, name), '');
  await symlink(join(folder, 'Trip 10'), join(folder, 'linked'));
  await symlink(join(folder, 'nowhere'), join(folder, 'broken'));
  const home = await engine.app.browseFolders(null);
  expect(home).toMatchObject({ path: folder, parent: join(folder, '..'), photos: 2 });
  expect(home.folders.map(({ name }) => name)).toEqual(['Ärger', 'linked', 'trip 2', 'Trip 10']);
  expect(home.folders[2]?.path).toBe(join(folder, 'trip 2'));
  expect((await engine.app.browseFolders(`${folder}/Trip 10/../`)).path).toBe(folder);
  expect(await engine.app.browseFolders('/')).toMatchObject({ path: '/', parent: null });
});

test('what is no folder is told as such', async () => {
  const { engine, folder } = await testLibrary([]);
  await writeFile(join(folder, 'file'), '');
  for (const path of [join(folder, 'none'), join(folder, 'file')]) {
    await expect(engine.app.browseFolders(path)).rejects.toMatchObject({ code: 'not-found', message: expect.stringContaining(path) as string });
  }
  await expect(engine.app.browseFolders('Pictures')).rejects.toMatchObject({ code: 'bad-input' });
});

test.skipIf(process.getuid?.() === 0)('a folder that may not be read is told as such', async () => {
  const { engine, folder } = await testLibrary([]);
  await mkdir(join(folder, 'locked'), { mode: 0o000 });
  await expect(engine.app.browseFolders(join(folder, 'locked'))).rejects.toMatchObject({ code: 'permission-denied' });
  await chmod(join(folder, 'locked'), 0o755);
  await rm(join(folder, 'locked'), { recursive: true });
});
