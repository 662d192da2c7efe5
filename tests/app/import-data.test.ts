import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { fileMarks, type DataFile } from '../../shared/contract/data-file.ts';
import type { MarkKind } from '../../electron/engine/store/apply-marks.ts';
import { openLibrary } from '../../electron/engine/store/open-library.ts';
import type { RecordRow } from '../../electron/engine/store/photo-row.ts';
import type { Engine } from '../../shared/contract/engine.ts';
import { runStoreChild } from '../fixtures/run-store-child.ts';
import { testLibrary, type TestLibrary } from '../fixtures/test-library.ts';

/** What a person made that belongs to no one photo, of every kind that there is and of one that there is not yet. */
const RECORDS: RecordRow[] = [
  { key: 'album/own-12', kind: 'album', value: '{"name":"Best of"}', updatedAtMs: 1_700_000_000_003 },
  { key: 'different/a-b', kind: 'different', value: 'true', updatedAtMs: 1_700_000_000_001 },
  { key: 'face/ida', kind: 'face', value: '{"name":"Ida"}', updatedAtMs: 1_700_000_000_001 },
  { key: 'tag/own-3f', kind: 'tag', value: '{"isOwn":true,"name":"Our cabin"}', updatedAtMs: 1_700_000_000_002 },
];

/** The content of an export, without the moment, the library and the machine. */
async function exported(engine: Engine, folder: string): Promise<{ readonly path: string; readonly data: DataFile }> {
  const { path } = await engine.app.exportData(join(folder, 'out'));
  const { photos, records, albumen } = JSON.parse(await readFile(path, 'utf8')) as DataFile & { albumen: 2 };
  return { path, data: { albumen, photos, records } };
}

async function made(engine: Engine, folder: string): Promise<unknown> {
  const { photos, records } = (await exported(engine, folder)).data;
  return { photos: photos.map(({ id, marks }) => ({ id, marks })), records };
}

async function withStore<T>({ library, folder }: TestLibrary, work: (store: Awaited<ReturnType<typeof openLibrary>>) => Promise<T>): Promise<T> {
  const store = await openLibrary({ location: library, cacheDir: join(folder, 'cache') });
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}

async function idsOf(engine: Engine): Promise<string[]> {
  const { results } = await engine.searchPhotos({ text: 'a photo', limit: 100 });
  return results.map(({ id }) => id).toSorted();
}

/** A library in which a person said something of every kind; the last two words were taken back. */
async function libraryOfIda(): Promise<TestLibrary & { readonly ids: string[] }> {
  const ida = await testLibrary(['2016']);
  await ida.engine.indexLibrary({ folders: [ida.photos] });
  const ids = await idsOf(ida.engine);
  const [a, b, c] = ids as [string, string, string];
  await withStore(ida, async (store) => {
    await store.setMarks([{ photoId: a, kind: 'albums', value: { 'own-12': 2.5 } }]);
    await store.upsertRecords(RECORDS);
  });
  await ida.engine.editPhotos({
    changes: [
      { ids: [a], change: { rating: 5, isFavourite: true, tags: { 'own-3f': true, dog: false } } },
      { ids: [b], change: { isHidden: true, quarterTurns: 1, takenAt: { local: '2001-02-03T04:05:06', offsetMinutes: -90 }, place: { latitude: 43.26, longitude: -2.93 } } },
      { ids: [c], change: { rating: 1, takenAt: { local: '2001-02-03T04:05:06', offsetMinutes: null } } },
    ],
  });
  await ida.engine.editPhotos({ changes: [{ ids: [c], change: { rating: null, takenAt: null } }] });
  return { ...ida, ids };
}

