import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { DecodedPhoto } from '../../electron/engine/decode/decoded-photo.ts';
import { endExiftool } from '../../electron/engine/decode/exiftool-process.ts';
import { makeRaw } from '../fixtures/photos/make-raw.ts';
import { decodeFile, FIXTURES, meanDifference } from './decode-file.ts';

/**
 * These files are made by hand: they show that each kind is told by its content, that its preview is found and turned
 * once. That every camera keeps its preview where exiftool looks for it is exiftool's word, not shown here.
 */
let folder = '';
let source: DecodedPhoto;
/** The source as a camera held upright stores it: a quarter turn against the clock, to be shown with orientation 6. */
let sideways: Uint8Array;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'albumen-raw-'));
  source = await decodeFile(join(FIXTURES, 'source.jpg'));
  sideways = await sharp(join(FIXTURES, 'source.jpg')).rotate(270).jpeg({ quality: 95 }).toBuffer();
});
afterAll(async () => {
  await endExiftool();
  await rm(folder, { recursive: true });
});

async function decodeAs(name: string, bytes: Uint8Array): Promise<DecodedPhoto> {
  const path = join(folder, name);
  await writeFile(path, bytes);
  return await decodeFile(path);
}

const upright = async (): Promise<Buffer> => await sharp(join(FIXTURES, 'source.jpg')).jpeg({ quality: 95 }).toBuffer();

test.each(['dng', 'nef', 'arw', 'cr2', 'rw2', 'raf', 'cr3'] as const)('a %s is told by its content and shown by its preview', async (format) => {
  const decoded = await decodeAs(`${format}.jpg`, makeRaw(format, await upright(), 1));
  expect(decoded).toMatchObject({ kind: 'raw', format, notes: [] });
  expect(meanDifference(decoded.pixels, source.pixels)).toBeLessThan(1.5);
});

test.each(['dng', 'nef', 'arw', 'cr2', 'rw2'] as const)('a %s taken upright is turned once, by its own orientation', async (format) => {
  const decoded = await decodeAs(`turned-${format}.${format}`, makeRaw(format, sideways, 6, { width: 4000, height: 6000 }));
  expect(decoded.capture.orientation).toBe(6);
  expect(meanDifference(decoded.pixels, source.pixels)).toBeLessThan(1.5);
});

test('the size of a RAW is that of the sensor, upright', async () => {
  expect(await decodeAs('full.dng', makeRaw('dng', await upright(), 1))).toMatchObject({ width: 6000, height: 4000 });
  expect(await decodeAs('turned.dng', makeRaw('dng', sideways, 6, { width: 4000, height: 6000 }))).toMatchObject({ width: 6000, height: 4000 });
});

test("the preview's own orientation is not applied on top of the RAW's", async () => {
  const tagged = await sharp(sideways).withMetadata({ orientation: 6 }).jpeg({ quality: 95 }).toBuffer();
  const decoded = await decodeAs('tagged.nef', makeRaw('nef', tagged, 6, { width: 4000, height: 6000 }));
  expect(meanDifference(decoded.pixels, source.pixels)).toBeLessThan(1.5);
});

test('a preview that stands upright already, beside a sensor that lies, is left as it is', async () => {
  const portrait = await sharp(join(FIXTURES, 'source.jpg')).resize(320, 480, { fit: 'fill' }).jpeg({ quality: 95 }).toBuffer();
  const decoded = await decodeAs('portrait.dng', makeRaw('dng', portrait, 6));
  expect([decoded.width, decoded.height]).toEqual([4000, 6000]);
  expect(meanDifference(decoded.pixels, source.pixels)).toBeLessThan(6);
});

test('a RAW whose preview is cut short fails with a reason', async () => {
  const bytes = makeRaw('nef', await upright(), 1);
  await expect(decodeAs('cut.nef', bytes.subarray(0, bytes.length - 8_000))).rejects.toMatchObject({ code: 'decode-failed' });
});
