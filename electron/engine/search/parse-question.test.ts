import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { FacetValue } from '../store/library-store.ts';
import { loadGermanVocabulary } from './german-vocabulary.ts';
import { parseQuestion, type UnderstoodQuestion } from './parse-question.ts';
import type { LibraryFacts } from './read-phrases.ts';
import { NO_TAGS } from './tag-finder.ts';

const held = (...values: string[]): FacetValue[] => values.map((value) => ({ value, photos: 3 }));
const FACTS: LibraryFacts = {
  facets: {
    cities: held('Beijing', 'Bilbao', 'Nice', 'München'), regions: held('Basque Country'),
    countries: [{ value: 'China', photos: 3, countryCode: 'CN' }, { value: 'Turkey', photos: 3, countryCode: 'TR' }],
    cameras: held('Canon EOS 80D', 'Apple iPhone 12'), lenses: held('EF50mm f/1.8'), folders: held('misc', 'Holiday in Spain'),
    formats: held('jpeg', 'png'), years: held('2016', '2019', '2020'), months: held('2019-05'), photos: 40,
  },
  // Tuesday, 24 November 2026, noon.
  todayMs: Date.UTC(2026, 10, 24, 12),
  near: new Map([['bilbao', { name: 'Bilbao', countryCode: null, latitude: 43.26, longitude: -2.93 }]]),
  placeAliases: new Map([['munich', 'München'], ['turkei', 'Turkey']]), tags: NO_TAGS, albums: new Map(),
};
const german = loadGermanVocabulary(join(import.meta.dirname, '../../../resources'));
const parse = (text: string, keepWords: string[] = []): UnderstoodQuestion => parseQuestion(text, { facts: FACTS, keepWords, german, maxWords: 62 });
/** `look | filter; filter`, negated looks with a minus. */
const gist = (text: string, keepWords: string[] = []): string => {
  const { parsed } = parse(text, keepWords);
  const look = parsed.look.map((part) => `${part.negated ? '-' : ''}${part.words}${part.weight === 1 ? '' : `^${part.weight}`}`).join(' + ');
  return [look, parsed.filters.map((filter) => filter.says).join('; ')].filter(Boolean).join(' | ');
};

describe('dates', () => {
  test.each([
    ['dogs in 2019', 'dogs | taken in 2019'],
    ['last summer', 'taken from 2026-06-01 to 2026-08-31'],
    ['this summer', 'taken from 2026-06-01 to 2026-08-31'],
    ['last winter', 'taken from 2025-12-01 to 2026-02-28'],
    ['winter 2019', 'taken from 2019-12-01 to 2020-02-29'],
    ['March 2020', 'taken in 2020-03'],
    ['12 March 2020', 'taken on 2020-03-12'],
    ['March 12, 2020', 'taken on 2020-03-12'],
    ['2020-03-12', 'taken on 2020-03-12'],
    ['12.03.2020', 'taken on 2020-03-12'],
    ['beach before 2018', 'beach | taken before 2018-01-01'],
    ['beach after March 2018', 'beach | taken on or after 2018-04-01'],
    ['cats between 2016 and 2018', 'cats | taken from 2016 to 2018'],
    ['cats from 2018 to 2016', 'cats | taken from 2016 to 2018'],
    ['2016-2018', 'taken from 2016 to 2018'],
    ['since 2018', 'taken on or after 2018-01-01'],
    ['until 2018', 'taken before 2019-01-01'],
    ['yesterday', 'taken on 2026-11-23'],
    ['last week', 'taken from 2026-11-16 to 2026-11-22'],
    ['last weekend', 'taken from 2026-11-21 to 2026-11-22'],
    ['last Tuesday', 'taken on 2026-11-17'],
    ['last month', 'taken in 2026-10'],
    ['last year', 'taken in 2025'],
    ['in the last 3 months', 'taken on or after 2026-08-24'],
    ['three years ago', 'taken in 2023'],
    ['in the 90s', 'taken from 1990 to 1999'],
    ['on weekends', 'taken on a weekend'],
    ['on Sundays', 'taken on weekday 7 (1 is Monday)'],
    ['in the morning', 'taken in the morning (5:00 to 12:00)'],
    ['wedding in May', 'wedding | taken in month 5 of any year'],
    ['not in 2019', 'not taken in 2019'],
    ['letzten Sommer', 'taken from 2026-06-01 to 2026-08-31'],
    ['im Jahr 2019', 'taken in 2019'],
    ['seit März 2020', 'taken on or after 2020-03-01'],
    ['vor 2018', 'taken before 2018-01-01'],
    ['vor drei Jahren', 'taken in 2023'],
    ['zwischen 2016 und 2018', 'taken from 2016 to 2018'],
    ['am Wochenende', 'taken on a weekend'],
    ['gestern', 'taken on 2026-11-23'],
  ])('%s', (question, expected) => {
    expect(gist(question)).toBe(expected);
  });

  test('night is a time and a look', () => {
    expect(gist('rocket at night')).toBe('rocket at night | taken at night (20:00 to 6:00)');
    expect(gist('at night')).toBe('taken at night (20:00 to 6:00)');
  });
});

