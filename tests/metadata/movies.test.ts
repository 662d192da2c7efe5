import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { readMovieTags } from '../../electron/engine/decode/capture-tags-movie.ts';
import { readTagsWithExiftool } from '../../electron/engine/decode/capture-tags-exiftool.ts';
import type { CaptureTags } from '../../electron/engine/decode/capture-tags.ts';
import type { CaptureInfo } from '../../electron/engine/decode/decoded-photo.ts';
import { endExiftool, getExiftool } from '../../electron/engine/decode/exiftool-process.ts';
import { captureOf } from '../fixtures/metadata/capture-of.ts';
import { matroska, movie } from '../fixtures/metadata/movie.ts';
import type { MovieMetadata } from '../fixtures/metadata/movie.ts';

const CREATED_MS = Date.UTC(2019, 6, 4, 4, 33, 10);
const BEIJING = '+39.9060+116.3910/';
const CONTENT_ID = '0A1B2C3D-4E5F-6071-8293-A4B5C6D7E8F9';
const IPHONE = {
  'com.apple.quicktime.creationdate': '2019-07-04T12:33:09+0800',
  'com.apple.quicktime.location.ISO6709': '+39.9060+116.3910+044.000/',
  'com.apple.quicktime.make': 'Apple',
  'com.apple.quicktime.model': 'iPhone 6 Plus',
  'com.apple.quicktime.content.identifier': CONTENT_ID,
};
const exiftool = await getExiftool();
afterAll(async () => {
  await endExiftool();
});

const read = async (metadata: MovieMetadata, path = 'clip.mov'): Promise<CaptureInfo> => await captureOf(movie(metadata), { path, format: 'mov', kind: 'video' });

async function tagsOf(bytes: Uint8Array, reader: (path: string) => Promise<CaptureTags[]>): Promise<CaptureTags[]> {
  const folder = await mkdtemp(join(tmpdir(), 'albumen-movie-'));
  try {
    await writeFile(join(folder, 'clip.mov'), bytes);
    return await reader(join(folder, 'clip.mov'));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

test('takes the creation date with its zone before the header, which is UTC', async () => {
  expect(await read({ createdMs: CREATED_MS, keys: IPHONE })).toMatchObject({
    takenAt: { local: '2019-07-04T12:33:09', offsetMinutes: 480, source: 'quicktime' },
    latitude: 39.906,
    longitude: 116.391,
    cameraMake: 'Apple',
    cameraModel: 'iPhone 6 Plus',
    livePhotoId: CONTENT_ID,
  });
});

test('states the header time as UTC where nothing tells the zone', async () => {
  expect((await read({ createdMs: CREATED_MS })).takenAt).toMatchObject({ local: '2019-07-04T04:33:10', offsetMinutes: 0, source: 'quicktime' });
});

test('learns the zone from a file name in local time', async () => {
  expect((await read({ createdMs: CREATED_MS }, 'VID_20190704_123255.mp4')).takenAt).toMatchObject({ local: '2019-07-04T12:33:10', offsetMinutes: 480, source: 'quicktime' });
  // A camera that wrote its local time where UTC belongs, or one at Greenwich: the wall time holds, the zone is unknown.
  expect((await read({ createdMs: CREATED_MS }, 'VID_20190704_043255.mp4')).takenAt).toMatchObject({ local: '2019-07-04T04:33:10', offsetMinutes: null });
  // A name of another day, or without a time of day, tells no zone.
  expect((await read({ createdMs: CREATED_MS }, 'VID_20190101_123255.mp4')).takenAt).toMatchObject({ local: '2019-07-04T04:33:10', offsetMinutes: 0 });
  expect((await read({ createdMs: CREATED_MS }, 'VID-20190704-WA0003.mp4')).takenAt).toMatchObject({ local: '2019-07-04T04:33:10', offsetMinutes: 0 });
});

test('takes the header time of a camera that knows no zone for local time', async () => {
  expect((await read({ createdMs: CREATED_MS, userData: { '\u00a9mak': 'Canon' } })).takenAt).toMatchObject({ local: '2019-07-04T04:33:10', offsetMinutes: null });
});

test.skipIf(exiftool === null)('learns the zone from the place, unless a border is near', async () => {
  expect((await read({ createdMs: CREATED_MS, userData: { '\u00a9xyz': BEIJING } })).takenAt).toMatchObject({ local: '2019-07-04T12:33:10', offsetMinutes: 480, source: 'quicktime' });
  expect((await read({ createdMs: CREATED_MS, userData: { '\u00a9xyz': '+52.5200+013.4050/' } })).takenAt).toMatchObject({ local: '2019-07-04T06:33:10', offsetMinutes: 120 });
  // Vilar Formoso and Fuentes de Oñoro: Portugal and Spain, two minutes apart on foot and an hour by the clock.
  expect((await read({ createdMs: CREATED_MS, userData: { '\u00a9xyz': '+40.6130-006.8330/' } })).takenAt).toMatchObject({ local: '2019-07-04T04:33:10', offsetMinutes: 0 });
});

test('drops header times that are no times, and asks the name', async () => {
  for (const createdMs of [null, 0, Date.UTC(1904, 0, 1, 0, 0, 1), Date.UTC(1970, 0, 1), Date.UTC(2039, 0, 1)]) {
    expect((await read({ createdMs }, 'VID_20190704_123255.mp4')).takenAt).toMatchObject({ local: '2019-07-04T12:32:55', source: 'file-name' });
  }
});

test.skipIf(exiftool === null)('reads the time and title of a Matroska file', async () => {
  const info = await captureOf(matroska(CREATED_MS, 'Dogs in the snow'), { path: 'clip.mkv', format: 'mkv', kind: 'video' });
  expect(info).toMatchObject({ caption: 'Dogs in the snow', takenAt: { local: '2019-07-04T04:33:10', offsetMinutes: 0, source: 'quicktime' } });
});

test('reads the movie index by itself where exiftool cannot run, and the same from it', async () => {
  for (const isLong of [false, true]) {
    const bytes = movie({ createdMs: CREATED_MS, keys: IPHONE, isLong });
    const [own] = await tagsOf(bytes, readMovieTags);
    expect(own).toMatchObject({ latitude: 39.906, longitude: 116.391, make: 'Apple', model: 'iPhone 6 Plus', contentId: CONTENT_ID });
    expect(own?.times.map(({ text, isUtc }) => [text, isUtc])).toEqual([['2019-07-04T12:33:09+0800', false], ['2019-07-04T04:33:10', true]]);
    if (exiftool === null) continue;
    const [theirs] = await tagsOf(bytes, async (path) => await readTagsWithExiftool(exiftool, path, true));
    expect(theirs).toMatchObject({ latitude: 39.906, longitude: 116.391, make: 'Apple', model: 'iPhone 6 Plus', contentId: CONTENT_ID });
  }
});

test('a movie that is cut short anywhere is read as far as it goes', async () => {
  const bytes = movie({ createdMs: CREATED_MS, keys: IPHONE });
  for (let length = 0; length < bytes.length; length += 7) {
    const tags = await tagsOf(bytes.subarray(0, length), readMovieTags).catch((error: unknown) => error);
    expect(Array.isArray(tags) || tags instanceof RangeError).toBe(true);
  }
});
