import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import type { CaptureInfo } from '../../electron/engine/decode/decoded-photo.ts';
import { endExiftool } from '../../electron/engine/decode/exiftool-process.ts';
import { captureOf, MTIME_MS, NOTHING, xmpPacket } from '../fixtures/metadata/capture-of.ts';
import { ascii, exifBlock, rationals, raw, shorts, withExif, withIptc, withSegments, withXmp } from '../fixtures/metadata/exif-jpeg.ts';
import type { ExifEntry } from '../fixtures/metadata/exif-jpeg.ts';

afterAll(async () => {
  await endExiftool();
});

const PLAIN = readFileSync(join(import.meta.dirname, '../../resources/sample-photos/received/dogs cropped.jpg'));
const fromExif = async (...entries: readonly ExifEntry[]): Promise<CaptureInfo> => await captureOf(withExif(PLAIN, entries));
const original = (text: string): ExifEntry => ascii('exif', 0x9003, text);
const gps = (latitude: readonly number[], longitude: readonly number[], north = 'N', east = 'E'): ExifEntry[] => [
  ascii('gps', 1, north),
  rationals('gps', 2, ...latitude),
  ascii('gps', 3, east),
  rationals('gps', 4, ...longitude),
];

test('a photo without metadata has its own time and nothing else', async () => {
  const { takenAt, ...rest } = await captureOf(PLAIN);
  expect(rest).toEqual(NOTHING);
  expect(takenAt?.source).toBe('file-time');
  // Wall time of this machine, with the offset that makes it the same instant again.
  expect((takenAt?.localMs ?? 0) - (takenAt?.offsetMinutes ?? 0) * 60_000).toBe(MTIME_MS);
});

test('reads what a camera writes', async () => {
  const info = await fromExif(
    ascii('ifd0', 0x010f, 'NIKON CORPORATION'),
    ascii('ifd0', 0x0110, 'NIKON D90'),
    shorts('ifd0', 0x0112, 6),
    original('2019:07:04 12:33:10'),
    ascii('exif', 0x9011, '+02:00'),
    ascii('exif', 0x9291, '25'),
    rationals('exif', 0x829a, 1, 250),
    rationals('exif', 0x829d, 28, 10),
    shorts('exif', 0x8827, 400),
    rationals('exif', 0x920a, 50, 1),
    ascii('exif', 0xa434, 'AF-S NIKKOR 50mm f/1.8G'),
    ...gps([68, 1, 9, 1, 36, 1], [13, 1, 30, 1, 0, 1]),
    ascii('ifd0', 0x010e, 'Lofoten at dawn'),
    shorts('ifd0', 0x4746, 4),
  );
  expect(info).toEqual({
    takenAt: { local: '2019-07-04T12:33:10', localMs: Date.UTC(2019, 6, 4, 12, 33, 10, 250), offsetMinutes: 120, source: 'exif' },
    latitude: 68.16,
    longitude: 13.5,
    cameraMake: 'NIKON',
    cameraModel: 'D90',
    lens: 'AF-S NIKKOR 50mm f/1.8G',
    iso: 400,
    fNumber: 2.8,
    exposureSeconds: 0.004,
    focalLengthMm: 50,
    rating: 4,
    keywords: [],
    caption: 'Lofoten at dawn',
    orientation: 6,
    livePhotoId: null,
    isMotionPhoto: false,
  });
});

test('shows nothing of metadata that is absurd throughout', async () => {
  const { takenAt, ...rest } = await fromExif(
    ascii('ifd0', 0x010f, 'M'.repeat(500)),
    ascii('ifd0', 0x0110, 'D'.repeat(500)),
    shorts('ifd0', 0x0112, 77),
    original('0000:00:00 00:00:00'),
    ascii('exif', 0x9004, '2020:13:45 25:61:61'),
    ascii('ifd0', 0x0132, '    :  :     :  :  '),
    rationals('exif', 0x829a, 0, 1),
    rationals('exif', 0x829d, 1, 0),
    shorts('exif', 0x8827, 65_535),
    rationals('exif', 0x920a, 0, 0),
    ascii('exif', 0xa434, '----'),
    ...gps([0, 1, 0, 1, 0, 1], [0, 1, 0, 1, 0, 1]),
    ascii('ifd0', 0x010e, 'OLYMPUS DIGITAL CAMERA'),
    shorts('ifd0', 0x4746, 99),
  );
  expect({ source: takenAt?.source, ...rest }).toEqual({ source: 'file-time', ...NOTHING });
});