describe('what fits the library', () => {
  test.each([
    ['temple in Beijing', 'temple | taken in Beijing'],
    ['temple in beijing', 'temple | taken in Beijing'],
    ['near Bilbao', 'taken within 50 km of Bilbao'],
    ['in Munich', 'taken in München'],
    ['sunset in Nice', 'sunset | taken in Nice'],
    ['dinner in Turkey', 'dinner | taken in Turkey'],
    ['taken with a Canon', 'taken with Canon'],
    ['cats with my iPhone 12', 'cats | taken with iPhone 12'],
    ['Canon EOS 80D dogs', 'dogs | taken with Canon EOS 80D'],
    ['in folder Holiday in Spain', 'in a folder called Holiday in Spain'],
    ['png files', 'of type png'],
    ['jpegs of cats', 'cats | of type jpegs'],
    ['dogs in portrait format', 'dogs | higher than wide'],
    ['5-star photos of dogs', 'photos of dogs | rated 5'],
    ['rated 4 or more', 'rated 4 or more'],
  ])('%s', (question, expected) => {
    expect(gist(question)).toBe(expected);
  });

  test.each([
    'May in the garden', 'a Canon box', 'summer dress', 'Paris Hilton', 'orange', 'a nice photo', 'Turkey dinner', 'woman in orange',
    'in nice weather', 'march through the city', 'portrait of a woman', 'landscape', 'raw fish', 'a 2019 Toyota', 'sunset in Rome',
    'taken with a Leica', 'webp files', 'fall leaves', 'a spring in the forest', 'Sunday roast', 'five-star hotel', 'video game', 'in 1700',
  ])('%s keeps its words', (question) => {
    expect(gist(question)).toBe(question);
  });

  test.each([
    ['dinner in Turkey', { name: 'Turkey', countryCode: 'TR' }],
    ['Essen in der Türkei', { name: 'Turkey', countryCode: 'TR' }],
    ['place:china', { name: 'china', countryCode: 'CN' }],
    ['ort:Türkei', { name: 'Türkei', countryCode: 'TR' }],
    ['temple in Beijing', { name: 'Beijing', countryCode: null }],
    ['place:Basque', { name: 'Basque', countryCode: null }],
  ])('%s: a country is meant with its code, a town or region without one', (question, meant) => {
    expect(parse(question).parsed.filters.map(({ means }) => means)).toEqual([[{ kind: 'place', ...meant }]]);
  });

  test('a person can turn a filter back into words', () => {
    expect(gist('dogs in 2019', ['in 2019'])).toBe('dogs in 2019');
    expect(gist('dogs In  2019', ['in 2019'])).toBe('dogs In 2019');
    expect(parse('dogs in 2019').parsed.filters[0]?.words).toBe('in 2019');
  });

  test('quoted words are never read as filters', () => {
    expect(gist('the song "last summer"')).toBe('the song last summer');
  });
});

