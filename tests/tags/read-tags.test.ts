import { cp, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Engine } from '../../shared/contract/engine.ts';
import type { TagInfo } from '../../shared/contract/tag-schemas.ts';
import { testLibrary, type TestLibrary } from '../fixtures/test-library.ts';
import { SAMPLES } from '../fixtures/repository.ts';

/** Photos of the samples by file, with what the engine says of them. */
async function indexed(samples = ['2019/IMG_3240.jpg', '2019/coffee.webp', '2019/IMG_3311.jpg']): Promise<TestLibrary & { readonly idOf: (file: string) => Promise<string> }> {
  const made = await testLibrary(samples);
  await made.engine.indexLibrary({ folders: [made.photos] });
  return { ...made, idOf: async (file) => await idAt(made.engine, file) };
}

async function idAt(engine: Engine, file: string): Promise<string> {
  const { results } = await engine.searchPhotos({ text: `path:"${file}"`, limit: 5 });
  if (results.length !== 1) throw new Error(`${results.length} photos lie at ${file}`);
  return results[0]?.id as string;
}

async function tagsAt(engine: Engine, id: string): Promise<Record<string, string>> {
  const [photo] = await engine.tags.of([id]);
  return Object.fromEntries((photo?.tags ?? []).map(({ tag, by }) => [tag, by]));
}

async function refusedAt(engine: Engine, id: string): Promise<string[]> {
  return (await engine.tags.of([id]))[0]?.refused.map(({ tag }) => tag) ?? [];
}

async function tagNamed(engine: Engine, id: string): Promise<TagInfo> {
  const tag = (await engine.tags.list()).find((each) => each.id === id);
  if (!tag) throw new Error(`no tag is called ${id}`);
  return tag;
}

const say = async (engine: Engine, ids: readonly string[], tags: Record<string, boolean | null>) =>
  await engine.editPhotos({ changes: [{ ids: [...ids], change: { tags } }] });
const found = async (engine: Engine, text: string): Promise<number> => (await engine.searchPhotos({ text, limit: 100 })).results.length;

test('an index run tells what is on photos, with how sure it is, and counts them for the tags above too', async () => {
  const { engine, idOf } = await indexed();
  const cat = await idOf('IMG_3240.jpg');
  const [photo] = await engine.tags.of([cat]);
  expect(photo).toEqual({ id: cat, tags: [{ tag: 'cat', names: { en: 'Cat', de: 'Katze' }, by: 'auto', confidence: expect.any(Number) as number }], refused: [] });
  expect(photo?.tags[0]?.confidence).toBeGreaterThan(0.8);
  for (const id of ['cat', 'pet', 'animal']) expect(await tagNamed(engine, id)).toMatchObject({ photos: 1, coverId: cat, isHidden: false, kind: 'shipped' });
  expect(await tagNamed(engine, 'dog')).toMatchObject({ photos: 0, coverId: null, said: { yes: 0, no: 0 } });
  expect((await tagNamed(engine, 'shoes')).measured).toMatchObject({ positives: 23 });
});

test('the person gives and refuses tags, finds photos by them, and takes it back with the undo', async () => {
  const { engine, idOf } = await indexed();
  const [cat, coffee] = [await idOf('IMG_3240.jpg'), await idOf('coffee.webp')];
  const given = await say(engine, [cat, coffee], { breakfast: true });
  const refused = await say(engine, [cat], { cat: false });
  expect(await tagsAt(engine, cat)).toEqual({ breakfast: 'person' });
  expect(await refusedAt(engine, cat)).toEqual(['cat']);
  expect(await tagNamed(engine, 'breakfast')).toMatchObject({ photos: 2, said: { yes: 2, no: 0 } });
  expect(await tagNamed(engine, 'cat')).toMatchObject({ photos: 0, said: { yes: 0, no: 1 } });
  expect([await found(engine, 'tag:breakfast'), await found(engine, 'tag:Frühstück'), await found(engine, 'tag:food'), await found(engine, 'tag:cat')]).toEqual([2, 2, 2, 0]);
  expect(given.changed).toBe(2);

  await engine.editPhotos(refused.undo);
  await engine.editPhotos(given.undo);
  expect(await tagsAt(engine, cat)).toEqual({ cat: 'auto' });
  expect([await found(engine, 'tag:breakfast'), await found(engine, 'tag:kitten')]).toEqual([0, 1]);
});

test('a word about a tag leaves words about other tags as they are', async () => {
  const { engine, idOf } = await indexed();
  const cat = await idOf('IMG_3240.jpg');
  await say(engine, [cat], { portrait: true, cat: false });
  expect(await say(engine, [cat], { portrait: true })).toEqual({ changed: 0, undo: { changes: [] } });
  await say(engine, [cat], { 'close-up': true });
  await say(engine, [cat], { portrait: null });
  expect(await tagsAt(engine, cat)).toEqual({ 'close-up': 'person' });
  expect(await refusedAt(engine, cat)).toEqual(['cat']);
});

test('who refuses a tag refuses what the photo bears below it', async () => {
  const { engine, idOf } = await indexed();
  const cat = await idOf('IMG_3240.jpg');
  const { undo } = await say(engine, [cat], { animal: false });
  expect([await tagsAt(engine, cat), await found(engine, 'tag:animal')]).toEqual([{}, 0]);
  await engine.editPhotos(undo);
  expect([await tagsAt(engine, cat), await found(engine, 'tag:animal')]).toEqual([{ cat: 'auto' }, 1]);
});

