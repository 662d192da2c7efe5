import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { captureOf } from '../fixtures/metadata/capture-of.ts';
import { ascii, exifBlock, rationals, shorts, withExif } from '../fixtures/metadata/exif-jpeg.ts';
import { movie } from '../fixtures/metadata/movie.ts';

// A machine without perl: what getExiftool says there. The real absence is exiftool-process.ts's own matter.
vi.mock(import('../../electron/engine/decode/exiftool-process.ts'), async (original) => ({ ...(await original()), getExiftool: async () => await Promise.resolve(null) }));

const PLAIN = readFileSync(join(import.meta.dirname, '../../resources/sample-photos/received/dogs cropped.jpg'));
const ENTRIES = [
  ascii('ifd0', 0x010f, 'Canon'),
  shorts('ifd0', 0x0112, 6),
  ascii('exif', 0x9003, '2019:07:04 12:33:10'),
  rationals('exif', 0x829d, 28, 10),
];
const EXPECTED = { cameraMake: 'Canon', orientation: 6, fNumber: 2.8, takenAt: { local: '2019-07-04T12:33:10', source: 'exif' } };

test('reads a RAW that is built like a TIFF', async () => {
  expect(await captureOf(exifBlock(ENTRIES), { path: 'photo.dng', format: 'dng', kind: 'raw' })).toMatchObject(EXPECTED);
});

test('a RAW of a layout of its own keeps its name\'s time', async () => {
  const info = await captureOf(Buffer.from('FUJIFILMCCD-RAW 0201'), { path: '2019-07-04 12.33.10.raf', format: 'raf', kind: 'raw' });
  expect(info).toMatchObject({ cameraMake: null, takenAt: { local: '2019-07-04T12:33:10', source: 'file-name' } });
});

test('reads a movie by its own index', async () => {
  const bytes = movie({ createdMs: Date.UTC(2019, 6, 4, 4, 33, 10), userData: { '\u00a9xyz': '+39.9060+116.3910/' } });
  // The place is known, its zone is not: the time stays UTC.
  expect(await captureOf(bytes, { path: 'clip.mp4', format: 'mp4', kind: 'video', bytes: null })).toMatchObject({ latitude: 39.906, longitude: 116.391, takenAt: { local: '2019-07-04T04:33:10', offsetMinutes: 0, source: 'quicktime' } });
});

test('reads a still that was too large to hold by its head', async () => {
  expect(await captureOf(withExif(PLAIN, ENTRIES), { bytes: null })).toMatchObject(EXPECTED);
});