describe('explicit filters', () => {
  test.each([
    ['date:2019..2021 dog', { takenBetween: { fromMs: Date.UTC(2019, 0, 1), toMs: Date.UTC(2022, 0, 1) } }],
    ['date:>2019', { takenBetween: { fromMs: Date.UTC(2020, 0, 1), toMs: null } }],
    ['date:..2019-03', { takenBetween: { fromMs: null, toMs: Date.UTC(2019, 3, 1) } }],
    ['date:yesterday', { takenBetween: { fromMs: Date.UTC(2026, 10, 23), toMs: Date.UTC(2026, 10, 24) } }],
    ['date:"last year"', { takenBetween: { fromMs: Date.UTC(2025, 0, 1), toMs: Date.UTC(2026, 0, 1) } }],
    ['camera:"iPhone 12"', { text: { field: 'camera', contains: 'iPhone 12' } }],
    ['-folder:misc', { not: { folderNamed: 'misc' } }],
    ['type:jpg,raw', { any: [{ formats: ['jpeg'] }, { kinds: ['raw'] }] }],
    ['iso:100..800', { number: { field: 'iso', min: 100, max: 800 } }],
    ['iso:>800', { all: [{ number: { field: 'iso', min: 800, max: null } }, { not: { number: { field: 'iso', min: 800, max: 800 } } }] }],
    ['rating:>=4 is:portrait', { all: [{ number: { field: 'rating', min: 4, max: null } }, { shape: 'portrait' }] }],
    ['near:43.26,-2.93', { near: { latitude: 43.26, longitude: -2.93, radiusKm: 50 } }],
    ['has:place', { has: 'place' }],
    ['box:43.1,-3.2,43.4,-2.7', { within: { south: 43.1, west: -3.2, north: 43.4, east: -2.7 } }],
    ['-box:-20,170,-10,-170', { not: { within: { south: -20, west: 170, north: -10, east: -170 } } }],
    ['is:favourite', { isFavourite: true }],
    ['-is:Favorite', { not: { isFavourite: true } }],
    ['is:photo,video', { any: [{ kinds: ['image', 'raw'] }, { kinds: ['video'] }] }],
  ])('%s', (question, filter) => {
    expect(parse(question).filter).toEqual(filter);
  });

  test('what only looks like a filter stays words', () => {
    expect(gist('ratio 16:9 http://a:b')).toBe('ratio 16:9 http://a:b');
    expect(parse('ratio 16:9').filter).toBeNull();
  });

  test('a date that does not exist is told with an example', () => {
    for (const question of ['date:2019-02-31', 'date:foo', 'date:', 'date:99']) expect(() => parse(question), question).toThrow(/date:2019\.\.2021/u);
  });
});

test.each(['box:1,2,3', 'box:10,0,-10,5', 'box:0,0,91,5', 'box:0,0,1,181', 'box:a,b,c,d', 'box:,,,', 'is:nothing'])('%s is told with an example', (question) => {
  expect(() => parse(question)).toThrow(/write it like (?:box:43|is:favourite)/u);
});

describe('German', () => {
  test('is translated word by word, and says so', () => {
    const [part] = parse('zwei Hunde an einem Holzzaun').parsed.look;
    expect(part).toEqual({ words: 'two dogs at a wooden fence', weight: 1, negated: false, translatedFrom: 'zwei Hunde an einem Holzzaun', start: 0, end: 28 });
  });

  test.each([
    ['ein Hund am Strand ohne Menschen', 'a dog on the beach + -people'],
    ['keine Autos', '-cars'],
    ['nicht drinnen', '-indoors'],
    ['rote Äpfel letzten Sommer', 'red apples | taken from 2026-06-01 to 2026-08-31'],
    ['Hundehütte im Schnee', 'dog hut in the snow'],
    ['Fruehstueck auf dem Balkon', 'breakfast on the balcony'],
  ])('%s', (question, expected) => {
    expect(gist(question)).toBe(expected);
  });

  test('words that are not in the vocabulary are named and kept', () => {
    const { parsed } = parse('ein Hund mit Xylophon');
    expect(parsed.look[0]?.words).toBe('a dog with Xylophon');
    expect(parsed.notes.join(' ')).toContain('Xylophon');
  });

  test.each(['a kind gift in the hand', 'hut', 'man in the wind', 'rock band', 'die cast toy', 'a dog in the snow', 'Berlin', 'kindergarten children at the table'])('%s is no German', (question) => {
    expect(parse(question).parsed.look[0]).toMatchObject({ words: question, translatedFrom: null });
  });

  test('a pack that understands every language gets the question as it is', () => {
    const { parsed } = parseQuestion('zwei Hunde', { facts: FACTS, keepWords: [], german: null, maxWords: 62 });
    expect(parsed.look).toEqual([{ words: 'zwei Hunde', weight: 1, negated: false, translatedFrom: null, start: 0, end: 10 }]);
  });
});

