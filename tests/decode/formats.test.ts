import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp, { type Sharp } from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { DecodedPhoto } from '../../electron/engine/decode/decoded-photo.ts';
import { decodeFile, FIXTURES, meanDifference, MINI, skipReason } from './decode-file.ts';

let folder = '';
let source: DecodedPhoto;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'albumen-formats-'));
  source = await decodeFile(join(FIXTURES, 'source.jpg'));
});
afterAll(async () => await rm(folder, { recursive: true }));

const open = (): Sharp => sharp(join(FIXTURES, 'source.jpg'));

async function decodeBytes(bytes: Uint8Array, name = 'photo.bin'): Promise<DecodedPhoto> {
  const path = join(folder, name);
  await writeFile(path, bytes);
  return await decodeFile(path);
}

test.each([
  ['photo.heic', 'heic', 3], ['turned.heic', 'heic', 3], ['turned.avif', 'avif', 4],
  ['display-p3-icc.heic', 'heic', 3], ['display-p3-nclx.heic', 'heic', 3],
] as const)('%s comes out upright and in the right colours', async (name, format, within) => {
  const decoded = await decodeFile(join(FIXTURES, name));
  expect(decoded).toMatchObject({ kind: 'image', format, mimeType: `image/${format}`, width: 480, height: 320, notes: [] });
  expect(meanDifference(decoded.pixels, source.pixels)).toBeLessThan(within);
});

test.each([
  ['bmp-bgr24.bmp', 1], ['bmp-bgra.bmp', 1], ['bmp-rgb565le.bmp', 5], ['bmp-rgb555le.bmp', 6], ['bmp-pal8.bmp', 25], ['bmp-monob.bmp', 80],
] as const)('%s shows what the other BMP files show', async (name, within) => {
  const decoded = await decodeFile(join(FIXTURES, name));
  expect(decoded).toMatchObject({ format: 'bmp', width: 96, height: 64 });
  const small = await decodeBytes(await open().resize(96, 64, { kernel: 'cubic' }).png().toBuffer());
  expect(meanDifference(decoded.pixels, small.pixels)).toBeLessThan(within + 3);
});

test('16-bit PNG and TIFF, with and without a profile, keep their colours', async () => {
  const sixteen = open().toColourspace('rgb16');
  const p3 = await open().withIccProfile('p3').png().toBuffer();
  const files = [
    await sixteen.clone().png().toBuffer(),
    await sixteen.clone().tiff({ compression: 'lzw' }).toBuffer(),
    await sixteen.clone().withIccProfile('srgb').png().toBuffer(),
    await sharp(p3).toColourspace('rgb16').keepIccProfile().png().toBuffer(),
  ];
  for (const bytes of files) expect(meanDifference((await decodeBytes(bytes)).pixels, source.pixels)).toBeLessThan(1.5);
});

test('Display P3 and CMYK with their profiles come back to the colours they were made of', async () => {
  for (const format of ['jpeg', 'png', 'webp', 'tiff', 'avif'] as const) {
    const bytes = await open().withIccProfile('p3').toFormat(format, { quality: 92 }).toBuffer();
    expect(meanDifference((await decodeBytes(bytes)).pixels, source.pixels)).toBeLessThan(2.5);
  }
  // CMYK holds fewer colours: what is left of the difference is the paper's.
  const withProfile = await open().toColourspace('cmyk').withIccProfile('cmyk').jpeg({ quality: 92 }).toBuffer();
  const without = await open().toColourspace('cmyk').jpeg({ quality: 92 }).toBuffer();
  for (const bytes of [withProfile, without]) expect(meanDifference((await decodeBytes(bytes)).pixels, source.pixels)).toBeLessThan(12);
});

test('grey, and grey with alpha, are read as colour pictures', async () => {
  const grey = await decodeBytes(await open().greyscale().png().toBuffer());
  const pixel = [...(grey.pixels as Uint8Array).subarray(300, 303)];
  expect(new Set(pixel).size).toBe(1);
  const withAlpha = await sharp(await open().greyscale().png().toBuffer()).ensureAlpha(0).png().toBuffer();
  expect([...((await decodeBytes(withAlpha)).pixels as Uint8Array).subarray(300, 303)]).toEqual([255, 255, 255]);
});

