import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { xxhash128 } from 'hash-wasm';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { endExiftool } from '../../electron/engine/decode/exiftool-process.ts';
import { hashFile } from '../../electron/engine/decode/read-photo-file.ts';
import { pathFromBytes, pathToOpen } from '../../electron/engine/scan/path-bytes.ts';
import { makeRaw } from '../fixtures/photos/make-raw.ts';
import { decodeFile, FIXTURES, meanDifference, MINI, skipReason } from './decode-file.ts';

let folder = '';
beforeAll(async () => void (folder = await mkdtemp(join(tmpdir(), 'albumen-odd-'))));
afterAll(async () => {
  await endExiftool();
  await rm(folder, { recursive: true });
});

async function put(name: string, bytes: Uint8Array | string): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, bytes);
  return path;
}

const source = async (): Promise<Buffer> => await readFile(join(FIXTURES, 'source.jpg'));
const failure = (words: string) => ({ code: 'decode-failed', message: expect.stringContaining(words) as string });

test.each([
  ['an empty photo', 'a.jpg', async () => Buffer.alloc(0), 'the file is empty'],
  ['zeros under a photo\'s name', 'b.heic', async () => Buffer.alloc(5000), 'no picture or video that Albumen knows'],
  ['half a JPEG', 'c.jpg', async () => (await source()).subarray(0, 20_000), 'the file is cut short'],
  ['half a PNG', 'd.png', async () => (await sharp(await source()).png().toBuffer()).subarray(0, 100_000), 'the file is cut short'],
  ['half a WebP', 'e.webp', async () => (await sharp(await source()).webp().toBuffer()).subarray(0, 5_000), 'the file is cut short'],
  ['half a TIFF', 'f.tif', async () => (await sharp(await source()).tiff({ compression: 'lzw' }).toBuffer()).subarray(0, 9_000), 'the file is cut short'],
  ['half a GIF', 'g.gif', async () => (await sharp(await source()).gif().toBuffer()).subarray(0, 9_000), 'the file is cut short'],
  ['half a HEIC', 'h.heic', async () => (await readFile(join(FIXTURES, 'photo.heic'))).subarray(0, 9_000), 'the file is cut short'],
  ['half an AVIF', 'i.avif', async () => (await readFile(join(FIXTURES, 'turned.avif'))).subarray(0, 4_000), 'the file is cut short'],
  ['half a BMP', 'j.bmp', async () => (await readFile(join(FIXTURES, 'bmp-bgr24.bmp'))).subarray(0, 4_000), 'the file is cut short'],
  ['a JPEG of a header alone', 'k.jpg', async () => (await source()).subarray(0, 30), 'the file is cut short'],
])('%s fails with the reason', async (_what, name, bytes, words) => {
  await expect(decodeFile(await put(name, await bytes()))).rejects.toMatchObject(failure(words));
});

test('a JPEG that lacks only its last two bytes is whole, and says so', async () => {
  const decoded = await decodeFile(await put('no-end.jpg', (await source()).subarray(0, -2)));
  expect(decoded.notes).toEqual(['the last bytes of this file are missing; the picture is whole']);
  expect(meanDifference(decoded.pixels, (await decodeFile(join(FIXTURES, 'source.jpg'))).pixels)).toBeLessThan(0.1);
});

test('a few flipped bits and bytes after the end do not lose a photo', async () => {
  const bytes = Buffer.concat([await source(), Buffer.alloc(1000, 7)]);
  bytes[20_000] = (bytes[20_000] as number) ^ 1;
  expect(await decodeFile(await put('flipped.jpg', bytes))).toMatchObject({ format: 'jpeg', width: 480, height: 320 });
});

/** A PNG whose header claims a size; the picture data is that of one pixel. */
async function claimPng(width: number, height: number): Promise<Buffer> {
  const bytes = await sharp({ create: { width: 1, height: 1, channels: 3, background: 'red' } }).png().toBuffer();
  bytes.writeUInt32BE(width, 16);
  bytes.writeUInt32BE(height, 20);
  return bytes;
}

