import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openedFiles, readImages } from './opened-files.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'albumen-opened-'));
  for (const name of ['one.jpg', 'two.HEIC', 'three.svg', 'run.sh', '-four.jpg']) writeFileSync(join(folder, name), name);
  mkdirSync(join(folder, 'folder.jpg'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it('takes photos that are there, and nothing else of a program\'s arguments', () => {
  const args = ['one.jpg', join(folder, 'two.HEIC'), 'three.svg', 'run.sh', '-four.jpg', 'folder.jpg', 'gone.jpg', '--library', '/x', '--allow-file-access', '.', folder];
  expect(openedFiles(args, folder)).toEqual([join(folder, 'one.jpg'), join(folder, 'two.HEIC')]);
});

it('reads them, and tells which it could not', () => {
  const told: string[] = [];
  const images = readImages([join(folder, 'one.jpg'), join(folder, 'gone.jpg')], (path, reason) => void told.push(`${path} ${String(reason)}`));
  expect(images.map(({ name, bytes }) => [name, Buffer.from(bytes).toString()])).toEqual([['one.jpg', 'one.jpg']]);
  expect(told).toEqual([expect.stringContaining('ENOENT')]);
});
