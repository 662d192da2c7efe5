import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { createThumbnailFiles } from './thumbnail-files.ts';

const ID = 'ab'.repeat(16);

test('keeps thumbnails by content hash and leaves no temporary files', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'albumen-thumbs-'));
  onTestFinished(async () => await rm(folder, { recursive: true }));
  const thumbnails = createThumbnailFiles(folder);
  expect([await thumbnails.has(ID), await thumbnails.read(ID)]).toEqual([false, null]);
  await Promise.all([1, 2, 3].map(async () => await thumbnails.save(ID, Buffer.from('webp'))));
  expect(await readdir(join(folder, 'ab'))).toEqual([`${ID}.webp`]);
  expect(Buffer.from((await thumbnails.read(ID)) ?? []).toString()).toBe('webp');
  await thumbnails.remove(ID);
  await thumbnails.remove(ID);
  expect(await thumbnails.has(ID)).toBe(false);
});
