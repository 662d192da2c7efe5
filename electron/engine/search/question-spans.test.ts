import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { cutFromQuestion } from '../../../shared/contract/cut-from-question.ts';
import type { FacetValue } from '../store/library-store.ts';
import { loadGermanVocabulary } from './german-vocabulary.ts';
import { parseQuestion, type UnderstoodQuestion } from './parse-question.ts';
import { NO_TAGS } from './tag-finder.ts';

const held = (...values: string[]): FacetValue[] => values.map((value) => ({ value, photos: 3 }));
const german = loadGermanVocabulary(join(import.meta.dirname, '../../../resources'));
const parse = (text: string, keepWords: string[] = []): UnderstoodQuestion =>
  parseQuestion(text, {
    facts: {
      facets: {
        cities: held('Bilbao', 'Málaga'), regions: [], countries: [{ value: 'Spain', photos: 3, countryCode: 'ES' }], cameras: held('Apple iPhone 12'), lenses: [], folders: held('misc'),
        formats: held('jpeg', 'png'), years: held('2019', '2020'), months: held('2019-05'), photos: 40,
      },
      todayMs: Date.UTC(2026, 10, 24, 12),
      near: new Map(),
      placeAliases: new Map(), tags: NO_TAGS, albums: new Map(),
    },
    keepWords, german, maxWords: 62,
  });
const looks = (text: string, keepWords: string[] = []): string[] => parse(text, keepWords).parsed.look.map((part) => `${part.negated ? '-' : ''}${part.words}`);
const says = (text: string, keepWords: string[] = []): string[] => parse(text, keepWords).parsed.filters.map((filter) => filter.says);

/** Decomposed letters, as macOS writes them, and a control character. */
const DECOMPOSED = 'cafe\u0301 in Ma\u0301laga\tin 2019, sen\u0303or';
const QUESTIONS = [
  'fruit in 2019', 'in 2019 fruit', 'fruit in 2019, in Bilbao', 'fruit, in 2019, on a table', 'cats not in 2019', 'fruit except from 2019',
  'camera:"iPhone 12" dog -folder:misc', 'dog  iso:>800   date:2019..2020 cat', 'beach at night', 'beach not at night', 'rote Äpfel letzten Sommer',
  'jpegs of cats', 'photos in Spain taken with my iPhone 12 between 2019 and 2020', '"in 2019" dog in 2020', 'place:"Málaga" x', DECOMPOSED,
  'in 2019', 'date:2019', 'all photos not from 2019', 'in 2019 in 2019 dogs', 'fruit IN  2019!', '🦁 in 2019 🦁',
];

describe('a filter of a question', () => {
  test.each(QUESTIONS)('%s: its words are exactly its span', (question) => {
    const { filters } = parse(question).parsed;
    expect(filters).not.toEqual([]);
    for (const { words, start, end } of filters) {
      expect(question.slice(start, end)).toBe(words);
      expect(words.trim()).toBe(words);
    }
  });

  test.each(QUESTIONS)('%s: cut out, it is gone and everything else stays', (question) => {
    const { filters } = parse(question).parsed;
    filters.forEach(({ start, end }, i) => {
      const left = cutFromQuestion(question, start, end);
      expect(says(left)).toEqual(filters.filter((_, other) => other !== i).map((filter) => filter.says));
    });
  });

  test.each(QUESTIONS)('%s: kept as words, it is no filter and everything else stays', (question) => {
    const { filters } = parse(question).parsed;
    for (const { words } of filters) {
      expect(says(question, [words])).toEqual(filters.filter((filter) => filter.words !== words).map((filter) => filter.says));
    }
  });

  test('turned back into words it is part of the look again', () => {
    expect(looks('fruit in 2019', ['in 2019'])).toEqual(['fruit in 2019']);
    expect(looks('cats not in 2019', ['not in 2019'])).toEqual(['cats', '-in 2019']);
    expect(looks('dog  Folder:misc', ['folder:misc'])).toEqual(['dog Folder:misc']);
  });
});

describe('a part of the look', () => {
  test.each([
    ['beach without people', 'people', 'beach'],
    ['beach without people in 2019', 'people', 'beach in 2019'],
    ['beach without people and dogs', 'people', 'beach without dogs'],
    ['beach without people and dogs', 'dogs', 'beach without people'],
    ['dogs but not puppies', 'puppies', 'dogs'],
    ['dogs and no cats on a sofa', 'cats', 'dogs on a sofa'],
    ['red dress -"blue dress" outside', 'blue dress', 'red dress outside'],
    ['dogs grass^-1', 'grass', 'dogs'],
    ['nobody on the beach', 'people', 'on the beach'],
    ['a street without cars in the background', 'cars', 'a street'],
    ['a cat and a laptop', 'a cat', 'a laptop'],
    ['a cat and a laptop', 'a laptop', 'a cat'],
    ['a cat, a dog and two birds', 'a dog', 'a cat, two birds'],
    ['sunset^2 beach', 'sunset', 'beach'],
    ['keine Autos am Strand', 'cars', 'am Strand'],
    ['fruit in 2019', 'fruit', 'in 2019'],
  ])('%s, rid of %s', (question, words, left) => {
    const part = parse(question).parsed.look.find((each) => each.words === words);
    expect(cutFromQuestion(question, part?.start ?? -1, part?.end ?? -1)).toBe(left);
  });

  test('has no span where a filter or a negated part lies inside it', () => {
    expect(parse('fruit in 2019 on a table').parsed.look).toMatchObject([{ words: 'fruit on a table', start: null, end: null }]);
    expect(parse('dogs -grass running').parsed.look[0]).toMatchObject({ words: 'dogs running', start: null, end: null });
  });
});
