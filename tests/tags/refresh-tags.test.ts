import { expect, onTestFinished, test } from 'vitest';
import type { Encoders } from '../../electron/engine/encode/encoders.ts';
import { normalize, type UnitVector } from '../../electron/engine/encode/embedding.ts';
import { UNINDEXED_ROWS_MAX } from '../../electron/engine/config.ts';
import { connectTables } from '../../electron/engine/store/lance-tables.ts';
import { openLibrary } from '../../electron/engine/store/open-library.ts';
import type { WritableStore } from '../../electron/engine/store/library-store.ts';
import { readAutoTags } from '../../electron/engine/store/auto-tags.ts';
import { createTags, type Tags } from '../../electron/engine/tags/create-tags.ts';
import { join } from 'node:path';
import { idOf, photoRow, TEST_PACK, vectorOf } from '../fixtures/made-up-rows.ts';
import { REPOSITORY } from '../fixtures/repository.ts';
import { temporaryFolder } from '../fixtures/test-library.ts';

// More than KEYS_PER_QUERY: marks are then read as a whole when tags are written.
const PHOTOS = 1_200;
/** Photos of the same thing: one in fifty. */
const isCabin = (index: number): boolean => index % 50 === 0;
const CABIN = vectorOf(7_000);

function looksOf(index: number): UnitVector {
  const own = vectorOf(index);
  return isCabin(index) ? normalize(own.map((value, i) => value * 0.5 + (CABIN[i] as number))) : own;
}

interface Library {
  readonly location: string;
  readonly store: WritableStore;
  readonly tags: Tags;
  /** How often the pack was asked for: once for each refresh that has something to do. */
  readonly loads: () => number;
  readonly autoTagsOf: (index: number) => Promise<string | null | undefined>;
}

/** A real store with made-up photos and vectors, and the room of tags over it; texts are encoded to anything. */
async function library(fingerprints: readonly string[] = [TEST_PACK.fingerprint], photos = PHOTOS): Promise<Library> {
  const folder = await temporaryFolder();
  const location = join(folder, 'library');
  const store = await openLibrary({ location, cacheDir: join(folder, 'cache') });
  onTestFinished(async () => await store.close());
  for (const fingerprint of fingerprints) await store.addPack({ ...TEST_PACK, fingerprint });
  const indices = Array.from({ length: photos }, (_, i) => i);
  await store.upsertPhotos(indices.map((i) => photoRow(i)), { fingerprint: TEST_PACK.fingerprint, rows: indices.map((i) => ({ id: idOf(i), vector: looksOf(i) })) });
  let loads = 0;
  const tags = createTags({
    reader: () => Promise.resolve(store),
    write: (work) => work(store),
    async pack() {
      loads += 1;
      const fingerprint = (await store.packs()).find(({ state }) => state === 'active')?.fingerprint ?? '';
      const encodeTexts = (texts: readonly string[]) => Promise.resolve(texts.map((text) => vectorOf(text.length * 31 + text.charCodeAt(text.length - 1))));
      return { encoders: { pack: { ...TEST_PACK, fingerprint }, encodeTexts } as unknown as Encoders, bank: null };
    },
    resourcesDir: join(REPOSITORY, 'resources'),
    cacheDir: join(folder, 'cache'),
  });
  return { location, store, tags, loads: () => loads, autoTagsOf: async (index) => (await store.photosById([idOf(index)]))[0]?.autoTags };
}

const say = async (store: WritableStore, tag: string, words: Readonly<Record<number, boolean>>): Promise<void> =>
  await store.setMarks(Object.entries(words).map(([index, isTrue]) => ({ photoId: idOf(Number(index)), kind: 'tags', value: { [tag]: isTrue } })));

async function givenTo(store: WritableStore, tag: string): Promise<number[]> {
  const { id, autoTags } = await store.photoColumns(['id', 'autoTags']);
  const index = new Map(Array.from({ length: PHOTOS + 10 }, (_, i) => [idOf(i), i]));
  return id.flatMap((each, i) => (readAutoTags(autoTags[i] ?? null).some((one) => one.tag === tag) ? [index.get(each) as number] : [])).toSorted((a, b) => a - b);
}

test('every photo is looked at once; then only new ones, and nothing at all where nothing is new', async () => {
  const { store, tags, loads, autoTagsOf } = await library();
  await tags.refresh(store);
  expect(await autoTagsOf(0)).toEqual(expect.any(String));
  const version = await store.photosVersion();
  await tags.refresh(store);
  await tags.refresh(store);
  expect([loads(), await store.photosVersion()]).toEqual([1, version]);

  await store.upsertPhotos([photoRow(PHOTOS)], { fingerprint: TEST_PACK.fingerprint, rows: [{ id: idOf(PHOTOS), vector: looksOf(PHOTOS) }] });
  expect(await autoTagsOf(PHOTOS)).toBeNull();
  await tags.refresh(store);
  expect([loads(), await autoTagsOf(PHOTOS)]).toEqual([2, expect.any(String)]);
});

test('a photo without a vector waits for one, and keeps nothing from an older model', async () => {
  const { store, tags, autoTagsOf } = await library();
  await store.upsertPhotos([photoRow(PHOTOS)]);
  await store.setAutoTags([{ id: idOf(PHOTOS), autoTags: '[["dog",0.9]]' }]);
  await tags.refresh(store);
  expect(await autoTagsOf(PHOTOS)).toBeNull();
  await tags.refresh(store);
  await store.setVectors(TEST_PACK.fingerprint, [{ id: idOf(PHOTOS), vector: looksOf(PHOTOS) }]);
  await tags.refresh(store);
  expect(await autoTagsOf(PHOTOS)).toEqual(expect.any(String));
});