test('everything that a person made goes into an empty library and out again, whether its photos come before or after', async () => {
  const ida = await libraryOfIda();
  const { path, data } = await exported(ida.engine, ida.folder);
  expect(data.records.map(({ key }) => key)).toEqual(RECORDS.map(({ key }) => key));
  expect(Object.keys(data.photos[0]?.marks ?? {})).toEqual(['albums', 'isFavourite', 'rating', 'tags']);
  const rowsOfIda = await withStore(ida, async (store) => await store.photosById(ida.ids));

  const before = await testLibrary(['2016']);
  expect(await before.engine.app.importData(path)).toEqual({ photos: 0, unknownPhotos: 3, tags: 1, albums: 1, decisions: 2 });
  expect(await made(before.engine, before.folder)).toEqual({ photos: data.photos.map(({ id, marks }) => ({ id, marks })), records: data.records });
  await before.engine.indexLibrary({ folders: [before.photos] });

  const after = await testLibrary(['2016']);
  await after.engine.indexLibrary({ folders: [after.photos] });
  expect(await after.engine.app.importUpload(await readFile(path), 'mine.json')).toEqual({ photos: 3, unknownPhotos: 0, tags: 1, albums: 1, decisions: 2 });

  for (const copy of [before, after]) {
    const again = (await exported(copy.engine, copy.folder)).data;
    const there = (photo: { paths?: string[] | undefined }) => (photo.paths ?? []).map((each) => each.replace(ida.folder, copy.folder));
    expect(again).toEqual({ ...data, photos: data.photos.map((photo) => ({ ...photo, paths: there(photo) })) });
    const rows = await withStore(copy, async (store) => await store.photosById(ida.ids));
    const plain = (row: (typeof rows)[number]) => ({ ...row, paths: [], addedAtMs: 0, autoTags: null });
    expect(rows.map(plain)).toEqual(rowsOfIda.map(plain));
  }
});

test('tags and albums arrive: own ones with their photos, and corrections of those that make themselves', async () => {
  const ida = await testLibrary(['2016', '2017', '2020']);
  await ida.engine.indexLibrary({ folders: [ida.photos] });
  const ids = (await ida.engine.searchPhotos({ text: 'a photo', limit: 100 })).results.map(({ id }) => id);
  const [a, b, c] = ids as [string, string, string];
  const cabin = await ida.engine.tags.create({ name: 'Our cabin', parent: null });
  await ida.engine.editPhotos({ changes: [{ ids: [a, b], change: { tags: { [cabin.id]: true } } }] });
  await ida.engine.tags.change({ tag: 'dog', name: 'Hound' });
  const best = await ida.engine.albums.create({ name: 'The best', ids: [c, a, b] });
  const year = (await ida.engine.albums.list()).find(({ kind }) => kind === 'year');
  await ida.engine.albums.change({ id: year?.id as string, name: 'When we met' });
  const event = (await ida.engine.albums.list()).find(({ kind }) => kind === 'event' || kind === 'trip');
  await ida.engine.albums.change({ id: event?.id as string, name: 'The long walk' });
  const { path } = await exported(ida.engine, ida.folder);
  const wanted = await sorted(ida.engine);
  expect(wanted.albums).toEqual(expect.arrayContaining([['The best', [c, a, b]], ['When we met', expect.anything()], ['The long walk', expect.anything()]]));

  const before = await testLibrary(['2016', '2017', '2020']);
  await before.engine.app.importData(path);
  await before.engine.indexLibrary({ folders: [before.photos] });
  expect(await sorted(before.engine)).toEqual(wanted);
  const after = await testLibrary(['2016', '2017', '2020']);
  await after.engine.indexLibrary({ folders: [after.photos] });
  await after.engine.app.importData(path);
  expect(await sorted(after.engine)).toEqual(wanted);
  expect(best.photos).toBe(3);
}, 300_000);

