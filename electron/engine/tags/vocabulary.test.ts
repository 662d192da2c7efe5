import { join } from 'node:path';
import { expect, test } from 'vitest';
import { tagId } from '../../../shared/contract/tag-schemas.ts';
import { foldText } from '../store/fold-text.ts';
import { loadVocabulary } from './vocabulary.ts';

const { tags } = loadVocabulary(join(import.meta.dirname, '../../../resources'));
const twice = (values: readonly string[]): string[] => values.filter((value, i) => values.indexOf(value) !== i);

test('every id is one, and no two tags share an id or a name', () => {
  expect(tags.filter(({ id }) => !tagId.safeParse(id).success)).toEqual([]);
  expect(twice(tags.map(({ id }) => id))).toEqual([]);
  for (const language of ['en', 'de'] as const) expect(twice(tags.map(({ names }) => foldText(names[language])))).toEqual([]);
  expect(tags.length).toBeGreaterThan(400);
});

test('what is last in the tree has several phrases or contrasts, a group has something below it', () => {
  const parents = new Set(tags.map(({ parent }) => parent));
  expect(tags.filter(({ id, phrases }) => phrases.length === 0 && !parents.has(id))).toEqual([]);
  const plain = tags.filter(({ id, phrases, synonyms }) => !parents.has(id) && phrases.length < 2 && synonyms.en.length + synonyms.de.length === 0);
  expect(plain.map(({ id }) => id)).toEqual([]);
});

test('nothing is set against itself, and every tag has names in both languages', () => {
  expect(tags.filter(({ phrases, against }) => against.some((phrase) => phrases.includes(phrase))).map(({ id }) => id)).toEqual([]);
  expect(tags.filter(({ names }) => names.en.trim() === '' || names.de.trim() === '').map(({ id }) => id)).toEqual([]);
});