test('drops positions off the globe, at 0/0, without hemisphere or with broken fractions', async () => {
  const places = [
    gps([91, 1, 0, 1, 0, 1], [13, 1, 0, 1, 0, 1]),
    gps([45, 1, 0, 1, 0, 1], [181, 1, 0, 1, 0, 1]),
    gps([0, 1, 0, 1, 0, 1], [0, 1, 0, 1, 0, 1], 'S', 'W'),
    gps([45, 0, 0, 0, 0, 0], [13, 1, 0, 1, 0, 1]),
    gps([45, 1, 0, 1, 0, 1], [13, 1, 0, 1, 0, 1], '', ''),
    gps([45, 1, 99, 1, 0, 1], [13, 1, 0, 1, 0, 1]),
    gps([45, 1, 0, 1, 0, 1], [13, 1, 0, 1, 0, 1]).filter(({ tag }) => tag !== 1 && tag !== 3),
    gps([45, 1, 0, 1, 0, 1], [13, 1, 0, 1, 0, 1]).filter(({ tag }) => tag !== 4),
  ];
  const read = await Promise.all(places.map(async (entries) => await fromExif(...entries)));
  expect(read.map(({ latitude, longitude }) => [latitude, longitude])).toEqual(places.map(() => [null, null]));
});

test('keeps a position whose seconds were not measured, and one on the equator', async () => {
  expect(await fromExif(...gps([33, 1, 5175, 100, 0, 0], [151, 1, 126, 10, 0, 0], 'S'))).toMatchObject({ latitude: -33.8625, longitude: 151.21 });
  expect(await fromExif(...gps([0, 1, 0, 1, 0, 1], [32, 1, 30, 1, 0, 1]))).toMatchObject({ latitude: 0, longitude: 32.5 });
});

test('asks the next best time where one is absurd, and says which it was', async () => {
  const cases: [Parameters<typeof captureOf>, string, string][] = [
    [[withExif(PLAIN, [original('1970:01:01 00:00:00'), ascii('exif', 0x9004, '2018:03:11 12:40:00')])], '2018-03-11T12:40:00', 'exif'],
    [[withXmp(withExif(PLAIN, [original('2000:01:01 00:00:00')]), xmpPacket('xmp:CreateDate="2018-03-11T12:40:00"'))], '2018-03-11T12:40:00', 'xmp'],
    [[withIptc(PLAIN, [[55, Buffer.from('20180311')], [60, Buffer.from('124000')]])], '2018-03-11T12:40:00', 'xmp'],
    [[PLAIN, { sidecar: xmpPacket('photoshop:DateCreated="2018-03-11"') }], '2018-03-11T00:00:00', 'xmp'],
    [[withExif(PLAIN, [original('2999:01:01 00:00:00')]), { path: 'IMG_20201017_100211.jpg' }], '2020-10-17T10:02:11', 'file-name'],
    [[withExif(PLAIN, [ascii('ifd0', 0x0132, '2022:01:01 10:00:00')]), { path: 'IMG_20201017_100211.jpg' }], '2020-10-17T10:02:11', 'file-name'],
    [[withExif(PLAIN, [ascii('ifd0', 0x0132, '2022:01:01 10:00:00')])], '2022-01-01T10:00:00', 'exif'],
  ];
  for (const [args, local, source] of cases) expect((await captureOf(...args)).takenAt).toMatchObject({ local, source });
});

test('has no time at all where even the file has none that can be true', async () => {
  expect((await captureOf(PLAIN, { mtimeMs: 0 })).takenAt).toBeNull();
  expect((await captureOf(PLAIN, { mtimeMs: Date.now() + 400 * 86_400_000 })).takenAt).toBeNull();
  expect((await captureOf(PLAIN, { mtimeMs: Number.NaN })).takenAt).toBeNull();
});