/** What a person sees of their tags and albums. */
async function sorted(engine: Engine) {
  const tags = (await engine.tags.list()).filter(({ id, kind }) => kind !== 'shipped' || id === 'dog').map(({ names, kind, photos }) => [names.en, kind, photos]);
  const albums: [string, string[]][] = [];
  for (const { id, name, title } of await engine.albums.list()) {
    if (title !== null) continue;
    const bytes = (await engine.albums.photos({ id }))?.ids ?? new Uint8Array();
    albums.push([name, Array.from({ length: bytes.length / 16 }, (_, i) => Buffer.from(bytes.subarray(i * 16, i * 16 + 16)).toString('hex'))]);
  }
  const byText = (x: unknown, y: unknown): number => (JSON.stringify(x) < JSON.stringify(y) ? -1 : 1);
  return { tags: tags.toSorted(byText), albums: albums.toSorted(byText) };
}

test('of two words the later one wins, whichever side said it; of tags and albums each by itself', async () => {
  const ida = await libraryOfIda();
  const [a, b, c] = ida.ids as [string, string, string];
  const other = await testLibrary(['2016']);
  await other.engine.indexLibrary({ folders: [other.photos] });
  // Earlier than all that Ida says.
  await withStore(other, async (store) => {
    const earlier = { updatedAtMs: 1_600_000_000_000 };
    await store.takeInMarks([
      { photoId: a, kind: 'rating', value: '2', ...earlier },
      { photoId: a, kind: 'tags', value: '{"dog":true,"cat":true}', ...earlier },
      { photoId: c, kind: 'rating', value: '3', ...earlier },
    ]);
    await store.upsertRecords([{ key: 'tag/own-3f', kind: 'tag', value: '{"name":"Hut"}', ...earlier }, { key: 'tag/own-4', kind: 'tag', value: '{}', ...earlier }]);
  });
  const { path } = await exported(ida.engine, ida.folder);
  await other.engine.editPhotos({ changes: [{ ids: [b], change: { isHidden: true } }, { ids: [b], change: { isHidden: false } }] });
  await other.engine.editPhotos({ changes: [{ ids: [b], change: { quarterTurns: 3 } }] });
  await other.engine.app.importData(path);
  const said = await withStore(other, async (store) => await store.photosById([a, b, c]));
  // What the model sees besides is no matter here.
  expect(said[0]?.tags.filter((tag) => ['cat', 'dog', 'own-3f'].includes(tag))).toEqual(['cat', 'own-3f']);
  expect(said).toMatchObject([{ rating: 5, isFavourite: true, albums: ['own-12'] }, { quarterTurns: 3, takenAt: '2001-02-03T04:05:06' }, { rating: null }]);
  const records = await withStore(other, async (store) => await store.records('tag'));
  expect(new Map(records.map(({ key, value }) => [key, value]))).toEqual(new Map([['tag/own-3f', '{"isOwn":true,"name":"Our cabin"}'], ['tag/own-4', '{}']]));

  // A second time, and the same back into Ida's, changes nothing more; then both say the same.
  const once = await made(other.engine, other.folder);
  await other.engine.app.importData(path);
  expect(await made(other.engine, other.folder)).toEqual(once);
  await ida.engine.app.importData((await exported(other.engine, other.folder)).path);
  expect(await made(ida.engine, ida.folder)).toEqual(once);
});

test('reads the form of earlier versions, and keeps kinds of word that it does not know', async () => {
  const { engine, folder } = await testLibrary([]);
  const file = join(folder, 'old.json');
  const at = '2024-01-02T03:04:05.678Z';
  const photo = { id: 'ab'.repeat(16), paths: [], marks: { rating: { value: 4, at }, mood: { value: { calm: 1 }, at } } };
  await writeFile(file, JSON.stringify({ albumen: 1, exportedAt: at, library: '/l', folders: [], settings: {}, photos: [photo] }));
  expect(await engine.app.importData(file)).toEqual({ photos: 0, unknownPhotos: 1, tags: 0, albums: 0, decisions: 0 });
  expect(await made(engine, folder)).toEqual({ photos: [{ id: photo.id, marks: photo.marks }], records: [] });
});

