import { link, mkdir, mkdtemp, readFile, realpath, rename, rm, symlink, utimes, writeFile } from 'node:fs/promises';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { findPhotos } from '../../electron/engine/scan/find-photos.ts';
import type { Found } from '../../electron/engine/scan/found.ts';
import { pathToOpen } from '../../electron/engine/scan/path-bytes.ts';

let folder = '';
const jpeg = join(import.meta.dirname, '../../resources/sample-photos/received/cat.jpg');

beforeEach(async () => {
  folder = await realpath(await mkdtemp(join(tmpdir(), 'albumen-scan-')));
});
afterEach(async () => {
  await rm(folder, { recursive: true, force: true });
});

async function put(path: string, content: string | Uint8Array = 'x'): Promise<void> {
  await mkdir(dirname(join(folder, path)), { recursive: true });
  await writeFile(join(folder, path), content);
}
const names = (found: Found): string[] => found.files.map((file) => file.path.slice(folder.length + 1));
const away = (found: Found): string[] => found.away.map((place) => `${place.path.slice(folder.length + 1)}: ${place.kind}`);

test('finds photos, RAW and video in all folders, with size, time and inode', async () => {
  for (const path of ['a.jpg', 'b.CR2', 'c.mov', 'deep/er/d.heic', 'deep/e.png']) await put(path, path);
  await utimes(join(folder, 'a.jpg'), 1_500_000_000, 1_500_000_000.123);
  const found = await findPhotos([`${folder}/`]);
  expect(names(found)).toEqual(['a.jpg', 'b.CR2', 'c.mov', 'deep/e.png', 'deep/er/d.heic']);
  expect(found.files[0]).toEqual({
    path: `${folder}/a.jpg`, root: folder, sizeBytes: 5, mtimeMs: expect.closeTo(1_500_000_000_123, 2) as number,
    inode: expect.any(Number) as number, sidecar: null,
  });
  expect(found.roots).toEqual([{ path: folder, state: 'walked', hasIgnored: false }]);
});

test('leaves out hidden things, application bundles, system folders, node_modules and the library itself', async () => {
  const out = [
    '.hidden.jpg', '._a.jpg', '.thumbnails/a.jpg', 'Photos.photoslibrary/originals/a.jpg', 'Old.aplibrary/a.jpg', 'Cat.lrdata/a.jpg', 'My.app/a.jpg',
    'node_modules/p/a.jpg', '$RECYCLE.BIN/a.jpg', 'System Volume Information/a.jpg', '.Trash-1000/files/a.jpg', '@eaDir/a.jpg', 'lost+found/a.jpg',
    '#recycle/a.jpg', '__MACOSX/a.jpg', 'x/library.albumen/thumbs/a.webp', 'elsewhere/library/thumbs/a.webp',
  ];
  for (const path of out) await put(path);
  await put('application/a.jpg');
  await put('Photoslibrary/a.jpg');
  expect(names(await findPhotos([folder], { leaveOut: [join(folder, 'elsewhere/library'), join(folder, 'not there')] }))).toEqual([
    'Photoslibrary/a.jpg', 'application/a.jpg',
  ]);
});

test('a folder that was asked for is walked though its name is one to leave out', async () => {
  await put('.hidden/a.jpg');
  expect(names(await findPhotos([join(folder, '.hidden')]))).toEqual(['.hidden/a.jpg']);
});

test('looks into files whose name says nothing, and passes over what is plainly no photo', async () => {
  const photo = await readFile(jpeg);
  for (const path of ['renamed.txt', 'no-extension', 'recovered.chk', 'song.mp3', 'archive.zip']) await put(path, photo);
  for (const path of ['notes.txt', 'README', 'data.dat', 'empty']) await put(path, path === 'empty' ? '' : 'some words of text');
  await put('empty.jpg', '');
  await put('drawing.svg', '<svg/>');
  const found = await findPhotos([folder]);
  expect(names(found)).toEqual(['drawing.svg', 'empty.jpg', 'no-extension', 'recovered.chk', 'renamed.txt']);
  expect(found.skipped).toEqual([]);
});

