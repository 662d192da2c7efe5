import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp, { type Sharp } from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { decodePhoto } from '../../electron/engine/decode/decode-photo.ts';
import type { DecodedPhoto, PixelSpec } from '../../electron/engine/decode/decoded-photo.ts';
import { endExiftool } from '../../electron/engine/decode/exiftool-process.ts';
import { REPOSITORY, SAMPLES } from '../fixtures/repository.ts';

const MINI: PixelSpec = { width: 260, height: 260, resize: 'squash', kernel: 'cubic', background: [255, 255, 255] };
const PACK = join(REPOSITORY, 'resources/models/albumen-mini');

let folder = '';
beforeAll(async () => void (folder = await mkdtemp(join(tmpdir(), 'albumen-decode-'))));
afterAll(async () => {
  await endExiftool();
  await rm(folder, { recursive: true });
});

async function decode(path: string, pixels = MINI): Promise<DecodedPhoto> {
  const decoded = await decodePhoto({ path, pixels, sidecarPath: null, mtimeMs: 0 });
  if ('skipped' in decoded) throw new Error(decoded.skipped);
  return decoded;
}

async function decodeBytes(bytes: Uint8Array, name = 'photo.bin'): Promise<DecodedPhoto> {
  const path = join(folder, name);
  await writeFile(path, bytes);
  return await decode(path);
}

/** Mean colour of a cell of the model input, cells counted on a grid of 3 x 3. */
function cell({ pixels }: DecodedPhoto, column: number, row: number): number[] {
  const [x, y] = [Math.floor(((column + 0.5) * 260) / 3), Math.floor(((row + 0.5) * 260) / 3)];
  return [...(pixels as Uint8Array).subarray((y * 260 + x) * 3, (y * 260 + x) * 3 + 3)];
}

const near = (a: readonly number[], b: readonly number[], within: number): boolean => a.every((value, i) => Math.abs(value - (b[i] as number)) <= within);

const golden = JSON.parse(await readFile(join(PACK, 'golden.json'), 'utf8')) as { images: { photo: string; pixels: string }[] };

test.each(golden.images)('model input of $photo agrees with the golden pixels', async ({ photo, pixels }) => {
  const decoded = await decode(join(REPOSITORY, 'resources', photo));
  const expected = await sharp(join(PACK, pixels)).removeAlpha().raw().toBuffer();
  const difference = expected.reduce((sum, value, i) => sum + Math.abs(value - ((decoded.pixels as Uint8Array)[i] as number)), 0);
  expect(difference / expected.length).toBeLessThanOrEqual(1.5);
});

/** Red, green and blue corners on grey, 90 x 60: every orientation looks different. */
async function corners(): Promise<Sharp> {
  const data = Buffer.alloc(90 * 60 * 3, 128);
  const paint = (left: number, top: number, colour: readonly number[]): void => {
    for (let y = top; y < top + 20; y++) for (let x = left; x < left + 30; x++) data.set(colour, (y * 90 + x) * 3);
  };
  paint(0, 0, [255, 0, 0]);
  paint(60, 0, [0, 255, 0]);
  paint(0, 40, [0, 0, 255]);
  return sharp(data, { raw: { width: 90, height: 60, channels: 3 } });
}

const ORIENTED: readonly (readonly [number, readonly [number, number], readonly [number, number]])[] = [
  [1, [0, 0], [2, 0]], [2, [2, 0], [0, 0]], [3, [2, 2], [0, 2]], [4, [0, 2], [2, 2]],
  [5, [0, 0], [0, 2]], [6, [2, 0], [2, 2]], [7, [2, 2], [2, 0]], [8, [0, 2], [0, 0]],
];

test.each(ORIENTED)('applies EXIF orientation %i exactly once', async (orientation, red, green) => {
  for (const format of ['jpeg', 'png', 'webp', 'tiff'] as const) {
    const bytes = await (await corners()).withMetadata({ orientation })[format]({ quality: 95 }).toBuffer();
    const decoded = await decodeBytes(bytes);
    expect([decoded.width, decoded.height]).toEqual(orientation >= 5 ? [60, 90] : [90, 60]);
    expect(near(cell(decoded, ...red), [255, 0, 0], 24)).toBe(true);
    expect(near(cell(decoded, ...green), [0, 255, 0], 24)).toBe(true);
    expect((await sharp(decoded.thumbnail as Uint8Array).metadata()).width).toBe(decoded.width);
  }
});