test('the file has a place for every kind of mark', () => {
  // A new kind is an error of the type checker here, and then of this test.
  const kinds = { rating: 1, isFavourite: 1, isHidden: 1, quarterTurns: 1, takenAt: 1, place: 1, tags: 1, albums: 1 } satisfies Record<MarkKind, 1>;
  expect(Object.keys(fileMarks.shape)).toEqual(Object.keys(kinds));
});

const AT = '2024-01-02T03:04:05.678Z';
const PHOTO = { id: 'ab'.repeat(16), paths: [], marks: { rating: { value: 4, at: AT } } };
const RECORD = { key: 'tag/own-1', kind: 'tag', value: {}, at: AT };
const of = (change: object): string => JSON.stringify({ albumen: 2, photos: [PHOTO], records: [RECORD], ...change });

test.each([
  ['', 'it is empty'],
  [of({}).slice(0, -10), 'cut short'],
  ['\u0000\u0001', 'no JSON'],
  ['[]', 'another JSON file'],
  ['{"photos":[]}', 'another JSON file'],
  [of({ albumen: 3 }), 'newer Albumen'],
  [of({ albumen: 1.5 }), 'albumen'],
  [of({ records: undefined }), 'records'],
  [of({ photos: [PHOTO, { ...PHOTO, id: '../../etc' }] }), 'photos[1].id: a photo id is 32 hex digits'],
  [of({ photos: [{ ...PHOTO, marks: { rating: { value: 9, at: AT } } }] }), 'photos[0].marks.rating.value'],
  [of({ photos: [{ ...PHOTO, marks: { rating: { value: 4, at: 'yesterday' } } }] }), 'photos[0].marks.rating.at'],
  [of({ photos: [{ ...PHOTO, marks: { tags: { value: { dog: 'yes' }, at: AT } } }] }), 'photos[0].marks.tags.value.dog'],
  [of({ photos: [{ ...PHOTO, marks: { takenAt: { value: { local: '2001-02-30T00:00:00', offsetMinutes: null }, at: AT } } }] }), 'photos[0].marks.takenAt.value.local'],
  [of({ photos: [{ ...PHOTO, marks: { mood: { at: AT } } }] }), 'photos[0].marks.mood.value'],
  [of({ records: [RECORD, { ...RECORD, key: 'album/own-1' }] }), 'records[1].key: it does not begin with its kind'],
])('refuses %j, says why, and changes nothing', async (text, why) => {
  const library = await testLibrary([]);
  await mkdir(library.photos);
  const file = join(library.folder, 'mine.json');
  await library.engine.app.importUpload(new TextEncoder().encode(of({ photos: [{ ...PHOTO, marks: { isHidden: { value: true, at: AT } } }] })), 'good.json');
  const before = await made(library.engine, library.folder);
  await writeFile(file, text);
  await expect(library.engine.app.importData(file)).rejects.toMatchObject({ code: 'bad-input', message: expect.stringContaining(why) as string });
  await expect(library.engine.app.importData(file)).rejects.toThrow(file);
  expect(await made(library.engine, library.folder)).toEqual(before);
});

test('says what is no file, and which process is writing', async () => {
  const { engine, folder, library } = await testLibrary([]);
  await expect(engine.app.importData(join(folder, 'none.json'))).rejects.toMatchObject({ code: 'not-found' });
  await expect(engine.app.importData(folder)).rejects.toMatchObject({ code: 'bad-input' });
  await expect(engine.app.importData('mine.json')).rejects.toMatchObject({ code: 'bad-input' });
  await writeFile(join(folder, 'mine.json'), of({}));
  await engine.app.importData(join(folder, 'mine.json'));
  const child = runStoreChild('lock', { location: library, cacheDir: join(folder, 'cache') });
  await child.line('won');
  await expect(engine.app.importData(join(folder, 'mine.json'))).rejects.toMatchObject({ code: 'library-locked', message: expect.stringContaining(String(child.process.pid)) as string });
  await child.kill();
});