test('knows the offset only where something says it', async () => {
  const clock = (...parts: readonly number[]): ExifEntry => rationals('gps', 7, ...parts.flatMap((part) => [part, 1]));
  const offsetOf = async (...entries: readonly ExifEntry[]): Promise<number | null | undefined> => (await fromExif(original('2020:10:17 10:02:11'), ...entries)).takenAt?.offsetMinutes;
  expect(await offsetOf()).toBeNull();
  expect(await offsetOf(ascii('exif', 0x9011, '   :  '))).toBeNull();
  expect(await offsetOf(ascii('exif', 0x9011, '+99:99'))).toBeNull();
  // The zone of the time of change counts only where it is the same time.
  expect(await offsetOf(ascii('exif', 0x9010, '+09:00'), ascii('ifd0', 0x0132, '2020:10:17 10:02:11'))).toBe(540);
  expect(await offsetOf(ascii('exif', 0x9010, '+09:00'), ascii('ifd0', 0x0132, '2021:01:01 00:00:01'))).toBeNull();
  // The receiver's clock is UTC.
  expect(await offsetOf(ascii('gps', 29, '2020:10:17'), clock(2, 2, 8))).toBe(480);
  expect(await offsetOf(ascii('gps', 29, '2020:10:16'), clock(23, 32, 11))).toBe(630);
  expect(await offsetOf(ascii('gps', 29, '2020:10:17'), clock(2, 9, 30))).toBeNull();
  expect(await offsetOf(ascii('gps', 29, '2001:03:03'), clock(2, 2, 8))).toBeNull();
  // XMP repeats the same second with its zone.
  const both = withXmp(withExif(PLAIN, [original('2020:10:17 10:02:11')]), xmpPacket('exif:DateTimeOriginal="2020-10-17T10:02:11+02:00"'));
  expect((await captureOf(both)).takenAt).toMatchObject({ offsetMinutes: 120, source: 'exif' });
});

test('reads captions in every place and charset that programs use', async () => {
  const comment = (code: string, text: Uint8Array): ExifEntry => raw('exif', 0x9286, Buffer.concat([Buffer.from(code, 'latin1'), text]));
  const utf16be = Buffer.from('Ночь в Бергене', 'utf16le').swap16();
  const captions: [Buffer, string | null][] = [
    [withExif(PLAIN, [comment('ASCII\0\0\0', Buffer.from('a wooden fence\0\0\0'))]), 'a wooden fence'],
    [withExif(PLAIN, [comment('UNICODE\0', utf16be)]), 'Ночь в Бергене'],
    [withExif(PLAIN, [comment('UNICODE\0', Buffer.from('two dogs', 'utf16le'))]), 'two dogs'],
    [withExif(PLAIN, [comment('UNICODE\0', Buffer.from('京都の寺です', 'utf16le').swap16())]), '京都の寺です'],
    [withExif(PLAIN, [comment('\0\0\0\0\0\0\0\0', Buffer.from('no charset'))]), 'no charset'],
    [withExif(PLAIN, [comment('ASCII\0\0\0', Buffer.alloc(100))]), null],
    [withExif(PLAIN, [comment('\0\0\0\0\0\0\0\0', Buffer.alloc(1992, 0x20))]), null],
    [withExif(PLAIN, [{ folder: 'ifd0', tag: 0x9c9b, type: 1, bytes: Buffer.from('Über den Fluß\0', 'utf16le') }]), 'Über den Fluß'],
    [withExif(PLAIN, [ascii('ifd0', 0x010e, '京都の寺')]), '京都の寺'],
    [withExif(PLAIN, [{ folder: 'ifd0', tag: 0x010e, type: 2, bytes: Buffer.from('Gr\xfc\xdfe\0', 'latin1') }]), 'Grüße'],
    [withIptc(PLAIN, [[120, Buffer.from('Café Müller')]], true), 'Café Müller'],
    [withIptc(PLAIN, [[120, Buffer.from('Caf\xe9 M\xfcller', 'latin1')]]), 'Café Müller'],
    [withXmp(withExif(PLAIN, [ascii('ifd0', 0x010e, 'SAMSUNG')]), xmpPacket('', '<dc:title><rdf:Alt><rdf:li xml:lang="x-default">Title</rdf:li></rdf:Alt></dc:title>')), 'Title'],
  ];
  for (const [bytes, caption] of captions) expect((await captureOf(bytes)).caption).toBe(caption);
});

