import { mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import type { TagChange } from '../decode/tag-change.ts';
import type { DecodePool } from '../workers/decode-pool.ts';
import { createSidecarWriter } from './write-sidecar.ts';

const words = {
  format: 'xmp', keep: 'all', wordsFrom: null, sidecar: null, takenAt: null, place: null, rating: 4, tagPaths: [], quarterTurns: 0, orientation: 1,
} as const;

/** A folder, and a writer whose exiftool appends a line, after doing something else. */
async function folderAnd(meanwhile: (folder: string) => Promise<void> = () => Promise.resolve()) {
  const folder = await mkdtemp(join(tmpdir(), 'albumen-sidecar-'));
  onTestFinished(async () => await rm(folder, { recursive: true, force: true }));
  const writeTags = async ({ path }: TagChange): Promise<void> => {
    await writeFile(path, `${await readFile(path, 'utf8')}more\n`);
    await meanwhile(folder);
  };
  return { folder, writer: createSidecarWriter({ writeTags } as unknown as DecodePool) };
}

test('a sidecar that another program writes meanwhile is left alone', async () => {
  const { folder, writer } = await folderAnd(async (at) => await writeFile(join(at, 'a.jpg.xmp'), 'of another program\n'));
  await writeFile(join(folder, 'a.jpg'), '');
  await writeFile(join(folder, 'a.jpg.xmp'), 'mine\n');
  await expect(writer.writeBeside(join(folder, 'a.jpg'), words)).rejects.toMatchObject({ code: 'bad-input', message: expect.stringContaining('changed by another program') as string });
  expect(await readFile(join(folder, 'a.jpg.xmp'), 'utf8')).toBe('of another program\n');
  expect((await readdir(folder)).toSorted()).toEqual(['a.jpg', 'a.jpg.xmp']);
});

test('a sidecar that another program makes meanwhile is left alone', async () => {
  const { folder, writer } = await folderAnd(async (at) => await writeFile(join(at, 'a.jpg.xmp'), 'of another program\n'));
  await writeFile(join(folder, 'a.jpg'), '');
  await expect(writer.writeBeside(join(folder, 'a.jpg'), words)).rejects.toMatchObject({ code: 'EEXIST' });
  expect(await readFile(join(folder, 'a.jpg.xmp'), 'utf8')).toBe('of another program\n');
  expect((await readdir(folder)).toSorted()).toEqual(['a.jpg', 'a.jpg.xmp']);
});

test('a link in place of a sidecar is not followed', async () => {
  const { folder, writer } = await folderAnd();
  await writeFile(join(folder, 'a.jpg'), '');
  await writeFile(join(folder, 'elsewhere'), 'private\n');
  await symlink(join(folder, 'elsewhere'), join(folder, 'a.jpg.xmp'));
  await expect(writer.writeBeside(join(folder, 'a.jpg'), words)).rejects.toMatchObject({ code: 'bad-input' });
  expect(await readFile(await writer.writeInto(folder, join(folder, 'a.jpg'), words), 'utf8')).not.toContain('private');
  expect(await readFile(join(folder, 'elsewhere'), 'utf8')).toBe('private\n');
});

test('photos that share a sidecar add to it one after the other', async () => {
  const { folder, writer } = await folderAnd();
  for (const name of ['a.jpg', 'a.png', 'a.gif']) await writeFile(join(folder, name), '');
  await writeFile(join(folder, 'a.xmp'), 'shared\n');
  const paths = await Promise.all(['a.jpg', 'a.png', 'a.gif'].map((name) => writer.writeBeside(join(folder, name), words)));
  expect(new Set(paths)).toEqual(new Set([join(folder, 'a.xmp')]));
  expect(await readFile(join(folder, 'a.xmp'), 'utf8')).toBe('shared\nmore\nmore\nmore\n');
});

test('beside a RAW of its stem the short name is the RAW’s, and the JPEG gets its own', async () => {
  const { folder, writer } = await folderAnd();
  for (const name of ['a.jpg', 'a.CR2']) await writeFile(join(folder, name), '');
  await writeFile(join(folder, 'a.xmp'), 'of the RAW\n');
  expect(await writer.writeBeside(join(folder, 'a.jpg'), words)).toBe(join(folder, 'a.jpg.xmp'));
  expect(await writer.writeBeside(join(folder, 'a.CR2'), words)).toBe(join(folder, 'a.xmp'));
  expect(await readFile(join(folder, 'a.xmp'), 'utf8')).toBe('of the RAW\nmore\n');
});

test('in a folder the number stands where that of the photo would', async () => {
  const { folder, writer } = await folderAnd();
  await writeFile(join(folder, 'a.jpg'), '');
  const names = [await writer.writeInto(folder, join(folder, 'a.jpg'), words), await writer.writeInto(folder, join(folder, 'a.jpg'), words)];
  expect(names).toEqual([join(folder, 'a.jpg.xmp'), join(folder, 'a (2).jpg.xmp')]);
});