test('.albumenignore leaves out by gitignore rules, in nested folders too, and says that it did', async () => {
  await put('.albumenignore', 'drafts/\n*.png\n');
  await put('below/.albumenignore', '!*.png\n');
  await put('empty/.albumenignore', '# nothing\n');
  for (const path of ['a.jpg', 'a.png', 'drafts/a.jpg', 'below/a.png', 'below/drafts/a.jpg', 'empty/b.png']) await put(path);
  const found = await findPhotos([folder]);
  expect(names(found)).toEqual(['a.jpg', 'below/a.png']);
  expect(found.roots.map((root) => root.hasIgnored)).toEqual([true]);
});

test('survives links that lead in circles, and takes each folder once, under its own name', async () => {
  await put('z/photo.jpg');
  await put('z/deep/photo.jpg');
  await symlink(folder, join(folder, 'z/deep/up'));
  await symlink('../z', join(folder, 'z/self'));
  await symlink(join(folder, 'z'), join(folder, 'a-link'));
  await symlink('/', join(folder, 'everything'));
  await symlink('loop', join(folder, 'loop'));
  await symlink('loop.jpg', join(folder, 'loop.jpg'));
  const found = await findPhotos([folder]);
  expect(names(found)).toEqual(['z/photo.jpg', 'z/deep/photo.jpg']);
  expect(found.skipped).toEqual([{ path: `${folder}/loop.jpg`, reason: 'a link that leads back to itself' }]);
});

test('follows links to folders and files outside, and links behind them', async () => {
  await put('library/a.jpg');
  await put('outside/b.jpg');
  await put('farther/c.jpg');
  await put('single.jpg');
  await symlink(join(folder, 'outside'), join(folder, 'library/linked'));
  await symlink(join(folder, 'farther'), join(folder, 'outside/more'));
  await symlink(join(folder, 'single.jpg'), join(folder, 'library/one.jpg'));
  await symlink(join(folder, 'single.jpg'), join(folder, 'library/same.jpg'));
  await symlink('a.jpg', join(folder, 'library/alias.jpg'));
  await symlink('gone.jpg', join(folder, 'library/broken.jpg'));
  await symlink('gone', join(folder, 'library/broken'));
  const found = await findPhotos([join(folder, 'library')]);
  expect(names(found)).toEqual(['library/a.jpg', 'library/linked/b.jpg', 'library/linked/more/c.jpg', 'library/one.jpg']);
  expect(found.skipped).toEqual([{ path: `${folder}/library/broken.jpg`, reason: 'a link to a file that is not there' }]);
});

test('two hard links are two places', async () => {
  await put('a.jpg');
  await link(join(folder, 'a.jpg'), join(folder, 'b.jpg'));
  const found = await findPhotos([folder]);
  expect(names(found)).toEqual(['a.jpg', 'b.jpg']);
  expect(found.files[0]?.inode).toBe(found.files[1]?.inode);
});

test('a file in two overlapping folders is found once, in the outer one', async () => {
  await put('in/a.jpg');
  await put('b.jpg');
  await symlink(join(folder, 'in'), `${folder}/same`);
  const found = await findPhotos([join(folder, 'in'), folder, join(folder, 'in'), join(folder, 'same')]);
  expect(found.files.map(({ path, root }) => [path, root])).toEqual([[`${folder}/b.jpg`, folder], [`${folder}/in/a.jpg`, folder]]);
  expect(found.roots.map(({ path, state }) => [path.slice(folder.length), state])).toEqual([['', 'walked'], ['/in', 'covered'], ['/same', 'covered']]);
});

test('keeps names in any script, composed and decomposed, with emoji and line breaks', async () => {
  const odd = ['写真 2019.jpg', 'صورة.jpg', 'fru\u0308h.jpg', 'fr\u00fch.jpg', '🐈‍⬛🎉.png', 'two\nlines.jpg', ' lead', "qu'o\"te`$.jpg", 'back\\slash.jpg'];
  for (const name of odd) await put(`${name}/${name}.jpg`);
  const found = await findPhotos([folder]);
  expect(names(found).toSorted()).toEqual(odd.map((name) => `${name}/${name}.jpg`).toSorted());
  for (const file of found.files) expect(readFileSync(pathToOpen(file.path), 'utf8')).toBe('x');
});