test("the person's word outlasts reindexing, a moved file, and goes over to the edited file", async () => {
  const { engine, idOf, photos } = await indexed();
  const cat = await idOf('IMG_3240.jpg');
  await say(engine, [cat], { cat: false, portrait: true });
  await engine.indexLibrary({ folders: [photos], verify: true });
  expect(await tagsAt(engine, cat)).toEqual({ portrait: 'person' });

  await rename(join(photos, '2019', 'IMG_3240.jpg'), join(photos, 'moved cat.jpg'));
  await engine.indexLibrary({ folders: [photos] });
  expect([await tagsAt(engine, await idOf('moved cat.jpg')), await refusedAt(engine, cat)]).toEqual([{ portrait: 'person' }, ['cat']]);

  await rm(join(photos, 'moved cat.jpg'));
  await engine.indexLibrary({ folders: [photos] });
  await cp(join(SAMPLES, 'received', 'cat.jpg'), join(photos, 'back again.jpg'));
  await engine.indexLibrary({ folders: [photos] });
  expect(await tagsAt(engine, await idOf('back again.jpg'))).toEqual({ portrait: 'person' });
});

test('an own tag is made, given, found, renamed, and goes with all that was said of it', async () => {
  const { engine, idOf } = await indexed();
  const temple = await idOf('IMG_3311.jpg');
  const made = await engine.tags.create({ name: 'Our cabin', parent: 'building' });
  expect(made).toMatchObject({ names: { en: 'Our cabin', de: 'Our cabin' }, parent: 'building', kind: 'own', photos: 0 });
  await expect(engine.tags.create({ name: 'our CABIN' })).rejects.toMatchObject({ code: 'bad-input' });
  await expect(engine.tags.create({ name: 'Hund' })).rejects.toMatchObject({ code: 'bad-input' });

  await say(engine, [temple], { [made.id]: true });
  expect([await found(engine, 'tag:"our cabin"'), await found(engine, 'tag:building')]).toEqual([1, 1]);
  await engine.tags.change({ tag: made.id, name: 'The cabin' });
  expect([await found(engine, 'tag:"the cabin"'), await found(engine, 'tag:"our cabin"')]).toEqual([1, 0]);

  const left = await engine.tags.remove(made.id);
  expect(left.some(({ id }) => id === made.id)).toBe(false);
  expect(await tagsAt(engine, temple)).not.toHaveProperty(made.id);
  await expect(engine.tags.remove('dog')).rejects.toMatchObject({ code: 'bad-input' });
  await expect(say(engine, [temple], { [made.id]: true })).rejects.toMatchObject({ code: 'not-found' });
});

test('a hidden tag is shown nowhere but in the list, and comes back as it was', async () => {
  const { engine, idOf } = await indexed();
  const cat = await idOf('IMG_3240.jpg');
  await engine.tags.change({ tag: 'cat', isHidden: true });
  expect([await tagsAt(engine, cat), await found(engine, 'tag:cat'), await found(engine, 'tag:animal')]).toEqual([{}, 0, 0]);
  expect(await engine.suggest({ text: 'tag:ca' })).toEqual([]);
  expect(await tagNamed(engine, 'cat')).toMatchObject({ isHidden: true, photos: 1 });
  await engine.tags.change({ tag: 'cat', isHidden: false });
  expect([await tagsAt(engine, cat), await found(engine, 'tag:cat')]).toEqual([{ cat: 'auto' }, 1]);
});

test('a renamed tag is found by its new name and its old ones', async () => {
  const { engine } = await indexed();
  await engine.tags.change({ tag: 'cat', name: 'Mikesch' });
  expect([await found(engine, 'tag:mikesch'), await found(engine, 'tag:katze'), await found(engine, 'tag:kitten')]).toEqual([1, 1, 1]);
  expect((await engine.suggest({ text: 'tag:mik' })).map(({ kind, label, question }) => [kind, label, question])).toEqual([['tag', 'Mikesch', 'tag:Mikesch']]);
  await engine.tags.change({ tag: 'cat', name: null });
  expect((await tagNamed(engine, 'cat')).names).toEqual({ en: 'Cat', de: 'Katze' });
});

test('a merged tag counts as the other, until it is taken back', async () => {
  const { engine, idOf } = await indexed();
  const cat = await idOf('IMG_3240.jpg');
  const own = await engine.tags.create({ name: 'Felines' });
  const list = await engine.tags.change({ tag: 'cat', mergedInto: own.id });
  expect(list.find(({ id }) => id === own.id)).toMatchObject({ photos: 1, coverId: cat });
  expect(list.find(({ id }) => id === 'cat')).toMatchObject({ photos: 0, mergedInto: own.id });
  expect(await tagsAt(engine, cat)).toEqual({ [own.id]: 'auto' });
  expect([await found(engine, 'tag:felines'), await found(engine, 'tag:cat'), await found(engine, 'tag:animal')]).toEqual([1, 1, 0]);
  await expect(engine.tags.change({ tag: own.id, mergedInto: 'cat' })).rejects.toMatchObject({ code: 'bad-input' });

  const { undo } = await say(engine, [cat], { [own.id]: false });
  expect([await tagsAt(engine, cat), await refusedAt(engine, cat), await found(engine, 'tag:felines')]).toEqual([{}, [own.id], 0]);
  await engine.editPhotos(undo);
  await engine.tags.change({ tag: 'cat', mergedInto: null });
  expect([await tagsAt(engine, cat), await found(engine, 'tag:animal')]).toEqual([{ cat: 'auto' }, 1]);
});