test('reads formats by content, whatever their name', async () => {
  for (const format of ['jpeg', 'png', 'webp', 'avif', 'tiff', 'gif'] as const) {
    const bytes = await (await corners()).toFormat(format, { quality: 95 }).toBuffer();
    const decoded = await decodeBytes(bytes, 'wrong-name.heic');
    expect(decoded).toMatchObject({ kind: 'image', format, width: 90, height: 60 });
    expect(near(cell(decoded, 0, 2), [0, 0, 255], 30)).toBe(true);
  }
});

test('16-bit, grey, CMYK, alpha and Display P3 come out in the right colours', async () => {
  const base = (await corners()).clone();
  const sixteen = await decodeBytes(await base.clone().toColourspace('rgb16').png().toBuffer());
  expect(near(cell(sixteen, 0, 0), [255, 0, 0], 3)).toBe(true);
  const grey = await decodeBytes(await base.clone().greyscale().jpeg().toBuffer());
  expect(near(cell(grey, 1, 1), [128, 128, 128], 4)).toBe(true);
  const cmyk = await decodeBytes(await base.clone().toColourspace('cmyk').jpeg({ quality: 95 }).toBuffer());
  // There and back through libvips' own CMYK profile, which costs some lightness.
  expect(near(cell(cmyk, 1, 1), [128, 128, 128], 16)).toBe(true);
  const clear = sharp({ create: { width: 30, height: 30, channels: 4, background: { r: 0, g: 0, b: 0, alpha: 0 } } });
  expect(cell(await decodeBytes(await clear.png().toBuffer()), 1, 1)).toEqual([255, 255, 255]);
  // The same numbers mean a stronger green in Display P3: read as sRGB they would stay as they are.
  const flat = sharp({ create: { width: 30, height: 30, channels: 3, background: { r: 60, g: 180, b: 60 } } });
  const p3 = await flat.withIccProfile('p3').png().toBuffer();
  expect(near(cell(await decodeBytes(p3), 1, 1), [60, 180, 60], 3)).toBe(true);
});

test('takes the first frame of an animation', async () => {
  const frames = await Promise.all(['red', 'blue'].map(async (background) =>
    await sharp({ create: { width: 40, height: 40, channels: 3, background } }).png().toBuffer()));
  const animation = sharp(frames, { join: { animated: true } });
  for (const bytes of [await animation.clone().gif().toBuffer(), await animation.clone().webp({ lossless: true }).toBuffer()]) {
    const decoded = await decodeBytes(bytes);
    expect([decoded.width, decoded.height]).toEqual([40, 40]);
    expect(near(cell(decoded, 1, 1), [255, 0, 0], 8)).toBe(true);
  }
});

test('crops the centre for packs that ask for it', async () => {
  const spec: PixelSpec = { ...MINI, width: 60, height: 60, resize: 'shortest' };
  const path = join(folder, 'corners.png');
  await writeFile(path, await (await corners()).png().toBuffer());
  const { pixels } = await decode(path, spec);
  // 90 x 60 at its own size: columns 15 to 74 stay, so that the left 15 columns are red and the right 15 are green.
  expect([...(pixels as Uint8Array).subarray(5 * 3, 5 * 3 + 3)]).toEqual([255, 0, 0]);
  expect([...(pixels as Uint8Array).subarray(30 * 3, 30 * 3 + 3)]).toEqual([128, 128, 128]);
  expect([...(pixels as Uint8Array).subarray(55 * 3, 55 * 3 + 3)]).toEqual([0, 255, 0]);
});

test('a tiny picture and a large sample keep their size, thumbnails are never enlarged', async () => {
  const dot = await decodeBytes(await sharp({ create: { width: 1, height: 1, channels: 3, background: 'red' } }).png().toBuffer());
  expect([dot.width, dot.height]).toEqual([1, 1]);
  expect((await sharp(dot.thumbnail as Uint8Array).metadata()).width).toBe(1);
  const large = await decode(join(SAMPLES, '2016/DSC_0107.jpg'));
  const thumbnail = await sharp(large.thumbnail as Uint8Array).metadata();
  expect([thumbnail.format, thumbnail.width, thumbnail.height]).toEqual(['webp', 512, 341]);
});