test.skipIf(process.platform !== 'linux')('finds and opens files and folders whose names are no UTF-8', async () => {
  const below = Buffer.concat([Buffer.from(`${folder}/caf`), Buffer.from([0xe9])]);
  await mkdir(below);
  await writeFile(Buffer.concat([below, Buffer.from('/\xff\xfe photo.jpg', 'latin1')]), 'latin');
  await writeFile(Buffer.concat([below, Buffer.from('/plain.jpg')]), 'plain');
  const found = await findPhotos([folder]);
  expect(names(found)).toEqual(['caf\uf7e9/plain.jpg', 'caf\uf7e9/\uf7ff\uf7fe photo.jpg']);
  expect(found.files.map((file) => readFileSync(pathToOpen(file.path), 'utf8'))).toEqual(['plain', 'latin']);
  const again = await findPhotos([`${folder}/caf\uf7e9`]);
  expect(names(again)).toEqual(names(found));
});

test('gives photos their XMP sidecars: by full name, by stem to the RAW, by stem alone', async () => {
  for (const path of ['1.CR2', '1.jpg', '1.xmp', '2.jpg', '2.JPG.xmp', '2.xmp', '3.heic', '3.XMP', '4.jpg', 'below/4.xmp', '5.jpg', '5.aae', 'lone.xmp']) await put(path);
  const found = await findPhotos([folder]);
  expect(Object.fromEntries(found.files.map((file) => [file.path.slice(folder.length + 1), file.sidecar?.path.slice(folder.length + 1)]))).toEqual({
    '1.CR2': '1.xmp', '1.jpg': undefined, '2.jpg': '2.JPG.xmp', '3.heic': '3.XMP', '4.jpg': undefined, '5.jpg': undefined,
  });
  expect(found.files[0]?.sidecar?.signature).toMatch(/^1\.xmp:1:\d+(\.\d+)?$/);

  const before = found.files[0]?.sidecar?.signature;
  await put('1.xmp', 'changed');
  expect((await findPhotos([folder])).files[0]?.sidecar?.signature).not.toBe(before);
});

test('a folder that is missing, or is a file, is away and stops nothing', async () => {
  await put('here/a.jpg');
  await put('file.jpg');
  const found = await findPhotos(['missing', 'file.jpg', 'here'].map((name) => join(folder, name)));
  expect([names(found), away(found)]).toEqual([['here/a.jpg'], ['missing: missing', 'file.jpg: not-a-folder']]);
  expect(Object.fromEntries(found.roots.map(({ path, state }) => [path.slice(folder.length + 1), state]))).toEqual({
    here: 'walked', missing: 'away', 'file.jpg': 'away',
  });
});

test('an empty folder is told from one that only has other files', async () => {
  await put('other/song.mp3');
  await mkdir(join(folder, 'empty/below'), { recursive: true });
  expect((await findPhotos([folder])).emptyFolders).toEqual([`${folder}/empty/below`]);
});

test.skipIf(process.platform === 'win32')('pipes and sockets never block the scan', async () => {
  execFileSync('mkfifo', [join(folder, 'pipe.jpg'), join(folder, 'pipe')]);
  const found = await findPhotos([folder]);
  expect([found.files, found.skipped]).toEqual([[], [{ path: `${folder}/pipe.jpg`, reason: 'not a file but a pipe, socket or device' }]]);
});

test('an abort ends the scan as cancelled', async () => {
  for (let i = 0; i < 300; i++) await put(`${i % 20}/${i}.jpg`);
  await expect(findPhotos([folder], { signal: AbortSignal.abort() })).rejects.toMatchObject({ code: 'cancelled' });
  // Links give way one by one, so an abort is heard between them whatever the machine's speed.
  await symlink(join(folder, '0'), join(folder, 'a'));
  const controller = new AbortController();
  const scan = findPhotos([folder], { signal: controller.signal });
  controller.abort();
  await expect(scan).rejects.toMatchObject({ name: 'AlbumenError', code: 'cancelled' });
});

test('two scans of one tree agree in every detail, and a rename keeps the inode', async () => {
  for (const path of ['b/1.jpg', 'b/2.jpg', 'a/1.jpg', 'c.jpg']) await put(path);
  const first = await findPhotos([folder]);
  expect(await findPhotos([folder])).toEqual(first);
  await rename(join(folder, 'b'), join(folder, 'd'));
  const second = await findPhotos([folder]);
  const inodes = (found: Found): Set<number> => new Set(found.files.map((file) => file.inode));
  expect(inodes(second)).toEqual(inodes(first));
});

test('a tree a thousand folders deep is walked', async () => {
  await put(`${'d/'.repeat(1000)}a.jpg`);
  expect((await findPhotos([folder])).files).toHaveLength(1);
});
