import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { endExiftool } from '../../electron/engine/decode/exiftool-process.ts';
import { renderPicture } from '../../electron/engine/decode/render-picture.ts';
import type { RenderRequest } from '../../electron/engine/decode/rendered-picture.ts';
import { makeRaw } from '../fixtures/photos/make-raw.ts';
import { decodeFile, FIXTURES, meanDifference } from './decode-file.ts';

let folder = '';
beforeAll(async () => void (folder = await mkdtemp(join(tmpdir(), 'albumen-render-'))));
afterAll(async () => {
  await endExiftool();
  await rm(folder, { recursive: true });
});

let files = 0;
async function render(path: string, change: Partial<RenderRequest> = {}) {
  const target = join(folder, `rendered-${(files += 1)}`);
  const made = await renderPicture({
    path, target, as: 'jpeg-or-png', quality: 92, longSideMax: 16_384, pixelsMax: 60e6, rawOrientation: 1, quarterTurns: 0, ...change,
  });
  return { made, target, header: await sharp(target).metadata() };
}

const source = join(FIXTURES, 'source.jpg');
async function written(name: string, bytes: Uint8Array): Promise<string> {
  await writeFile(join(folder, name), bytes);
  return join(folder, name);
}

/** Every kind that a browser does not show right by itself. */
const KINDS: readonly (readonly [kind: string, make: () => Promise<string>])[] = [
  ['HEIC', () => Promise.resolve(join(FIXTURES, 'photo.heic'))],
  ['turned HEIC', () => Promise.resolve(join(FIXTURES, 'turned.heic'))],
  ['HEIC in Display P3', () => Promise.resolve(join(FIXTURES, 'display-p3-icc.heic'))],
  ['turned AVIF', () => Promise.resolve(join(FIXTURES, 'turned.avif'))],
  ['BMP', () => Promise.resolve(join(FIXTURES, 'bmp-rgb565le.bmp'))],
  ['TIFF', async () => written('a.tif', await sharp(source).tiff().toBuffer())],
  ['turned TIFF', async () => written('turned.tif', await sharp(source).rotate(270).withMetadata({ orientation: 6 }).tiff().toBuffer())],
  ['16-bit PNG', async () => written('a16.png', await sharp(source).toColourspace('rgb16').png().toBuffer())],
  ['16-bit PNG in Display P3', async () => written('p16.png', await sharp(source).withIccProfile('p3').toColourspace('rgb16').png().toBuffer())],
  ['CMYK JPEG', async () => written('cmyk.jpg', await sharp(source).toColourspace('cmyk').withIccProfile('cmyk').jpeg({ quality: 95 }).toBuffer())],
  ['mirrored WebP', async () => written('m.webp', await sharp(source).flop().withMetadata({ orientation: 2 }).webp({ quality: 95 }).toBuffer())],
  ['DNG', async () => written('a.dng', makeRaw('dng', await readFile(source), 1))],
];

test.each(KINDS)('a %s is made into a JPEG that shows the same picture, upright, without metadata', async (_kind, make) => {
  const path = await make();
  const { made, target, header } = await render(path);
  const [before, after] = [await decodeFile(path), await decodeFile(target)];
  expect(made).toMatchObject({ mimeType: 'image/jpeg', contentHash: before.contentHash });
  expect([header.format, header.width, header.height, header.depth, header.space]).toEqual(['jpeg', made.width, made.height, 'uchar', 'srgb']);
  expect([header.exif, header.icc, header.xmp, header.orientation]).toEqual([undefined, undefined, undefined, undefined]);
  // A RAW's preview is smaller than its sensor's picture.
  expect([after.width, after.height]).toEqual(before.kind === 'raw' ? [480, 320] : [before.width, before.height]);
  // The BMP's steps of 5 bits are noise that a JPEG smooths.
  expect(meanDifference(before.pixels, after.pixels)).toBeLessThan(3);
});

test('a RAW is turned by the orientation that the library holds', async () => {
  const sideways = await sharp(source).rotate(270).jpeg({ quality: 95 }).toBuffer();
  const path = await written('turned.nef', makeRaw('nef', sideways, 6, { width: 4000, height: 6000 }));
  const { target } = await render(path, { rawOrientation: 6 });
  expect(meanDifference((await decodeFile(target)).pixels, (await decodeFile(source)).pixels)).toBeLessThan(2);
});

test('a picture with transparent parts becomes a PNG, or stands on white where a JPEG is wanted', async () => {
  const path = await written('glass.tif', await sharp({ create: { width: 30, height: 20, channels: 4, background: { r: 255, g: 0, b: 0, alpha: 0.5 } } }).tiff({ compression: 'lzw' }).toBuffer());
  const png = await render(path);
  expect([png.made.mimeType, png.header.format, png.header.hasAlpha]).toEqual(['image/png', 'png', true]);
  const jpeg = await render(path, { as: 'jpeg' });
  const [r, g, b] = await sharp(jpeg.target).raw().toBuffer();
  expect([jpeg.made.mimeType, (r ?? 0) > 250, Math.abs((g ?? 0) - 127) < 5, Math.abs((b ?? 0) - 127) < 5]).toEqual(['image/jpeg', true, true, true]);
});

test.each([[0, 480, 320], [1, 320, 480], [2, 480, 320], [3, 320, 480]])('%i quarter turns are clockwise', async (quarterTurns, width, height) => {
  const { made, target } = await render(source, { quarterTurns });
  expect([made.width, made.height]).toEqual([width, height]);
  const expected = await written(`turned-${quarterTurns}.png`, await sharp(source).rotate(90 * quarterTurns).png().toBuffer());
  expect(meanDifference((await decodeFile(target)).pixels, (await decodeFile(expected)).pixels)).toBeLessThan(2);
});

test('is made smaller to fit, and never larger', async () => {
  expect((await render(source, { longSideMax: 100 })).made).toMatchObject({ width: 100, height: 67 });
  expect((await render(source, { pixelsMax: 38_400 })).made).toMatchObject({ width: 240, height: 160 });
  expect((await render(source, { longSideMax: 5000 })).made).toMatchObject({ width: 480, height: 320 });
});

test('a JPEG that is cut short shows what there is', async () => {
  const bytes = await readFile(source);
  const { made } = await render(await written('half.jpg', bytes.subarray(0, bytes.length / 2)));
  expect(made).toMatchObject({ width: 480, height: 320 });
});

test('what is no picture fails with a reason, and leaves nothing behind', async () => {
  const inside = join(folder, 'empty');
  await rm(inside, { recursive: true, force: true });
  await expect(render(join(FIXTURES, 'film.mp4'))).rejects.toMatchObject({ code: 'decode-failed' });
  await expect(render(await written('text.jpg', Buffer.from('<html>')))).rejects.toMatchObject({ code: 'decode-failed' });
  await expect(render(source, { target: join(inside, 'a.jpg') })).rejects.toMatchObject({ code: 'ENOENT' });
  expect((await readdir(folder)).filter((name) => name.endsWith('.tmp'))).toEqual([]);
});
