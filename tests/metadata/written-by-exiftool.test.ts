import { copyFile, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readCaptureInfo } from '../../electron/engine/decode/capture-info.ts';
import type { CaptureInfo } from '../../electron/engine/decode/decoded-photo.ts';
import { endExiftool, getExiftool } from '../../electron/engine/decode/exiftool-process.ts';
import { NOTHING } from '../fixtures/metadata/capture-of.ts';

const SAMPLE = join(import.meta.dirname, '../../resources/sample-photos/received/dogs cropped.jpg');
const MTIME_MS = Date.UTC(2021, 4, 6, 7, 8, 9);
const exiftool = await getExiftool();
let folder = '';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'albumen-exiftool-'));
});
afterAll(async () => {
  await endExiftool();
  await rm(folder, { recursive: true, force: true });
});

/** A small picture of a format, with tags written by exiftool, and what is read of it. */
async function written(format: string, tags: readonly string[]): Promise<CaptureInfo> {
  const path = join(folder, `photo.${format}`);
  if (format === 'jpeg') await copyFile(SAMPLE, path);
  else await sharp(SAMPLE).resize(64).toFormat(format as 'png').toFile(path);
  await exiftool?.write(path, {}, { writeArgs: ['-overwrite_original', '-m', ...tags] });
  return await readCaptureInfo({ path, bytes: await readFile(path), format, kind: 'image', mtimeMs: MTIME_MS, sidecarPath: null });
}

const TAGS = [
  '-EXIF:Make=Canon',
  '-EXIF:Model=Canon EOS 5D',
  '-EXIF:LensModel=EF24-70mm f/2.8L USM',
  '-EXIF:DateTimeOriginal=2019:07:04 12:33:10',
  '-EXIF:SubSecTimeOriginal=25',
  '-EXIF:OffsetTimeOriginal=+02:00',
  '-EXIF:ISO=400',
  '-EXIF:FNumber=2.8',
  '-EXIF:ExposureTime=1/250',
  '-EXIF:FocalLength=50',
  '-EXIF:GPSLatitude=68.16',
  '-EXIF:GPSLatitudeRef=N',
  '-EXIF:GPSLongitude=13.5',
  '-EXIF:GPSLongitudeRef=W',
  '-XMP:Rating=4',
  '-XMP-dc:Subject=dog',
  '-XMP-dc:Subject=fence',
  '-XMP-dc:Description=Two dogs at a wooden fence',
];
const EXPECTED: CaptureInfo = {
  ...NOTHING,
  takenAt: { local: '2019-07-04T12:33:10', localMs: Date.UTC(2019, 6, 4, 12, 33, 10, 250), offsetMinutes: 120, source: 'exif' },
  latitude: 68.16,
  longitude: -13.5,
  cameraMake: 'Canon',
  cameraModel: 'EOS 5D',
  lens: 'EF24-70mm f/2.8L USM',
  iso: 400,
  fNumber: 2.8,
  exposureSeconds: 0.004,
  focalLengthMm: 50,
  rating: 4,
  keywords: ['dog', 'fence'],
  caption: 'Two dogs at a wooden fence',
};

test.skipIf(exiftool === null).each(['jpeg', 'png', 'webp', 'tiff', 'avif'])('reads from %s what exiftool wrote into it', async (format) => {
  expect(await written(format, TAGS)).toEqual(EXPECTED);
});

test.skipIf(exiftool === null)('reads a HEIC, whose container is an AVIF\'s', async () => {
  await written('avif', TAGS);
  const bytes = await readFile(join(folder, 'photo.avif'));
  bytes.write('heic', bytes.indexOf('ftyp') + 4, 'latin1');
  const path = join(folder, 'photo.heic');
  expect(await readCaptureInfo({ path, bytes, format: 'heic', kind: 'image', mtimeMs: MTIME_MS, sidecarPath: null })).toEqual(EXPECTED);
});

test.skipIf(exiftool === null)('reads XMP from a GIF', async () => {
  expect(await written('gif', TAGS.filter((tag) => tag.startsWith('-XMP')))).toMatchObject({ rating: 4, keywords: ['dog', 'fence'], caption: 'Two dogs at a wooden fence' });
});

test.skipIf(exiftool === null)('reads a sidecar that exiftool wrote', async () => {
  const sidecarPath = join(folder, 'photo.jpg.xmp');
  const tags = { 'XMP:Rating': 4, 'XMP-dc:Subject': ['dog', 'fence'], 'XMP-dc:Description': 'Two dogs at a wooden fence', 'XMP:DateTimeOriginal': '2019:07:04 12:33:10+02:00', 'XMP:GPSLatitude': 68.16, 'XMP:GPSLongitude': -13.5 };
  await exiftool?.write(sidecarPath, tags);
  const info = await readCaptureInfo({ path: SAMPLE, bytes: await readFile(SAMPLE), format: 'jpeg', kind: 'image', mtimeMs: MTIME_MS, sidecarPath });
  expect(info).toMatchObject({ rating: 4, keywords: ['dog', 'fence'], caption: 'Two dogs at a wooden fence', latitude: 68.16, longitude: -13.5, takenAt: { local: '2019-07-04T12:33:10', offsetMinutes: 120, source: 'xmp' } });
});

test.skipIf(exiftool === null)('reads a RAW through exiftool, whatever its name', async () => {
  const path = join(folder, 'a\nline\u00a0break.dng');
  const plain = join(folder, 'plain.tiff');
  await sharp(SAMPLE).resize(64).tiff().toFile(plain);
  await exiftool?.write(plain, {}, { writeArgs: ['-overwrite_original', '-m', '-DNGVersion=1 4 0 0', ...TAGS] });
  await copyFile(plain, path);
  expect(await readCaptureInfo({ path, bytes: null, format: 'dng', kind: 'raw', mtimeMs: MTIME_MS, sidecarPath: null })).toEqual(EXPECTED);
});

test.skipIf(exiftool === null)('reads a still that was too large to hold', async () => {
  const path = join(folder, 'photo.jpeg');
  await written('jpeg', TAGS);
  expect(await readCaptureInfo({ path, bytes: null, format: 'jpeg', kind: 'image', mtimeMs: MTIME_MS, sidecarPath: null })).toEqual(EXPECTED);
});
