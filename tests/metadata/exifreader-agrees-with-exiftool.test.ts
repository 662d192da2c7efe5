import { globSync, readFileSync } from 'node:fs';
import { basename, extname, join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import type { CaptureInfo } from '../../electron/engine/decode/decoded-photo.ts';
import { endExiftool, getExiftool } from '../../electron/engine/decode/exiftool-process.ts';
import { captureOf } from '../fixtures/metadata/capture-of.ts';

const ROOT = join(import.meta.dirname, '../..');
const FORMATS: Record<string, string> = { '.jpg': 'jpeg', '.jpeg': 'jpeg', '.png': 'png', '.webp': 'webp' };
const SAMPLES = globSync('resources/sample-photos/**/*.{jpg,png,webp}', { cwd: ROOT });
const FROM_NPM = globSync('node_modules/{exif,exif-parser,jpeg-exif}/test/*.{jpg,JPG}', { cwd: ROOT });
const LABELLED = globSync('../shared/labelled-photos/**/*.{jpg,jpeg,png}', { cwd: ROOT });
/** Canon's cameras of 2003 keep the ISO in their maker note only, which exiftool knows and exifreader does not. */
const ISO_IN_MAKER_NOTE = ['test1.jpg', 'short-ascii-MM.jpg'];

const hasExiftool = (await getExiftool()) !== null;
afterAll(async () => {
  await endExiftool();
});

/** The same file read by exifreader, as stills are, and by exiftool, as RAW is. */
async function bothReadings(path: string): Promise<{ path: string; byExifReader: CaptureInfo; byExiftool: CaptureInfo }> {
  const bytes = readFileSync(join(ROOT, path));
  const about = { path: basename(path), format: FORMATS[extname(path).toLowerCase()] ?? 'jpeg' };
  return { path, byExifReader: rounded(await captureOf(bytes, about)), byExiftool: rounded(await captureOf(bytes, { ...about, kind: 'raw' })) };
}

/** exiftool prints fewer digits: 1e-6 degrees are 11 cm, and exposures are compared to a thousandth of their value. */
function rounded(info: CaptureInfo): CaptureInfo {
  const places = (value: number | null, digits: number): number | null => (value === null ? null : Number(value.toFixed(digits)));
  const figures = (value: number | null): number | null => (value === null ? null : Number(value.toPrecision(3)));
  return {
    ...info,
    latitude: places(info.latitude, 6),
    longitude: places(info.longitude, 6),
    fNumber: figures(info.fNumber),
    exposureSeconds: figures(info.exposureSeconds),
    focalLengthMm: figures(info.focalLengthMm),
  };
}

test.skipIf(!hasExiftool)('exifreader and exiftool read the same from every sample, npm and labelled photo', async () => {
  const readings = [];
  for (const path of [...SAMPLES, ...FROM_NPM, ...LABELLED]) readings.push(await bothReadings(path));
  expect(SAMPLES.length + FROM_NPM.length).toBeGreaterThan(50);
  const byExifReader = readings.map(({ path, byExifReader: info, byExiftool }) => ({
    path,
    ...info,
    ...(ISO_IN_MAKER_NOTE.includes(basename(path)) && info.iso === null ? { iso: byExiftool.iso } : {}),
  }));
  expect(byExifReader).toEqual(readings.map(({ path, byExiftool: info }) => ({ path, ...info })));
});
