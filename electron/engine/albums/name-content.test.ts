import { expect, test } from 'vitest';
import { startSlice } from '../give-way.ts';
import { readContent, type TagNames } from './name-content.ts';
import { nameLook } from './name-looks.ts';
import type { Shot } from './shot.ts';

const PARENTS: Readonly<Record<string, string | null>> = { food: null, fruit: 'food', lime: 'fruit', orange: 'fruit', place: null, shop: 'place', supermarket: 'shop', nature: 'place', picture: null, blurry: 'picture', 'own-1': null, secret: 'food' };
const above = (id: string): string[] => (PARENTS[id] ? [PARENTS[id], ...above(PARENTS[id])] : []);
const tags: TagNames = { above, meant: (id) => (id in PARENTS ? { id, names: { en: id, de: `de ${id}` }, isHidden: id === 'secret' } : undefined) };
const photos = (...each: string[][]): Shot[] => each.map((its) => ({ tags: its, keywords: [] as string[] }) as unknown as Shot);
const others = photos(...Array.from({ length: 40 }, () => []));
const nameOf = async (album: Shot[], rest = others) => (await readContent([...album, ...rest], tags, startSlice())).nameOf(album)?.en ?? null;

test('a specific true word beats a vague one', async () => {
  expect(await nameOf(photos(['lime'], ['lime'], ['lime']))).toBe('Lime');
  expect(await nameOf(photos(['lime'], ['lime'], ['lime'], ['orange']))).toBe('Lime');
  expect(await nameOf(photos(['lime'], ['orange'], ['lime'], ['orange']))).toBe('Fruit');
  expect(await nameOf(photos(['lime'], ['orange'], ['fruit']))).toBe('Fruit');
});

test('where photos were taken says more than what is on them', async () => {
  expect(await nameOf(photos(['lime', 'supermarket'], ['orange', 'supermarket'], ['fruit', 'supermarket'], ['fruit']))).toBe('Supermarket');
});

test('nothing is said where nothing is typical', async () => {
  expect(await nameOf(photos(['lime'], [], [], []))).toBeNull();
  expect(await nameOf(photos(['nature'], ['nature'], ['place']))).toBeNull();
  expect(await nameOf(photos(['blurry'], ['blurry']))).toBeNull();
  expect(await nameOf(photos(['secret'], ['secret']))).toBeNull();
  expect(await nameOf(photos(['lime'], ['lime']), photos(...Array.from({ length: 40 }, () => ['lime'])))).toBeNull();
});

test('the person’s own tags and keywords name albums too', async () => {
  expect(await nameOf(photos(['own-1', 'lime'], ['own-1', 'lime']))).toBe('Own-1');
  const wedding = photos([], []).map((shot) => ({ ...shot, keywords: ['Wedding of Ana'] }));
  expect(await nameOf(wedding)).toBe('Wedding of Ana');
});

test('a look is named by the tag that clearly fits best', () => {
  const scores = (entries: Record<string, number>) => nameLook(Object.entries(entries).map(([tag, score]) => ({ tag, score })), tags)?.en ?? null;
  expect(scores({ lime: 8, fruit: 7.9, supermarket: 5 })).toBe('Lime');
  expect(scores({ lime: 8, orange: 7.8 })).toBeNull();
  expect(scores({ lime: 4 })).toBeNull();
  expect(scores({ blurry: 9, lime: 6 })).toBe('Lime');
  expect(scores({})).toBeNull();
});
