import { expect, test } from 'vitest';
import { createTagBook } from './tag-book.ts';
import { spreadWords } from './spread-words.ts';
import type { TagRecord } from './tag-records.ts';
import type { VocabularyTag } from './vocabulary.ts';

const tag = (id: string, parent: string | null, de: string, synonyms: readonly string[] = []): VocabularyTag =>
  ({ id, names: { en: id, de }, parent, phrases: [`a ${id}`], synonyms: { en: synonyms, de: [] }, against: [] });
const vocabulary = { hash: '', tags: [tag('animal', null, 'Tier'), tag('dog', 'animal', 'Hund', ['puppy']), tag('cat', 'animal', 'Katze'), tag('place', null, 'Ort')] };
const bookOf = (records: Record<string, TagRecord> = {}) => createTagBook(vocabulary, new Map(Object.entries(records)));

test('a tag counts with all below it, and is found by any of its names', () => {
  const book = bookOf({ 'own-1': { isOwn: true, name: 'Rex', parent: 'dog' } });
  expect(book.counting('animal')).toEqual(['animal', 'dog', 'cat', 'own-1']);
  expect(book.above('own-1')).toEqual(['dog', 'animal']);
  expect(['HUND', 'puppy', 'dog', 'rex', 'wolf'].map((name) => book.named(name).map(({ id }) => id))).toEqual([['dog'], ['dog'], ['dog'], ['own-1'], []]);
});

test('what was merged counts as the other, with what is below it, over several steps', () => {
  const book = bookOf({ 'own-1': { isOwn: true, name: 'Rex', parent: 'dog' }, dog: { mergedInto: 'cat' }, cat: { mergedInto: 'place' } });
  expect(book.meant('dog')?.id).toBe('place');
  expect(book.counting('place')).toEqual(['dog', 'cat', 'place', 'own-1']);
  expect(book.counting('animal')).toEqual(['animal']);
  expect(book.mergedInto('place')).toEqual(['dog', 'cat']);
  expect(book.get('own-1')?.parent).toBe('place');
});

test('a circle of merges, or a parent that is none, does no harm', () => {
  const book = bookOf({ dog: { mergedInto: 'cat' }, cat: { mergedInto: 'dog' }, 'own-1': { isOwn: true, name: 'Rex', parent: 'gone' } });
  expect(book.get('own-1')?.parent).toBeNull();
  expect(book.meant('dog')).toBeDefined();
  expect(book.counting('animal')).toContain('animal');
});

test('hidden tags are found by no name', () => {
  expect(bookOf({ dog: { isHidden: true } }).named('Hund')).toEqual([]);
});

test('a refusal is one of everything that counts as the tag on the photo; what is said itself counts first', () => {
  const book = bookOf({ cat: { mergedInto: 'dog' } });
  expect(spreadWords({ animal: false }, ['dog', 'place'], book)).toEqual({ animal: false, dog: false });
  expect(spreadWords({ dog: false }, [], book)).toEqual({ dog: false, cat: false });
  expect(spreadWords({ dog: null }, ['dog'], book)).toEqual({ dog: null, cat: null });
  expect(spreadWords({ animal: false, dog: true }, ['dog'], book)).toEqual({ animal: false, dog: true });
  expect(() => spreadWords({ wolf: true }, [], book)).toThrow('no tag is called wolf');
});