test('pictures of 40,000 x 40,000 pixels are refused before a pixel is decoded', async () => {
  const jpeg = await source();
  const frame = jpeg.indexOf(Buffer.from([0xff, 0xc0]));
  jpeg.writeUInt16BE(40_000, frame + 5);
  jpeg.writeUInt16BE(40_000, frame + 7);
  const bmp = await readFile(join(FIXTURES, 'bmp-bgr24.bmp'));
  bmp.writeInt32LE(40_000, 18);
  bmp.writeInt32LE(-40_000, 22);
  for (const [name, bytes] of [['bomb.jpg', jpeg], ['bomb.png', await claimPng(40_000, 40_000)], ['bomb.bmp', bmp]] as const) {
    const before = process.memoryUsage().rss;
    await expect(decodeFile(await put(name, bytes))).rejects.toMatchObject(failure('it claims 40000 x 40000 pixels'));
    expect(process.memoryUsage().rss - before).toBeLessThan(200e6);
  }
});

test('a long strip is refused by its side, a shorter one is decoded, cropped or squashed', async () => {
  await expect(decodeFile(await put('side.png', await claimPng(70_000, 10)))).rejects.toMatchObject(failure('it claims 70000 x 10'));
  const strip = await put('strip.png', await sharp({ create: { width: 30_000, height: 2, channels: 3, background: 'red' } }).png().toBuffer());
  expect(await decodeFile(strip)).toMatchObject({ width: 30_000, height: 2 });
  const cropped = await decodeFile(strip, { ...MINI, resize: 'shortest' });
  expect([...(cropped.pixels as Uint8Array).subarray(-3)]).toEqual([255, 0, 0]);
});

test('a file that vanished, and a folder, are told apart from bad pictures', async () => {
  await expect(decodeFile(join(folder, 'gone.jpg'))).rejects.toMatchObject({ code: 'not-found' });
  await mkdir(join(folder, 'folder.jpg'));
  await expect(decodeFile(join(folder, 'folder.jpg'))).rejects.toMatchObject(failure('it is no regular file'));
});

test('a named pipe does not keep the decoder waiting', async () => {
  const pipe = join(folder, 'pipe.jpg');
  await promisify(execFile)('mkfifo', [pipe]);
  await expect(decodeFile(pipe)).rejects.toMatchObject(failure('it is no regular file'));
});

test('names with a line break, white space at the end and bytes that are no UTF-8 are opened, by exiftool too', async () => {
  for (const name of ['two\nlines.dng', 'space at the end ', pathFromBytes(Buffer.from([0x66, 0xff, 0xe9, 0x2e, 0x64, 0x6e, 0x67]))]) {
    const path = join(folder, name);
    await writeFile(pathToOpen(path), makeRaw('dng', await source(), 1));
    expect(await decodeFile(path)).toMatchObject({ kind: 'raw', format: 'dng', width: 6000, height: 4000 });
  }
});

test('the hash of a file is the xxh128 of its bytes, however it was read', async () => {
  const path = join(FIXTURES, 'film.mp4');
  const bytes = await readFile(path);
  const expected = { contentHash: await xxhash128(bytes), sizeBytes: bytes.length };
  expect(await hashFile(path)).toEqual(expected);
  expect(await decodeFile(path)).toMatchObject(expected);
  const still = await readFile(join(FIXTURES, 'photo.heic'));
  expect(await decodeFile(join(FIXTURES, 'photo.heic'))).toMatchObject({ contentHash: await xxhash128(still), sizeBytes: still.length });
});

test('text under a name that is no photo\'s is skipped', async () => {
  expect(await skipReason(await put('readme.md', 'hello'))).toBe('its content is no picture or video that Albumen knows');
});
