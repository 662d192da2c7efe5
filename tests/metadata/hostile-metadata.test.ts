import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { readCaptureInfo } from '../../electron/engine/decode/capture-info.ts';
import type { CaptureInfo } from '../../electron/engine/decode/decoded-photo.ts';
import { endExiftool } from '../../electron/engine/decode/exiftool-process.ts';
import { readMovieTags } from '../../electron/engine/decode/capture-tags-movie.ts';
import { KEYWORDS_MAX } from '../../electron/engine/config.ts';
import { captureOf, xmpPacket } from '../fixtures/metadata/capture-of.ts';
import { ascii, rationals, raw, shorts, withExif, withIptc, withXmp } from '../fixtures/metadata/exif-jpeg.ts';
import { seededRandom } from '../fixtures/seeded-random.ts';

afterAll(async () => {
  await endExiftool();
});

const SAMPLES = join(import.meta.dirname, '../../resources/sample-photos');
const PLAIN = readFileSync(join(SAMPLES, 'received/dogs cropped.jpg'));

/** A JPEG with every kind of metadata, its head some 2 kB. */
const RICH = withIptc(
  withXmp(
    withExif(PLAIN, [
      ascii('ifd0', 0x010e, 'Two dogs at a wooden fence'),
      ascii('ifd0', 0x010f, 'NIKON CORPORATION'),
      ascii('ifd0', 0x0110, 'NIKON D90'),
      shorts('ifd0', 0x0112, 6),
      shorts('ifd0', 0x4746, 4),
      ascii('exif', 0x9003, '2019:07:04 12:33:10'),
      ascii('exif', 0x9011, '+02:00'),
      rationals('exif', 0x829a, 1, 250),
      rationals('exif', 0x829d, 28, 10),
      shorts('exif', 0x8827, 400),
      raw('exif', 0x927c, Buffer.from('Apple iOS\0\0\x01MM\0\x01\0\x11\0\x02\0\0\0\x04abc\0', 'latin1')),
      ascii('gps', 1, 'N'),
      rationals('gps', 2, 68, 1, 9, 1, 36, 1),
      ascii('gps', 3, 'E'),
      rationals('gps', 4, 13, 1, 30, 1, 0, 1),
    ]),
    xmpPacket('xmp:Rating="4"', '<dc:subject><rdf:Bag><rdf:li>dog</rdf:li></rdf:Bag></dc:subject>'),
  ),
  [[25, Buffer.from('fence')], [120, Buffer.from('Two dogs')]],
);
const HEAD_BYTES = RICH.length - PLAIN.length;

/** What is wrong with an answer; empty when every value is one that can be shown. */
function faults(info: CaptureInfo): string[] {
  const within = (value: number | null, low: number, high: number): boolean => value === null || (value >= low && value <= high);
  const name = (text: string | null): boolean => text === null || (text.length > 0 && text.length <= 120 && !/[\p{Cc}\ufffd]/u.test(text));
  const checks: [string, boolean][] = [
    ['latitude', within(info.latitude, -90, 90)],
    ['longitude', within(info.longitude, -180, 180)],
    ['iso', within(info.iso, 1, 5_000_000)],
    ['fNumber', within(info.fNumber, 0.3, 1000)],
    ['exposure', within(info.exposureSeconds, 1e-9, 86_400)],
    ['focalLength', within(info.focalLengthMm, 0.2, 20_000)],
    ['rating', within(info.rating, 0, 5)],
    ['orientation', within(info.orientation, 1, 8)],
    ['names', [info.cameraMake, info.cameraModel, info.lens, ...info.keywords].every(name)],
    ['keywords', info.keywords.length <= KEYWORDS_MAX],
    ['caption', info.caption === null || info.caption.length <= 2000],
    ['takenAt', info.takenAt === null || (/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$/.test(info.takenAt.local) && info.takenAt.local >= '1826')],
    ['livePhotoId', info.livePhotoId === null || info.livePhotoId.length === 36],
  ];
  return checks.filter(([, isFine]) => !isFine).map(([what]) => what);
}

test('the rich photo is read in full, so that what follows breaks something', async () => {
  expect(await captureOf(RICH)).toMatchObject({ cameraModel: 'D90', rating: 4, keywords: ['dog', 'fence'], latitude: 68.16, caption: 'Two dogs', orientation: 6 });
});

test('1000 photos with random bytes of their metadata changed are read without a false value', async () => {
  const random = seededRandom(3);
  const broken: { round: number; faults: string[] }[] = [];
  for (let round = 0; round < 1000; round += 1) {
    const bytes = Buffer.from(RICH);
    for (let flips = 1 + Math.floor(random() * 12); flips > 0; flips -= 1) bytes[2 + Math.floor(random() * HEAD_BYTES)] = Math.floor(random() * 256);
    const found = faults(await captureOf(bytes));
    if (found.length > 0) broken.push({ round, faults: found });
  }
  expect(broken).toEqual([]);
});

test('photos cut short anywhere in their metadata, and noise of every format, are read without a false value', async () => {
  const random = seededRandom(4);
  for (let length = 0; length < HEAD_BYTES + 50; length += 37) expect(faults(await captureOf(RICH.subarray(0, length)))).toEqual([]);
  const heads: [string, string][] = [
    ['jpeg', '\u00ff\u00d8\u00ff\u00e1'],
    ['png', '\u0089PNG\r\n\u001a\n'],
    ['webp', 'RIFF\0\u0001\0\0WEBPVP8X'],
    ['tiff', 'II*\0\u0008\0\0\0'],
    ['heic', '\0\0\0\u0018ftypheic\0\0\0\0mif1heic'],
    ['avif', '\0\0\0\u0018ftypavif\0\0\0\0mif1avif'],
    ['gif', 'GIF89aXMP DataXMP'],
    ['bmp', 'BM'],
  ];
  for (const [format, head] of heads) {
    for (let round = 0; round < 20; round += 1) {
      const noise = Buffer.from(Array.from({ length: 4000 }, () => Math.floor(random() * (round % 2 === 0 ? 256 : 16))));
      expect(faults(await captureOf(Buffer.concat([Buffer.from(head, 'latin1'), noise]), { format, path: `photo.${format}` }))).toEqual([]);
    }
  }
});

test('a file that is gone is answered by its name', async () => {
  await expect(readMovieTags('/nonexistent/VID_20190704_123255.mp4')).rejects.toThrow('ENOENT');
  for (const kind of ['image', 'raw', 'video'] as const) {
    const info = await readCaptureInfo({ path: '/nonexistent/IMG_20190704_123255.jpg', bytes: null, format: 'jpeg', kind, mtimeMs: 0, sidecarPath: '/nonexistent/IMG.xmp' });
    expect(info.takenAt).toEqual({ local: '2019-07-04T12:32:55', localMs: Date.UTC(2019, 6, 4, 12, 32, 55), offsetMinutes: null, source: 'file-name' });
  }
});
