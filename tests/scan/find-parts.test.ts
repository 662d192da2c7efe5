import { chmod, mkdir, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { findPhotos } from '../../electron/engine/scan/find-photos.ts';
import { temporaryFolder } from '../fixtures/test-library.ts';

/** A library folder with these files, each a few bytes. */
async function folderWith(...paths: string[]): Promise<string> {
  const folder = await temporaryFolder();
  for (const path of paths) {
    await mkdir(join(folder, path, '..'), { recursive: true });
    await writeFile(join(folder, path), path.endsWith('.albumenignore') ? 'private/\n' : 'bytes');
  }
  return folder;
}

const below = (folder: string, paths: readonly string[]): string[] => paths.map((path) => path.slice(folder.length + 1)).toSorted();
async function partsOf(folder: string, within: string[], leaveOut: string[] = []) {
  const found = await findPhotos([folder], { within: within.map((part) => join(folder, part)), leaveOut: leaveOut.map((part) => join(folder, part)) });
  return { files: below(folder, found.files.map((file) => file.path)), lookedThrough: below(folder, found.lookedThrough), found };
}

test('looks through the parts alone, each once, and under the whole folder', async () => {
  const folder = await folderWith('a/1.jpg', 'a/deep/2.jpg', 'b/3.jpg', 'c/4.jpg');
  const { files, lookedThrough, found } = await partsOf(folder, ['a/deep', 'a', 'b']);
  expect(files).toEqual(['a/1.jpg', 'a/deep/2.jpg', 'b/3.jpg']);
  expect(lookedThrough).toEqual(['a', 'b']);
  expect(found.files.every((file) => file.root === folder)).toBe(true);
  expect(found.roots).toEqual([]);
});

test('a part that is gone stands for the nearest folder that is there', async () => {
  const folder = await folderWith('a/deep/2.jpg', 'b/3.jpg');
  expect(await partsOf(folder, ['a/gone/deeper'])).toMatchObject({ files: ['a/deep/2.jpg'], lookedThrough: ['a'] });
  const { found, lookedThrough } = await partsOf(folder, ['gone']);
  expect([found.roots, lookedThrough, found.files.length]).toEqual([[{ path: folder, state: 'walked', hasIgnored: false }], [''], 2]);
});

test('a library folder that is gone is away, whatever part was asked for', async () => {
  const folder = await folderWith('a/1.jpg');
  await rm(folder, { recursive: true });
  expect((await partsOf(folder, ['a'])).found).toMatchObject({ roots: [{ state: 'away' }], away: [{ path: folder, kind: 'missing' }] });
});

test.each([
  ['hidden', '.git/1.jpg', '.git'],
  ['a system folder', '@eaDir/deep/1.jpg', '@eaDir/deep'],
  ['ignored by a folder above', 'private/deep/1.jpg', 'private/deep'],
])('what a walk of the whole passes over is passed over: %s', async (_, path, part) => {
  const folder = await folderWith('.albumenignore', path, 'b/3.jpg');
  expect(await partsOf(folder, [part])).toMatchObject({ files: [], lookedThrough: [] });
});

test('what the person left out is passed over, and everything below it', async () => {
  const folder = await folderWith('a/deep/1.jpg', 'a/2.jpg');
  expect(await partsOf(folder, ['a/deep'], ['a'])).toMatchObject({ files: [], lookedThrough: [] });
  expect(await partsOf(folder, ['a'], ['a/deep'])).toMatchObject({ files: ['a/2.jpg'], lookedThrough: ['a'] });
});

test('rules of the folders above hold in a part', async () => {
  const folder = await folderWith('.albumenignore', 'a/private/1.jpg', 'a/2.jpg');
  expect((await partsOf(folder, ['a'])).files).toEqual(['a/2.jpg']);
});

test('where links are in play the whole is looked through', async () => {
  const folder = await folderWith('a/1.jpg', 'b/2.jpg');
  await symlink(join(folder, 'b', '2.jpg'), join(folder, 'a', 'link.jpg'));
  const { found, files } = await partsOf(folder, ['a']);
  expect(files).toEqual(['a/1.jpg', 'b/2.jpg']);
  expect(found.roots).toMatchObject([{ state: 'walked' }]);
});

test.skipIf(process.getuid?.() === 0)('a part behind a folder without permission is judged by the whole', async () => {
  const folder = await folderWith('a/deep/1.jpg', 'b/2.jpg');
  await chmod(join(folder, 'a'), 0o000);
  try {
    const { found } = await partsOf(folder, ['a/deep']);
    expect(found.away).toMatchObject([{ path: join(folder, 'a'), kind: 'no-permission' }]);
  } finally {
    await chmod(join(folder, 'a'), 0o755);
  }
});