test('transparent pixels are on the colour of the pack in the model input, and on white in the thumbnail', async () => {
  const path = join(folder, 'clear.png');
  await writeFile(path, await sharp({ create: { width: 40, height: 40, channels: 4, background: { r: 255, g: 0, b: 0, alpha: 0 } } }).png().toBuffer());
  const decoded = await decodeFile(path, { ...MINI, background: [10, 20, 30] });
  expect([...(decoded.pixels as Uint8Array).subarray(0, 3)]).toEqual([10, 20, 30]);
  expect([...(await sharp(decoded.thumbnail as Uint8Array).raw().toBuffer()).subarray(0, 3)]).toEqual([255, 255, 255]);
});

test.each([1, 2, 3, 4, 5, 6, 7, 8])('orientation %i of a JPEG that is reduced while it is decoded is applied once', async (orientation) => {
  const inverse = { 1: [0], 2: [0, 'flop'], 3: [180], 4: [180, 'flop'], 5: [90, 'flop'], 6: [270], 7: [270, 'flop'], 8: [90] } as const;
  const [angle, mirror] = inverse[orientation as keyof typeof inverse];
  // 5 and 7 are their own inverses; a turn, then a mirror, each in a pass of its own.
  const large = await open().resize(3000, 2000).toBuffer();
  const turned = sharp(await sharp(large).rotate(angle).png().toBuffer());
  const bytes = await (mirror ? turned.flop() : turned).jpeg({ quality: 92 }).withMetadata({ orientation }).toBuffer();
  const decoded = await decodeBytes(bytes, 'large.jpg');
  expect(decoded).toMatchObject({ width: 3000, height: 2000, capture: { orientation } });
  expect(meanDifference(decoded.pixels, source.pixels)).toBeLessThan(2);
});

test('a multi-page TIFF shows its first page', async () => {
  const pages = await Promise.all([open(), open().negate()].map(async (page) => await page.png().toBuffer()));
  const decoded = await decodeBytes(await sharp(pages, { join: { animated: true } }).tiff().toBuffer());
  expect(decoded).toMatchObject({ format: 'tiff', width: 480, height: 320 });
  expect(meanDifference(decoded.pixels, source.pixels)).toBeLessThan(3);
});

test('a motion photo is a normal photo, its video left alone', async () => {
  const bytes = Buffer.concat([await readFile(join(FIXTURES, 'source.jpg')), await readFile(join(FIXTURES, 'film.mp4'))]);
  const decoded = await decodeBytes(bytes, 'PXL_20201017_100211.MP.jpg');
  expect(decoded).toMatchObject({ kind: 'image', format: 'jpeg', durationSeconds: null, sizeBytes: bytes.length });
  expect(decoded.pixels).toEqual(source.pixels);
  expect(decoded.perceptualHash).toBe(source.perceptualHash);
  expect(decoded.contentHash).not.toBe(source.contentHash);
});

test('what travels to another process is no larger than it says', () => {
  for (const bytes of [source.pixels, source.thumbnail, source.placeholder]) {
    expect(bytes?.buffer.byteLength).toBe(bytes?.byteLength);
    expect(bytes?.constructor).toBe(Uint8Array);
  }
});

test.each([
  ['drawing.svg', '<?xml version="1.0"?>\n<!-- made by hand -->\n<svg xmlns="http://www.w3.org/2000/svg"/>', 'SVG drawings are not photos'],
  ['drawing.jpg', '\ufeff<svg width="10"/>', 'SVG drawings are not photos'],
  ['paper.pdf', '%PDF-1.7\n', 'PDF documents are not read'],
  ['layers.psd', '8BPS\0\x01', 'Photoshop files are not read; save a JPEG or TIFF beside it'],
  ['new.jxl', '\0\0\0\x0cJXL \r\n\x87\n', 'JPEG XL is not read yet'],
  ['scan.jp2', '\0\0\0\x0cjP  \r\n\x87\n', 'JPEG 2000 is not read yet'],
  ['._IMG_1.jpg', '\0\x05\x16\x07\0\x02\0\0Mac OS X', "a Mac's note about another file, not a photo"],
  ['notes.txt', 'BMW and other cars', 'its content is no picture or video that Albumen knows'],
  ['empty.dat', '', 'the file is empty'],
])('%s is skipped with a reason', async (name, content, reason) => {
  const path = join(folder, name);
  await writeFile(path, Buffer.from(content, content.startsWith('\ufeff') ? 'utf8' : 'latin1'));
  expect(await skipReason(path)).toBe(reason);
});