test('gathers keywords from IPTC, XMP and Windows, each once', async () => {
  const iptc = withIptc(PLAIN, [[25, Buffer.from('dog')], [25, Buffer.from('Zaun')], [25, Buffer.from('k'.repeat(5000))], [25, Buffer.from([0xc3, 0x28, 0xff])]], true);
  const xmp = withXmp(iptc, xmpPacket('', '<dc:subject><rdf:Bag><rdf:li>Dog</rdf:li><rdf:li>wood</rdf:li></rdf:Bag></dc:subject><lr:hierarchicalSubject><rdf:Bag><rdf:li>animal|dog</rdf:li></rdf:Bag></lr:hierarchicalSubject>'));
  const all = withExif(xmp, [{ folder: 'ifd0', tag: 0x9c9e, type: 1, bytes: Buffer.from('fence;wood;雪\0', 'utf16le') }]);
  expect((await captureOf(all)).keywords).toEqual(['Dog', 'wood', 'animal', 'Zaun', 'fence', '雪']);
});

test('rates in stars, whatever the scale, and takes a rejection for no rating', async () => {
  const rate = async (bytes: Uint8Array): Promise<number | null> => (await captureOf(bytes)).rating;
  expect(await Promise.all([1, 25, 50, 75, 99].map(async (percent) => await rate(withExif(PLAIN, [shorts('ifd0', 0x4749, percent)]))))).toEqual([1, 2, 3, 4, 5]);
  expect(await Promise.all(['5', '0', '-1', '7', '3.0', 'five', ''].map(async (text) => await rate(withXmp(PLAIN, xmpPacket(`xmp:Rating="${text}"`)))))).toEqual([5, 0, null, null, 3, null, null]);
  expect(await rate(withXmp(PLAIN, xmpPacket('MicrosoftPhoto:Rating="75"')))).toBe(4);
});

test('believes the sidecar over the file for what a person writes, and the file for what the camera measured', async () => {
  const file = withXmp(withExif(PLAIN, [original('2019:07:04 12:33:10'), ascii('ifd0', 0x010f, 'Canon')]), xmpPacket('xmp:Rating="2"', '<dc:subject><rdf:Bag><rdf:li>old</rdf:li></rdf:Bag></dc:subject>'));
  const sidecar = xmpPacket(
    'xmp:Rating="5" exif:DateTimeOriginal="2011-01-01T00:00:01" exif:GPSLatitude="68,9.6N" exif:GPSLongitude="13,30,0E"',
    '<dc:subject><rdf:Bag><rdf:li>Lofoten</rdf:li></rdf:Bag></dc:subject><dc:description><rdf:Alt><rdf:li>Dawn</rdf:li></rdf:Alt></dc:description>',
  );
  expect(await captureOf(file, { sidecar })).toMatchObject({ rating: 5, keywords: ['Lofoten'], caption: 'Dawn', cameraMake: 'Canon', takenAt: { local: '2019-07-04T12:33:10' }, latitude: 68.16, longitude: 13.5 });
});

test('a broken, huge or vanished sidecar leaves the photo as it was', async () => {
  const file = withXmp(PLAIN, xmpPacket('xmp:Rating="2"'));
  const bomb = `<!DOCTYPE x [<!ENTITY a "${'a'.repeat(1000)}">]>${xmpPacket('xmp:Rating="5"', `<dc:title>${'&a;'.repeat(1000)}</dc:title>`)}`;
  for (const sidecar of ['', 'not xml', bomb, Buffer.from([0xff, 0xfe, 0x00]), `${xmpPacket('xmp:Rating="5"')}${' '.repeat(17 * 1024 * 1024)}`]) expect((await captureOf(file, { sidecar })).rating).toBe(2);
  const utf16 = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(xmpPacket('xmp:Rating="5"'), 'utf16le')]);
  expect((await captureOf(file, { sidecar: utf16 })).rating).toBe(5);
});

test('finds the other half of a Live Photo in the maker note', async () => {
  const id = '0A1B2C3D-4E5F-6071-8293-A4B5C6D7E8F9';
  const note = Buffer.alloc(14 + 2 + 12 + 4 + id.length + 1);
  note.write('Apple iOS\0\0\x01MM', 0, 'latin1');
  note.writeUInt16BE(1, 14);
  note.writeUInt16BE(0x0011, 16);
  note.writeUInt16BE(2, 18);
  note.writeUInt32BE(id.length + 1, 20);
  note.writeUInt32BE(32, 24);
  note.write(`${id}\0`, 32, 'latin1');
  expect((await fromExif(raw('exif', 0x927c, note))).livePhotoId).toBe(id);
  const broken = Buffer.from(note);
  broken.writeUInt32BE(0xffff_fff0, 24);
  expect((await fromExif(raw('exif', 0x927c, broken))).livePhotoId).toBeNull();
  expect((await fromExif(raw('exif', 0x927c, note.subarray(0, 20)))).livePhotoId).toBeNull();
});

