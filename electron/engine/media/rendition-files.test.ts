import { mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createRenditionFiles, type RenditionFiles } from './rendition-files.ts';

let folder: string;
let files: RenditionFiles;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'albumen-renditions-'));
  files = createRenditionFiles(folder, 1000);
});
afterEach(async () => await rm(folder, { recursive: true }));

const idOf = (digit: string): string => digit.repeat(32);
const add = async (digit: string, sizeBytes: number) => await files.add(idOf(digit), async (path) => {
  await writeFile(path, Buffer.alloc(sizeBytes));
  return 'jpg';
});
const kept = async (): Promise<string[]> => (await readdir(folder, { recursive: true })).map((name) => basename(name)).filter((name) => name.includes('.')).map((name) => name.slice(0, 1)).toSorted();

test('a file is kept under its id, told by its kind, and found again', async () => {
  expect(await files.find(idOf('a'), ['jpg', 'png'])).toBeNull();
  const made = await add('a', 10);
  expect(made).toEqual({ path: join(folder, 'aa', `${idOf('a')}-r1.jpg`), mimeType: 'image/jpeg' });
  expect(await files.find(idOf('a'), ['png', 'jpg'])).toEqual(made);
  expect(await files.find(idOf('a'), ['mp4'])).toBeNull();
  expect(await createRenditionFiles(folder, 1000).find(idOf('a'), ['jpg'])).toEqual(made);
});

test('the longest unused go first when there are too many bytes, and what was just made stays', async () => {
  const [a, b] = [await add('a', 400), await add('b', 400)];
  await utimes(a.path, 1000, 1000);
  await utimes(b.path, 2000, 2000);
  await files.find(idOf('a'), ['jpg']);
  await add('c', 400);
  expect(await kept()).toEqual(['a', 'c']);
  await add('d', 5000);
  expect(await kept()).toEqual(['d']);
});

test('a making that fails leaves nothing behind', async () => {
  await expect(files.add(idOf('a'), async (path) => {
    await writeFile(path, 'half');
    throw new Error('cut short');
  })).rejects.toThrow('cut short');
  expect(await kept()).toEqual([]);
});