test('a question longer than the model reads gets a note', () => {
  expect(parse('word '.repeat(80)).parsed.notes.join(' ')).toContain('62 words');
  expect(parse('word '.repeat(20)).parsed.notes).toEqual([]);
});

test('written words are those asked for, not those ruled out or taken as filters', () => {
  expect(parse('Lofoten cabin without people in 2019').writtenTokens).toEqual(['lofoten', 'cabin']);
  expect(parse('photos of the').writtenTokens).toEqual([]);
  expect(parse('zwei Hunde am Zaun').writtenTranslations).toEqual(new Map([['two', 'zwei'], ['dogs', 'hunde'], ['fence', 'zaun']]));
  expect(parse('two dogs at a fence').writtenTranslations).toEqual(new Map());
});

describe('tags', () => {
  const tags = { find: (name: string) => (/^(?:dog|hund|puppy)$/i.test(name) ? { names: { en: 'Dog', de: 'Hund' }, ids: ['dog', 'own-puppies'] } : null) };
  const filterOf = (text: string) => parseQuestion(text, { facts: { ...FACTS, tags }, keepWords: [], german, maxWords: 62 }).filter;
  const keyword = (is: string) => ({ text: { field: 'keyword', is } });

  test('a tag is asked for by any of its names, and a keyword of that name will do', () => {
    expect(filterOf('tag:dog')).toEqual({ any: [{ tagged: ['dog', 'own-puppies'] }, keyword('dog')] });
    expect(filterOf('Schlagwort:Hund')).toEqual({ any: [{ tagged: ['dog', 'own-puppies'] }, keyword('Hund')] });
    expect(filterOf('-tag:puppy')).toEqual({ not: { any: [{ tagged: ['dog', 'own-puppies'] }, keyword('puppy')] } });
    expect(filterOf('tag:dog,cat')).toEqual({ any: [{ any: [{ tagged: ['dog', 'own-puppies'] }, keyword('dog')] }, keyword('cat')] });
    expect(filterOf('has:tags')).toEqual({ has: 'tags' });
  });

  test('what no tag is called is looked for as a keyword, and words of a sentence stay words', () => {
    expect(filterOf('tag:"our cabin"')).toEqual(keyword('our cabin'));
    expect(filterOf('keyword:dog')).toEqual(keyword('dog'));
    expect(filterOf('a dog on a sofa')).toBeNull();
  });
});

describe('albums', () => {
  const albums = new Map([
    ['Beach, 3 May 2019', { name: 'Beach, 3 May 2019', filter: { ids: ['a'] } }], ['best', { name: 'The best', filter: { inAlbum: 'own-1' } }], ['year-2019', { name: '2019', filter: null }],
  ]);
  const parseWith = (text: string) => parseQuestion(text, { facts: { ...FACTS, albums }, keepWords: [], german, maxWords: 62 });

  test('are filters by their names and ids', () => {
    expect(parseWith('dogs album:"Beach, 3 May 2019"').filter).toEqual({ ids: ['a'] });
    expect(parseWith('-album:best').filter).toEqual({ not: { inAlbum: 'own-1' } });
    expect(parseWith('album:best').parsed.filters).toMatchObject([{ field: 'album', says: 'in the album “The best”' }]);
  });

  test('are refused in words where none is meant, or one that cannot be searched in', () => {
    expect(() => parseWith('album:nonsense')).toThrow(/no album, or more than one, is called so/);
    expect(() => parseWith('album:year-2019')).toThrow(/too many photos/);
  });
});
