import { copyFile, mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { afterAll, expect, onTestFinished, test } from 'vitest';
import { endExiftool, getExiftool } from '../../electron/engine/decode/exiftool-process.ts';
import { exportPhotos, type ExportReport } from '../../electron/engine/exports/export-photos.ts';
import { makePhotoRow } from '../../electron/engine/library/make-photo-row.ts';
import { openLibrary } from '../../electron/engine/store/open-library.ts';
import { decodeFile } from '../decode/decode-file.ts';
import { startNodeWorker } from '../../electron/hosts/node-worker.ts';
import type { ExportRequest } from '../../shared/contract/edit-schemas.ts';
import type { PhotoTags, TagInfo } from '../../shared/contract/tag-schemas.ts';
import { fileRow } from '../fixtures/made-up-rows.ts';
import { makeRaw } from '../fixtures/photos/make-raw.ts';
import { REPOSITORY, SAMPLES } from '../fixtures/repository.ts';
import { temporaryFolder } from '../fixtures/test-library.ts';

afterAll(endExiftool);

const FIXTURES = join(REPOSITORY, 'tests/fixtures/photos');
const SAMPLE = join(SAMPLES, '2016/DSC_0121.jpg');

/** Tags as the room of tags answers: every photo bears a dog, below the animals, and a tag of the person's own. */
const NAMES = { animal: { en: 'Animals', de: 'Tiere' }, dog: { en: 'Dog', de: 'Hund' }, 'own-1': { en: 'Our cabin', de: 'Our cabin' } };
const LIST = (Object.keys(NAMES) as (keyof typeof NAMES)[]).map((id): TagInfo => ({
  id, names: NAMES[id], parent: id === 'dog' ? 'animal' : null, kind: 'shipped', isHidden: false, photos: 1, coverId: null, measured: null, said: { yes: 0, no: 0 },
}));
const tagged = (id: string): PhotoTags => ({
  id, refused: [], tags: [{ tag: 'dog', names: NAMES.dog, by: 'auto', confidence: 0.9 }, { tag: 'own-1', names: NAMES['own-1'], by: 'person', confidence: 1 }],
});
const EVERY = { list: () => Promise.resolve(LIST), of: (ids: readonly string[]) => Promise.resolve(ids.map(tagged)) };
const NONE = { ...EVERY, of: (ids: readonly string[]) => Promise.resolve(ids.map((id) => ({ id, tags: [], refused: [] }))) };

async function exiftool() {
  const found = await getExiftool();
  if (!found) throw new Error('this test reads with exiftool, which needs perl');
  return found;
}

async function tagsOf(path: string): Promise<Record<string, unknown>> {
  return (await (await exiftool()).readRaw(path, { readArgs: ['-G1', '-a', '-n', '-all:all'] })) as Record<string, unknown>;
}

async function write(path: string, args: readonly string[]): Promise<void> {
  await (await exiftool()).write(path, {}, { writeArgs: ['-overwrite_original', ...args] });
}

/** A library of these files as a run would index them, without vectors: no model is needed here. */
async function library(prepare: (photos: string) => Promise<void>) {
  const folder = await temporaryFolder();
  const [photos, out] = [join(folder, 'photos'), join(folder, 'out')];
  await mkdir(photos);
  await prepare(photos);
  const options = { location: join(folder, 'library.albumen'), cacheDir: join(folder, 'cache') };
  const store = await openLibrary(options);
  onTestFinished(async () => await store.close());
  const files = (await readdir(photos, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile() && !entry.name.endsWith('.xmp'));
  const ids = new Map<string, string>();
  const paths = new Map<string, string[]>();
  for (const { name, parentPath } of files) {
    const path = join(parentPath, name);
    const decoded = await decodeFile(path);
    const id = decoded.contentHash;
    ids.set(name, id);
    paths.set(id, [...(paths.get(id) ?? []), path].toSorted());
    await store.upsertPhotos([makePhotoRow(decoded, { paths: paths.get(id) ?? [], bundleOf: null, autoTags: null, addedAtMs: 1 }, () => null)]);
    const { size, mtimeMs, ino } = await stat(path);
    await store.upsertFiles([fileRow(0, { path, root: photos, photoId: id, sizeBytes: size, mtimeMs, inode: ino })]);
  }
  const id = (name: string): string => ids.get(name) as string;
  const take = async (name: string, wish: Partial<ExportRequest>, tags = EVERY): Promise<ExportReport> =>
    await exportPhotos({ ids: [id(name)], folder: out, withTags: true, ...wish }, { store, startWorker: startNodeWorker, tags });
  return { store, photos, out, id, take };
}

function onlyPath(report: ExportReport): string {
  expect(report.failed).toEqual([]);
  expect(report.written).toHaveLength(1);
  return report.written[0]?.path as string;
}

/** As Lightroom, digiKam and everything else read it. */
const TAGGED = {
  'XMP-dc:Subject': expect.arrayContaining(['Dog', 'Our cabin']) as unknown,
  'XMP-lr:HierarchicalSubject': ['Animals|Dog', 'Our cabin'],
  'XMP-digiKam:TagsList': ['Animals/Dog', 'Our cabin'],
};

test('tags are keywords of copies, beside those that they have; the originals stay as they are', async () => {
  const { take, photos } = await library(async (at) => {
    await copyFile(SAMPLE, join(at, 'fence.jpg'));
    await write(join(at, 'fence.jpg'), ['-IPTC:Keywords=fence', '-IPTC:Keywords=dog', '-XMP-dc:Subject=garden', '-XMP-dc:Title=Two dogs']);
    await copyFile(join(FIXTURES, 'photo.heic'), join(at, 'scan.heic'));
    await writeFile(join(at, 'camera.DNG'), makeRaw('dng', await readFile(join(FIXTURES, 'source.jpg')), 1, { width: 6000, height: 4000 }));
    await copyFile(join(FIXTURES, 'film.mp4'), join(at, 'film.mp4'));
  });
  const names = await readdir(photos);
  for (const [name, format] of [['fence.jpg', 'original'], ['fence.jpg', 'jpeg'], ['scan.heic', 'original'], ['camera.DNG', 'original'], ['camera.DNG', 'jpeg'], ['film.mp4', 'original']] as const) {
    const before = await readFile(join(photos, name));
    const path = onlyPath(await take(name, { format }));
    const isFence = name === 'fence.jpg';
    expect([name, format, await tagsOf(path)]).toMatchObject([name, format, {
      ...TAGGED,
      'XMP-dc:Subject': isFence ? ['garden', 'fence', 'dog', 'Our cabin'] : ['Dog', 'Our cabin'],
      ...(isFence && { 'XMP-dc:Title': 'Two dogs', 'IPTC:Keywords': ['fence', 'dog'] }),
    }]);
    expect(await readFile(join(photos, name))).toEqual(before);
    // And as Albumen itself reads them.
    expect((await decodeFile(path)).capture.keywords).toEqual(expect.arrayContaining(['Animals', 'Our cabin']));
  }
  expect(await readdir(photos)).toEqual(names);
});

test('the names of tags are in the language asked for; without tags to write, or metadata to write them into, a copy is what it was', async () => {
  const { take, photos } = await library(async (at) => await copyFile(SAMPLE, join(at, 'fence.jpg')));
  expect(await tagsOf(onlyPath(await take('fence.jpg', { tagLanguage: 'de' })))).toMatchObject({ 'XMP-lr:HierarchicalSubject': ['Tiere|Hund', 'Our cabin'] });
  const original = await readFile(join(photos, 'fence.jpg'));
  expect(await readFile(onlyPath(await take('fence.jpg', {}, NONE)))).toEqual(original);
  expect(await readFile(onlyPath(await take('fence.jpg', { withTags: false })))).toEqual(original);
  expect(Object.keys(await tagsOf(onlyPath(await take('fence.jpg', { withMetadata: false })))).filter((name) => name.startsWith('XMP'))).toEqual([]);
});

test('tags that a format cannot hold are refused with the reason; a sidecar holds them', async () => {
  const { take, out } = await library(async (at) => await copyFile(join(FIXTURES, 'film.mkv'), join(at, 'film.mkv')));
  expect(await take('film.mkv', {})).toMatchObject({ written: [], failed: [{ reason: expect.stringContaining('export sidecars') as string }] });
  expect(onlyPath(await take('film.mkv', { format: 'sidecar' }))).toBe(join(out, 'film.mkv.xmp'));
});

const DARKTABLE = `<?xml version="1.0" encoding="UTF-8"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/" x:xmptk="XMP Core 4.4.0-Exiv2"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
  <rdf:Description rdf:about="" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:darktable="http://darktable.sf.net/" xmlns:my="http://example.org/my/"
    xmlns:dc="http://purl.org/dc/elements/1.1/" xmp:Rating="2" my:thing="kept" darktable:xmp_version="5">
   <dc:subject><rdf:Bag><rdf:li>holiday</rdf:li></rdf:Bag></dc:subject>
   <darktable:history><rdf:Seq>
     <rdf:li darktable:num="0" darktable:operation="rawprepare" darktable:params="00000000"/>
     <rdf:li darktable:num="1" darktable:operation="exposure" darktable:params="gz09eJx"/>
   </rdf:Seq></darktable:history>
  </rdf:Description></rdf:RDF></x:xmpmeta>`;
/** What of it is there whatever is added. */
const OF_DARKTABLE = ['<my:thing>kept</my:thing>', '<darktable:operation>rawprepare<', '<darktable:operation>exposure<', '<darktable:params>gz09eJx<', '<rdf:li>holiday<'];

test('sidecars in a folder say what a copy would, and what the photo’s own sidecar says', async () => {
  const { store, id, take, out, photos } = await library(async (at) => {
    await copyFile(SAMPLE, join(at, 'fence.jpg'));
    await copyFile(join(SAMPLES, '2016/DSC_0107.jpg'), join(at, 'other.jpg'));
    await writeFile(join(at, 'other.xmp'), DARKTABLE);
  });
  const photoId = id('fence.jpg');
  await store.setMarks([
    { photoId, kind: 'rating', value: 5 }, { photoId, kind: 'quarterTurns', value: 1 }, { photoId, kind: 'takenAt', value: { local: '2001-02-03T04:05:06', offsetMinutes: 60 } },
    { photoId, kind: 'place', value: { latitude: -33.86, longitude: 151.2, city: null, region: null, country: null, countryCode: null } },
  ]);
  const before = await readdir(photos);
  const plain = onlyPath(await take('fence.jpg', { format: 'sidecar' }));
  expect(plain).toBe(join(out, 'fence.jpg.xmp'));
  const said = await tagsOf(plain);
  expect(said).toMatchObject({ ...TAGGED, 'XMP-xmp:Rating': 5, 'XMP-exif:DateTimeOriginal': '2001:02:03 04:05:06+01:00' });
  expect(said['XMP-exif:GPSLatitude']).toBeCloseTo(-33.86, 4);
  expect(Object.keys(said).filter((name) => name.includes('Orientation'))).toEqual([]);
  expect(Object.keys(await tagsOf(onlyPath(await take('fence.jpg', { format: 'sidecar', withPlace: false })))).filter((name) => name.includes('GPS'))).toEqual([]);

  const merged = onlyPath(await take('other.jpg', { format: 'sidecar' }));
  expect(await tagsOf(merged)).toMatchObject({ ...TAGGED, 'XMP-dc:Subject': ['holiday', 'Dog', 'Our cabin'], 'XMP-xmp:Rating': 2 });
  for (const part of OF_DARKTABLE) expect(await readFile(merged, 'utf8')).toContain(part);
  expect(await readFile(join(photos, 'other.xmp'), 'utf8')).toBe(DARKTABLE);
  expect(await readdir(photos)).toEqual(before);
  expect((await readdir(out)).toSorted()).toEqual(['fence (2).jpg.xmp', 'fence.jpg.xmp', 'other.jpg.xmp']);
});

test('a photo of which nothing is to be said gets no sidecar, and is no failure; only sidecars go beside the originals', async () => {
  const { take, out } = await library(async (at) => await copyFile(SAMPLE, join(at, 'fence.jpg')));
  for (const format of ['original', 'jpeg'] as const) await expect(take('fence.jpg', { folder: null, format })).rejects.toMatchObject({ code: 'bad-input' });
  expect(await take('fence.jpg', { format: 'sidecar' }, NONE)).toEqual({ type: 'report', written: [], failed: [], interrupted: false });
  expect(await readdir(out)).toEqual([]);
});

test('beside the originals, when asked, sidecars are made or added to; no original changes, and a second time nothing more is said', async () => {
  const { take, photos } = await library(async (at) => {
    await mkdir(join(at, 'copies'));
    await copyFile(SAMPLE, join(at, 'fence.jpg'));
    await copyFile(SAMPLE, join(at, 'copies', 'fence again.jpg'));
    await copyFile(join(SAMPLES, '2016/DSC_0107.jpg'), join(at, 'edited.jpg'));
    await writeFile(join(at, 'edited.jpg.xmp'), DARKTABLE);
    await copyFile(join(SAMPLES, '2016/DSC_0118.jpg'), join(at, 'broken.jpg'));
    await writeFile(join(at, 'broken.jpg.xmp'), 'no XMP at all');
  });
  const originals = ['fence.jpg', 'copies/fence again.jpg', 'edited.jpg', 'broken.jpg'].map((name) => join(photos, name));
  const state = async () => await Promise.all(originals.map(async (path) => [await readFile(path), (await stat(path)).mtimeMs, (await stat(path)).ino]));
  const before = await state();

  const beside = { folder: null, format: 'sidecar' } as const;
  expect((await take('fence.jpg', beside)).written.map(({ path }) => path).toSorted()).toEqual([join(photos, 'copies/fence again.jpg.xmp'), join(photos, 'fence.jpg.xmp')]);
  expect(onlyPath(await take('edited.jpg', beside))).toBe(join(photos, 'edited.jpg.xmp'));
  const once = await readFile(join(photos, 'edited.jpg.xmp'), 'utf8');
  for (const part of OF_DARKTABLE) expect(once).toContain(part);
  expect(await tagsOf(join(photos, 'edited.jpg.xmp'))).toMatchObject({ ...TAGGED, 'XMP-xmp:Rating': 2 });
  onlyPath(await take('edited.jpg', beside));
  expect(await readFile(join(photos, 'edited.jpg.xmp'), 'utf8')).toBe(once);

  expect(await take('broken.jpg', beside)).toMatchObject({ written: [], failed: [{ reason: expect.stringContaining('exiftool could not write') as string }] });
  expect(await readFile(join(photos, 'broken.jpg.xmp'), 'utf8')).toBe('no XMP at all');
  expect(await state()).toEqual(before);
  expect((await readdir(photos, { recursive: true })).filter((name) => basename(name).startsWith('.'))).toEqual([]);
});