test('a motion photo is one only with its movie', async () => {
  const movie = Buffer.from('\0\0\0\x18ftypmp42\0\0\0\0mp42isom', 'latin1');
  const google = withXmp(PLAIN, xmpPacket('GCamera:MotionPhoto="1"'));
  const older = withXmp(PLAIN, xmpPacket('GCamera:MicroVideo="1" GCamera:MicroVideoOffset="24"'));
  const isMotion = async (bytes: Uint8Array): Promise<boolean> => (await captureOf(bytes)).isMotionPhoto;
  expect(await isMotion(Buffer.concat([google, movie]))).toBe(true);
  expect(await isMotion(Buffer.concat([older, movie]))).toBe(true);
  expect(await isMotion(google)).toBe(false);
  expect(await isMotion(Buffer.concat([PLAIN, Buffer.from('\0\0\x30\x0a\x10\0\0\0MotionPhoto_Data'), movie, Buffer.from('SEFH....SEFT')]))).toBe(true);
  expect(await isMotion(withXmp(Buffer.concat([PLAIN, movie]), xmpPacket('GCamera:MotionPhoto="0"')))).toBe(false);
});

test('survives EXIF that points outside the file, into itself, or breaks off', async () => {
  const block = exifBlock([original('2019:07:04 12:33:10'), ascii('ifd0', 0x010f, 'Canon'), shorts('ifd0', 0x0112, 3)]);
  const segment = (body: Uint8Array): Buffer => withSegments(PLAIN, [{ marker: 0xe1, body: Buffer.concat([Buffer.from('Exif\0\0'), body]) }]);
  const loop = Buffer.from(block);
  loop.writeUInt32BE(8, loop.indexOf(Buffer.from([0x87, 0x69])) + 8);
  const wide = exifBlock([{ folder: 'ifd0', tag: 0x010f, type: 2, bytes: Buffer.from('Canon\0'), count: 0xffff_fff0 }, shorts('ifd0', 0x0112, 3)]);
  for (let length = 0; length <= block.length; length += 1) expect((await captureOf(segment(block.subarray(0, length)))).caption).toBeNull();
  expect((await captureOf(segment(loop))).cameraMake).toBe('Canon');
  expect(await captureOf(segment(wide))).toMatchObject({ cameraMake: null, orientation: 3 });
  expect((await captureOf(segment(Buffer.alloc(60_000, 0xff)))).orientation).toBe(1);
});

test('reads PNG and WebP, text and all', async () => {
  const sample = (name: string): Buffer => readFileSync(join(import.meta.dirname, '../../resources/sample-photos/2019', name));
  const riff = (kind: string, body: Buffer): Buffer => {
    const header = Buffer.from(`${kind}\0\0\0\0`, 'latin1');
    header.writeUInt32LE(body.length, 4);
    return Buffer.concat([header, body, Buffer.alloc(body.length % 2)]);
  };
  const exif = exifBlock([original('2019:07:04 12:33:10'), ascii('ifd0', 0x010f, 'Canon')]);
  const webp = sample('coffee.webp').subarray(12);
  const flags = Buffer.from([0x08, 0, 0, 0, 99, 0, 0, 99, 0, 0]);
  const chunks = Buffer.concat([Buffer.from('WEBP'), riff('VP8X', flags), webp, riff('EXIF', exif)]);
  expect(await captureOf(riff('RIFF', chunks), { format: 'webp' })).toMatchObject({ cameraMake: 'Canon', takenAt: { local: '2019-07-04T12:33:10', source: 'exif' } });

  const png = sample('astronaut.png');
  const chunk = (kind: string, body: Buffer): Buffer => {
    const header = Buffer.alloc(8);
    header.writeUInt32BE(body.length);
    header.write(kind, 4, 'latin1');
    return Buffer.concat([header, body, Buffer.alloc(4)]);
  };
  const withChunks = Buffer.concat([png.subarray(0, 33), chunk('tEXt', Buffer.from('Description\0an astronaut', 'latin1')), chunk('eXIf', exif), png.subarray(33)]);
  expect(await captureOf(withChunks, { format: 'png' })).toMatchObject({ caption: 'an astronaut', takenAt: { local: '2019-07-04T12:33:10', source: 'exif' } });
});