test("another model's tags take the place of the old ones, and the person's word stands over both", async () => {
  const other = 'feed0000beef0002';
  const { store, tags } = await library([TEST_PACK.fingerprint, other]);
  await tags.refresh(store);
  await say(store, 'dog', { 3: true });
  await say(store, 'cat', { 4: false });
  await store.setVectors(other, Array.from({ length: PHOTOS }, (_, i) => ({ id: idOf(i), vector: vectorOf(i + 50_000) })));
  // As the older model left it: only going through everything again takes it away.
  await store.setAutoTags([{ id: idOf(5), autoTags: '[["receipt",0.9]]' }]);
  await tags.refresh(store);
  expect(await givenTo(store, 'receipt')).toContain(5);
  await store.activatePack(other);
  await tags.refresh(store);
  expect(await givenTo(store, 'receipt')).not.toContain(5);
  expect((await tags.of([idOf(3), idOf(4)])).map(({ tags: own, refused }) => [own.some(({ tag }) => tag === 'dog'), refused.map(({ tag }) => tag)])).toEqual([[true, []], [false, ['cat']]]);
});

test('photos whose tags were written are in the indices of the library again', async () => {
  const { location, store, tags } = await library([TEST_PACK.fingerprint], UNINDEXED_ROWS_MAX + 100);
  await store.maintain();
  const tables = await connectTables(location);
  onTestFinished(() => tables.close());
  const outside = async (): Promise<number> => (await (await tables.table('photos')).indexStats('words_idx'))?.numUnindexedRows ?? Infinity;
  expect(await outside()).toBe(0);
  // As a kill leaves it between the tags and the upkeep: all of them written, and nothing noted.
  await store.setAutoTags(Array.from({ length: UNINDEXED_ROWS_MAX + 100 }, (_, i) => ({ id: idOf(i), autoTags: '[]' })));
  expect(await outside()).toBeGreaterThan(UNINDEXED_ROWS_MAX);
  await tags.refresh(store);
  expect(await outside()).toBe(0);
});

test('an abort leaves the rest to the next one', async () => {
  const { store, tags, loads, autoTagsOf } = await library();
  await tags.refresh(store, AbortSignal.abort());
  expect(await autoTagsOf(0)).toBeNull();
  await tags.refresh(store);
  expect([await autoTagsOf(0), loads()]).toEqual([expect.any(String), 2]);
});

test('photos wait while a person’s question is answered', async () => {
  const { store, tags, autoTagsOf } = await library();
  const [asked, answered] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  const refreshing = tags.refresh(store, undefined, async () => {
    asked.resolve();
    await answered.promise;
  });
  await asked.promise;
  expect(await autoTagsOf(0)).toBeNull();
  answered.resolve();
  await refreshing;
  expect(await autoTagsOf(0)).toEqual(expect.any(String));
});

test('five photos teach a tag that no word describes; answers make it better, and taking it back takes its photos', async () => {
  const { store, tags } = await library();
  await tags.refresh(store);
  const own = await tags.create({ name: 'Our cabin' });
  await say(store, own.id, { 0: true, 50: true, 100: true, 150: true });
  expect(await tags.teach({ tag: own.id, limit: 3 })).toMatchObject({ missing: 1, likely: [], unsure: [{}, {}, {}] });
  await say(store, own.id, { 200: true });
  const lesson = await tags.teach({ tag: own.id, limit: 20 });
  expect(lesson).toMatchObject({ missing: 0, tag: { said: { yes: 5, no: 0 } } });
  const indexOf = new Map(Array.from({ length: PHOTOS }, (_, i) => [idOf(i), i]));
  const likely = lesson.likely.map(({ id }) => indexOf.get(id) as number);
  expect(likely.slice(0, 5).every(isCabin)).toBe(true);
  expect(likely.some((index) => index % 50 === 0 && index <= 200)).toBe(false);

  await tags.change({ tag: own.id, isTaught: true });
  const given = await givenTo(store, own.id);
  expect(given.filter(isCabin).length).toBeGreaterThan(5);
  expect((await tags.of([idOf(given.at(-1) as number)]))[0]?.tags).toContainEqual(expect.objectContaining({ tag: own.id, by: 'taught' }));

  const wrong = given.filter((index) => !isCabin(index));
  await say(store, own.id, Object.fromEntries([...wrong, 1, 2, 3].map((index) => [index, false])));
  await tags.noticeWords([own.id]);
  expect((await givenTo(store, own.id)).filter((index) => !isCabin(index)).length).toBeLessThanOrEqual(wrong.length);
  expect(await givenTo(store, own.id)).not.toEqual(expect.arrayContaining([1]));

  await tags.change({ tag: own.id, isTaught: false });
  expect(await givenTo(store, own.id)).toEqual([]);
  expect((await tags.list()).find(({ id }) => id === own.id)).toMatchObject({ kind: 'own', photos: 5 });
  await tags.change({ tag: own.id, isTaught: true });
  await tags.remove(own.id);
  expect(await givenTo(store, own.id)).toEqual([]);
  expect(await store.listMarks('tags')).not.toContainEqual(expect.objectContaining({ value: expect.stringContaining(own.id) as string }));
});
