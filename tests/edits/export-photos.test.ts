import { copyFile, mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import sharp from 'sharp';
import { afterAll, expect, test } from 'vitest';
import { endExiftool, getExiftool } from '../../electron/engine/decode/exiftool-process.ts';
import type { ExportRequest } from '../../shared/contract/edit-schemas.ts';
import type { Engine } from '../../shared/contract/engine.ts';
import { makeRaw } from '../fixtures/photos/make-raw.ts';
import { REPOSITORY, SAMPLES } from '../fixtures/repository.ts';
import { testLibrary } from '../fixtures/test-library.ts';

afterAll(endExiftool);

const FIXTURES = join(REPOSITORY, 'tests/fixtures/photos');

async function exiftool() {
  const found = await getExiftool();
  if (!found) throw new Error('this test reads with exiftool, which needs perl');
  return found;
}

/** Everything that exiftool finds in a file, by group and name; numbers as they are stored. */
async function tagsOf(path: string): Promise<Record<string, unknown>> {
  return (await (await exiftool()).readRaw(path, { readArgs: ['-G1', '-a', '-n', '-all:all'] })) as Record<string, unknown>;
}

async function tagNames(path: string, pattern: RegExp): Promise<string[]> {
  return Object.keys(await tagsOf(path)).filter((name) => pattern.test(name));
}

async function write(path: string, args: readonly string[]): Promise<void> {
  await (await exiftool()).write(path, {}, { writeArgs: ['-overwrite_original', ...args] });
}

/** With date, place, camera, names, an IPTC block, a preview and a rating. */
const FULL = [
  '-EXIF:DateTimeOriginal=2019:05:03 14:22:10', '-EXIF:Make=Nikon', '-EXIF:Model=D90', '-EXIF:Artist=Ana', '-EXIF:UserComment=private', '-XMP-dc:Title=Fence',
  '-XMP-xmp:Rating=3', '-GPS:GPSLatitude=43.2', '-GPS:GPSLatitudeRef=N', '-GPS:GPSLongitude=2.9', '-GPS:GPSLongitudeRef=W', '-IPTC:City=Bilbao',
  '-XMP-photoshop:City=Bilbao', '-XMP-iptcCore:Location=Casco Viejo', '-XMP-dc:Subject=dog',
];

async function library(prepare: (photos: string) => Promise<void>) {
  const made = await testLibrary([]);
  await mkdir(made.photos);
  await prepare(made.photos);
  await made.engine.indexLibrary({ folders: [made.photos] });
  const out = join(made.folder, 'out');
  const id = async (name: string): Promise<string> => {
    const { ids = new Uint8Array() } = (await made.engine.timeline.read({})) ?? {};
    const all = await made.engine.getPhotos(Array.from({ length: ids.length / 16 }, (_, i) => Buffer.from(ids.subarray(i * 16, i * 16 + 16)).toString('hex')));
    const found = all.find((photo) => photo.path?.endsWith(`/${name}`));
    if (!found) throw new Error(`no photo ${name}`);
    return found.id;
  };
  const take = async (name: string, wish: Partial<ExportRequest> = {}) => await made.engine.exportPhotos({ ids: [await id(name)], folder: out, ...wish });
  return { ...made, out, id, take };
}

async function fence(photos: string): Promise<void> {
  await copyFile(join(SAMPLES, '2016/DSC_0121.jpg'), join(photos, 'fence.jpg'));
  await write(join(photos, 'fence.jpg'), FULL);
}

const onlyPath = (report: Awaited<ReturnType<Engine['exportPhotos']>>): string => {
  expect(report.failed).toEqual([]);
  return report.written[0]?.path ?? '';
};

/** Mean difference of two pictures' colours, 0 to 255, after both are made 64 pixels wide. */
async function difference(a: string | Buffer, b: string | Buffer): Promise<number> {
  const small = (file: string | Buffer) => sharp(file).autoOrient().toColourspace('srgb').removeAlpha().resize(64, 48, { fit: 'fill' }).raw().toBuffer();
  const [first, second] = await Promise.all([small(a), small(b)]);
  return first.reduce((sum, value, i) => sum + Math.abs(value - (second[i] as number)), 0) / first.length;
}

test('an original is copied byte for byte with its time, and never over another file', async () => {
  const { take, out, photos } = await library(fence);
  await mkdir(out);
  await writeFile(join(out, 'fence.jpg'), 'mine');
  const first = onlyPath(await take('fence.jpg'));
  const second = onlyPath(await take('fence.jpg'));
  expect([basename(first), basename(second)]).toEqual(['fence (2).jpg', 'fence (3).jpg']);
  expect(await readFile(first)).toEqual(await readFile(join(photos, 'fence.jpg')));
  expect((await stat(first)).mtimeMs).toBeCloseTo((await stat(join(photos, 'fence.jpg'))).mtimeMs, -1);
  expect(await readFile(join(out, 'fence.jpg'), 'utf8')).toBe('mine');
  expect((await readdir(out)).toSorted()).toEqual(['fence (2).jpg', 'fence (3).jpg', 'fence.jpg']);
});

test.each(['original', 'jpeg'] as const)('corrections of date, place and rating are carried in a copy as %s', async (format) => {
  const { engine, id, take, photos } = await library(fence);
  const before = await readFile(join(photos, 'fence.jpg'));
  await engine.editPhotos({
    changes: [{
      ids: [await id('fence.jpg')],
      change: { rating: 5, takenAt: { local: '2001-02-03T04:05:06', offsetMinutes: -210 }, place: { latitude: -33.86, longitude: 151.2 } },
    }],
  });
  const tags = await tagsOf(onlyPath(await take('fence.jpg', { format })));
  expect(tags).toMatchObject({
    'ExifIFD:DateTimeOriginal': '2001:02:03 04:05:06', 'ExifIFD:OffsetTimeOriginal': '-03:30', 'XMP-xmp:Rating': 5, 'IFD0:Make': 'Nikon', 'XMP-dc:Title': 'Fence',
    'GPS:GPSLatitudeRef': 'S', 'GPS:GPSLongitudeRef': 'E',
  });
  expect(tags['GPS:GPSLatitude']).toBeCloseTo(33.86, 4);
  expect(tags['GPS:GPSLongitude']).toBeCloseTo(151.2, 4);
  expect(Object.values(tags)).not.toContain('Bilbao');
  expect(await readFile(join(photos, 'fence.jpg'))).toEqual(before);
});

test.each(['original', 'jpeg'] as const)('without place nothing says where, as %s; the rest is kept', async (format) => {
  const { take } = await library(fence);
  const path = onlyPath(await take('fence.jpg', { format, withPlace: false }));
  expect(await tagNames(path, /GPS|City|Location|State|Country/)).toEqual([]);
  expect(await tagsOf(path)).toMatchObject({ 'ExifIFD:DateTimeOriginal': '2019:05:03 14:22:10', 'IFD0:Artist': 'Ana', 'XMP-dc:Subject': 'dog' });
});

test.each([['fence.jpg', 'original'], ['fence.jpg', 'jpeg'], ['wide.jpg', 'original'], ['icon.png', 'original'], ['coffee.webp', 'original'], ['photo.heic', 'original'], ['photo.heic', 'jpeg']] as const)(
  'without metadata %s as %s holds pixels and colour profile alone',
  async (name, format) => {
    const { take } = await library(async (photos) => {
      await fence(photos);
      await sharp(join(photos, 'fence.jpg')).withIccProfile('p3').png().toFile(join(photos, 'icon.png'));
      await copyFile(join(SAMPLES, '2019/coffee.webp'), join(photos, 'coffee.webp'));
      await copyFile(join(FIXTURES, 'photo.heic'), join(photos, 'photo.heic'));
      await sharp(join(photos, 'fence.jpg')).withIccProfile('p3').jpeg().toFile(join(photos, 'wide.jpg'));
      for (const other of ['wide.jpg', 'icon.png', 'coffee.webp', 'photo.heic']) await write(join(photos, other), FULL.filter((tag) => !tag.startsWith('-IPTC')));
    });
    const path = onlyPath(await take(name, { format, withMetadata: false }));
    const left = await tagNames(path, /^(?:ExifIFD|IFD|GPS|XMP|IPTC|Photoshop|MakerNotes|Interop)/);
    expect(left.filter((tag) => tag !== 'IFD0:Orientation' && tag !== 'IFD0:YCbCrPositioning')).toEqual([]);
    expect(await tagNames(path, /Artist|Title|Comment|City|Date(?:Time)?Original|CreateDate/)).toEqual([]);
    const bytes = await readFile(path);
    for (const word of ['Ana', 'Bilbao', 'Nikon', 'private']) expect(bytes.includes(word)).toBe(false);
    const hasProfile = name === 'icon.png' || name === 'wide.jpg';
    expect((await tagsOf(path))['ICC_Profile:ProfileDescription']).toBe(hasProfile ? 'sP3C' : undefined);
  },
);

test('a clip behind a motion photo goes with the place, and stays in a copy of everything', async () => {
  const clip = await readFile(join(FIXTURES, 'film.mp4'));
  const { take } = await library(async (photos) => {
    await fence(photos);
    await write(join(photos, 'fence.jpg'), ['-XMP-GCamera:MicroVideo=1', '-XMP-GCamera:MicroVideoVersion=1', `-XMP-GCamera:MicroVideoOffset=${clip.length}`]);
    await writeFile(join(photos, 'fence.jpg'), Buffer.concat([await readFile(join(photos, 'fence.jpg')), clip]));
  });
  const whole = await readFile(onlyPath(await take('fence.jpg')));
  expect(whole.subarray(-clip.length)).toEqual(clip);
  for (const wish of [{ withPlace: false }, { withMetadata: false }]) {
    const path = onlyPath(await take('fence.jpg', wish));
    expect((await readFile(path)).includes(clip.subarray(4, 24))).toBe(false);
    expect(await tagNames(path, /GCamera/)).toEqual([]);
  }
});

test('a sidecar speaks in the copy too', async () => {
  const { take, id, engine } = await library(async (photos) => {
    await copyFile(join(SAMPLES, '2016/DSC_0107.jpg'), join(photos, 'a.jpg'));
    await writeFile(join(photos, 'a.jpg.xmp'), `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
      <rdf:Description rdf:about="" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmp:Rating="4">
      <dc:title><rdf:Alt><rdf:li xml:lang="x-default">From beside</rdf:li></rdf:Alt></dc:title></rdf:Description></rdf:RDF></x:xmpmeta>`);
  });
  expect(await engine.getPhotos([await id('a.jpg')])).toMatchObject([{ rating: 4 }]);
  for (const format of ['original', 'jpeg'] as const) {
    expect(await tagsOf(onlyPath(await take('a.jpg', { format })))).toMatchObject({ 'XMP-dc:Title': 'From beside', 'XMP-xmp:Rating': 4 });
  }
});

test('a JPEG is upright once, turned as the person said, and as large as asked', async () => {
  const { engine, photos, id, take } = await library(async (folder) => {
    const upright = await sharp(join(SAMPLES, '2016/DSC_0121.jpg')).resize(600, 400, { fit: 'fill' }).toBuffer();
    await sharp(upright).rotate(270).withMetadata({ orientation: 6 }).jpeg().toFile(join(folder, 'sideways.jpg'));
    await sharp(upright).jpeg().toFile(join(folder, 'upright.jpg'));
  });
  const plain = onlyPath(await take('sideways.jpg', { format: 'jpeg', longSide: 300 }));
  expect(await sharp(plain).metadata()).toMatchObject({ width: 300, height: 200, format: 'jpeg', orientation: 1 });
  expect(await difference(plain, join(photos, 'upright.jpg'))).toBeLessThan(4);

  await engine.editPhotos({ changes: [{ ids: [await id('sideways.jpg')], change: { quarterTurns: 1 } }] });
  const expected = await sharp(join(photos, 'upright.jpg')).rotate(90).jpeg().toBuffer();
  for (const wish of [{ format: 'jpeg' }, { format: 'original' }, { format: 'original', withMetadata: false }, { format: 'jpeg', withMetadata: false }] as const) {
    const turned = onlyPath(await take('sideways.jpg', wish));
    expect(await difference(turned, expected)).toBeLessThan(4);
  }
});

test('HEIC, RAW, 16 bits and wide colours come out right as JPEG', async () => {
  const { take } = await library(async (photos) => {
    for (const name of ['turned.heic', 'display-p3-icc.heic']) await copyFile(join(FIXTURES, name), join(photos, name));
    const source = await readFile(join(FIXTURES, 'source.jpg'));
    await writeFile(join(photos, 'raw.DNG'), makeRaw('dng', await sharp(source).rotate(270).jpeg({ quality: 95 }).toBuffer(), 6, { width: 4000, height: 6000 }));
    await sharp(source).toColourspace('rgb16').png().toFile(join(photos, 'deep.png'));
    await sharp(source).withIccProfile('p3').jpeg({ quality: 95 }).toFile(join(photos, 'wide.jpg'));
  });
  for (const name of ['turned.heic', 'display-p3-icc.heic', 'raw.DNG', 'deep.png', 'wide.jpg']) {
    const path = onlyPath(await take(name, { format: 'jpeg', quality: 95 }));
    expect([name, await difference(path, join(FIXTURES, 'source.jpg')) < 6]).toEqual([name, true]);
  }
});

test('a video is copied as it is, with its corrections; without metadata it is refused with the reason', async () => {
  const { engine, take, id, photos } = await library(async (folder) => await copyFile(join(FIXTURES, 'film.mp4'), join(folder, 'film.mp4')));
  expect(await readFile(onlyPath(await take('film.mp4')))).toEqual(await readFile(join(photos, 'film.mp4')));
  for (const wish of [{ withMetadata: false }, { withPlace: false }, { format: 'jpeg' }] as const) {
    expect(await take('film.mp4', wish)).toMatchObject({ written: [], failed: [{ reason: expect.stringContaining('video') as string }] });
  }
  await engine.editPhotos({ changes: [{ ids: [await id('film.mp4')], change: { rating: 4, takenAt: { local: '2020-01-02T03:04:05', offsetMinutes: 60 } } }] });
  expect(await tagsOf(onlyPath(await take('film.mp4')))).toMatchObject({ 'Keys:CreationDate': '2020:01:02 03:04:05+01:00', 'XMP-xmp:Rating': 4 });
});

test('what cannot be exported is told of, photo by photo, and the rest is written', async () => {
  const { engine, id, out, photos } = await library(async (folder) => {
    await fence(folder);
    await copyFile(join(SAMPLES, '2016/DSC_0107.jpg'), join(folder, 'changed.jpg'));
    await sharp(join(folder, 'fence.jpg')).tiff().toFile(join(folder, 'scan.tiff'));
  });
  const [good, changed, tiff, unknown] = [await id('fence.jpg'), await id('changed.jpg'), await id('scan.tiff'), 'e'.repeat(32)];
  await writeFile(join(photos, 'changed.jpg'), 'no picture any more');
  const seen: [number, number][] = [];
  const report = await engine.exportPhotos({ ids: [unknown, changed, tiff, good, good], folder: out, withMetadata: false }, { onProgress: (done, total) => seen.push([done, total]) });
  expect(report).toEqual({
    type: 'report',
    interrupted: false,
    written: [{ id: good, path: join(out, 'fence.jpg') }],
    failed: [
      { id: unknown, reason: 'it is no photo of this library' },
      { id: changed, reason: expect.stringContaining('changed since') as string },
      { id: tiff, reason: expect.stringContaining('export it as JPEG') as string },
    ],
  });
  expect(seen.map(([done]) => done)).toEqual([1, 2, 3, 4]);
  expect(await readdir(out)).toEqual(['fence.jpg']);
});

test('an abort keeps what is done and leaves no half file', async () => {
  const { engine, out, photos } = await library(async (folder) => {
    for (const name of ['DSC_0107.jpg', 'DSC_0118.jpg', 'DSC_0121.jpg']) await copyFile(join(SAMPLES, '2016', name), join(folder, name));
  });
  const names = await readdir(photos);
  const { ids = new Uint8Array() } = (await engine.timeline.read({})) ?? {};
  const all = Array.from({ length: names.length }, (_, i) => Buffer.from(ids.subarray(i * 16, i * 16 + 16)).toString('hex'));
  const stop = new AbortController();
  const report = await engine.exportPhotos({ ids: all, folder: out, format: 'jpeg' }, { signal: stop.signal, onProgress: () => stop.abort() });
  expect(report).toMatchObject({ interrupted: true, failed: [] });
  expect(report.written.length).toBeLessThan(names.length);
  expect((await readdir(out)).toSorted()).toEqual(report.written.map(({ path }) => basename(path)).toSorted());
});

test.each(['relative/folder', '/proc/no-folder-here', '/dev/null/below'])('refuses the folder %s', async (folder) => {
  const { engine, id } = await library(fence);
  await expect(engine.exportPhotos({ ids: [await id('fence.jpg')], folder })).rejects.toMatchObject({ code: 'bad-input' });
});
