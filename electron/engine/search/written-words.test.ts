import { expect, test } from 'vitest';
import { coverageOf, rarityOf, weighWords } from './written-words.ts';

test('one photo is rare in any library, and a word on a fifth of the photos tells nothing', () => {
  expect(rarityOf(1, 3)).toBe(1);
  expect(rarityOf(100, 10_001)).toBe(1);
  expect(rarityOf(2_001, 10_000)).toBe(0);
  expect(rarityOf(9_000, 10_000)).toBe(0);
  expect(rarityOf(500, 10_000)).toBeGreaterThan(rarityOf(1_000, 10_000));
});

test('a photo that carries the whole question is covered, part of it in part', () => {
  const words = weighWords(['lofoten', 'sunset'], new Map([['lofoten', 5]]), 10_000);
  expect(coverageOf(['lofoten'], words)).toBe(0.5);
  expect(coverageOf([], words)).toBe(0);
  expect(coverageOf(['lofoten'], weighWords(['lofoten'], new Map([['lofoten', 5]]), 10_000))).toBe(1);
});

test('a word written in English counts as the German one that was asked for, once', () => {
  const words = weighWords(['hunde', 'zaun'], new Map([['dogs', 3], ['hunde', 2]]), 10_000, new Map([['dogs', 'hunde'], ['fence', 'zaun']]));
  expect(coverageOf(['dogs'], words)).toBe(0.5);
  expect(coverageOf(['dogs', 'hunde'], words)).toBe(0.5);
  expect(words.telling).toBe(2);
});

test('names that say nothing and words on most photos count neither for nor against', () => {
  const words = weighWords(['misc', 'canon', 'lofoten'], new Map([['misc', 2], ['canon', 9_000], ['lofoten', 5]]), 10_000);
  expect(words.rarity).toEqual(new Map([['lofoten', 1]]));
  expect(words.telling).toBe(1);
  expect(coverageOf(['misc', 'canon'], words)).toBe(0);
});
