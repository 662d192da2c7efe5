import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { settings } from '../../../shared/contract/app-schemas.ts';
import { createSettingsFile } from './settings-file.ts';

let folder: string;
let path: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'albumen-settings-'));
  path = join(folder, 'below', 'settings.json');
});
afterEach(async () => await rm(folder, { recursive: true, force: true }));

const DEFAULTS = settings.parse({});

test('there are defaults where nothing was chosen, and no file', async () => {
  expect(await createSettingsFile(path).read()).toEqual(DEFAULTS);
  expect(await readdir(folder)).toEqual([]);
});

test('what was chosen is there after a restart', async () => {
  await createSettingsFile(path).change({ theme: 'dark', indexingCores: 2 });
  await createSettingsFile(path).change({ indexingCores: null });
  expect(await createSettingsFile(path).read()).toEqual({ ...DEFAULTS, theme: 'dark' });
  expect(await readdir(join(folder, 'below'))).toEqual(['settings.json']);
});

test('changes that come together are all kept', async () => {
  const file = createSettingsFile(path);
  await Promise.all([file.change({ theme: 'light' }), file.change({ rowHeight: 300 }), file.change({ language: 'de' })]);
  expect(await file.read()).toEqual({ ...DEFAULTS, theme: 'light', rowHeight: 300, language: 'de' });
});

test('keys and values of another version stay in the file and do no harm', async () => {
  await createSettingsFile(path).change({ theme: 'dark' });
  await writeFile(path, JSON.stringify({ theme: 'sepia', rowHeight: 120, facesShown: true }));
  const file = createSettingsFile(path);
  expect(await file.read()).toEqual({ ...DEFAULTS, rowHeight: 120 });
  await file.change({ language: 'en' });
  expect(JSON.parse(await readFile(path, 'utf8'))).toEqual({ theme: 'sepia', rowHeight: 120, facesShown: true, language: 'en' });
});

test.each(['{"theme":', '', '[]', 'null'])('a damaged file (%j) is put aside whole, and said', async (text) => {
  await createSettingsFile(path).change({ theme: 'dark' });
  await writeFile(path, text);
  const file = createSettingsFile(path);
  const read = await file.read();
  expect(read).toEqual({ ...DEFAULTS, damagedFile: expect.stringContaining('settings.json.damaged-') as string });
  expect(await readFile(read.damagedFile ?? '', 'utf8')).toBe(text);
  expect(await file.change({ theme: 'light' })).toMatchObject({ theme: 'light', damagedFile: read.damagedFile });
});

test('a settings file that is a folder is told as what it is', async () => {
  const file = createSettingsFile(folder);
  await expect(file.read()).rejects.toMatchObject({ code: 'permission-denied' });
  await expect(file.change({ theme: 'dark' })).rejects.toMatchObject({ name: 'AlbumenError' });
});
