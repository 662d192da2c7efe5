import { expect, test } from 'vitest';
import type { FacetValue, Facets } from '../store/library-store.ts';
import { createSuggest } from './suggest-questions.ts';

const held = (values: Record<string, number>): FacetValue[] => Object.entries(values).map(([value, photos]) => ({ value, photos }));
const FACETS: Facets = {
  cities: held({ Beijing: 30, Berlin: 50, 'San Sebastián': 12, Nice: 4, 'New York': 9 }),
  regions: held({ Beijing: 31, 'Basque Country': 12 }), countries: [{ value: 'China', photos: 31, countryCode: 'CN' }, { value: 'Spain', photos: 12, countryCode: 'ES' }],
  cameras: held({ 'Canon EOS 80D': 70, 'Apple iPhone 12': 40 }), lenses: held({ 'EF24-70mm 2.8"': 3, 'EF50mm f/1.8': 20 }),
  folders: held({ misc: 5, 'Our holiday, part 2': 8, Berliner: 1 }), formats: held({ jpeg: 90, dng: 6, mov: 3, mp4: 2 }),
  years: held({ 2020: 60, 2019: 40 }), months: held({ '2020-03': 30, '2020-12': 30, '2019-05': 40 }), photos: 100,
};
const TAGS = [
  { names: [{ name: 'Dog', synonyms: ['puppy'] }, { name: 'Hund', synonyms: ['Welpe'] }], photos: 35 },
  { names: [{ name: 'Our cabin', synonyms: [] }], photos: 3 },
  { names: [{ name: 'Camel', synonyms: [] }, { name: 'Kamel', synonyms: [] }], photos: 0 },
];
const suggest = (text: string, { recent = [], limit = 8, language = 'en' }: { readonly recent?: readonly string[]; readonly limit?: number; readonly language?: 'en' | 'de' } = {}) =>
  createSuggest({ facets: () => Promise.resolve(FACETS), tags: () => Promise.resolve(TAGS), recentQuestions: () => Promise.resolve(recent), todayMs: () => Date.UTC(2026, 10, 24, 12) })({ text, limit, language });
const questions = async (text: string): Promise<string[]> => (await suggest(text)).map(({ question }) => question);

test.each([
  ['dogs in bei', ['dogs in Beijing']],
  ['dogs bei', ['dogs place:Beijing']],
  ['ber', ['place:Berlin', 'folder:Berliner']],
  ['food in san', ['food in San Sebastián']],
  ['food san sebas', ['food place:"San Sebastián"']],
  ['a night in new y', ['a night in New York']],
  ['paris or new yo', ['paris or place:"New York"']],
  ['nic', ['place:Nice']],
  ['tag:our', ['tag:"Our cabin"']],
  ['snow tag:h', ['snow tag:Hund']],
  ['-tag:pup', ['-tag:Dog']],
  ['hun', ['tag:Hund']],
  ['schlagwort:welp', ['tag:Hund']],
  ['tag:kam', []],
  ['spanien spai', ['spanien place:Spain']],
  ['birthday mar', ['birthday March 2020']],
  ['Geburtstag mär', ['Geburtstag März 2020']],
  ['birthday in march 20', ['birthday in March 2020']],
  ['dogs 201', ['dogs 2019', 'dogs May 2019']],
  ['iph', ['Apple iPhone 12']],
  ['cat 80d', ['cat camera:"Canon EOS 80D"']],
  ['cat taken with can', ['cat taken with Canon EOS 80D']],
  ['EF24', ['lens:“EF24-70mm 2.8"”']],
  ['our h', ['folder:"Our holiday, part 2"']],
  ['jp', ['type:jpeg']],
  ['cats vid', ['cats type:video']],
  ['sunset raw', ['sunset type:raw']],
  ['camera:can', ['camera:"Canon EOS 80D"']],
  ['dog -place:"san s', ['dog -place:"San Sebastián"']],
  ['date:2020-0', ['date:2020-03']],
  ['dogs -bei', ['dogs -place:Beijing']],
  ['"in bei', []],
  ['dogs in', []],
  ['photos', []],
  ['xyz', []],
  ['place:Berlin', []],
])('%s', async (text, expected) => {
  expect(await questions(text)).toEqual(expected);
});

test('says what kind it is, what the person sees, and how many photos it alone finds', async () => {
  expect(await suggest('in chi')).toEqual([{ kind: 'place', label: 'China', question: 'in China', photos: 31 }]);
  expect(await suggest('movie')).toEqual([{ kind: 'type', label: 'Video', question: 'type:video', photos: 5 }]);
});

test('a country is called as in the language asked for, and else as it is typed; either is understood', async () => {
  const german = async (text: string) => await suggest(text, { language: 'de' });
  expect(await german('Strand in sp')).toEqual([{ kind: 'place', label: 'Spanien', question: 'Strand in Spanien', photos: 12 }]);
  expect(await german('Strand spani')).toEqual([{ kind: 'place', label: 'Spanien', question: 'Strand place:Spanien', photos: 12 }]);
  expect(await german('beach in spain')).toEqual([]);
  expect(await german('beach in spai')).toEqual([{ kind: 'place', label: 'Spain', question: 'beach in Spain', photos: 12 }]);
  expect(await suggest('beach in sp')).toEqual([{ kind: 'place', label: 'Spain', question: 'beach in Spain', photos: 12 }]);
});

test('recent questions that begin like this come first, and leave room for the rest', async () => {
  const found = await suggest('be', { recent: ['beach with dogs', 'cats', 'Bears', 'berries', 'be', 'beetle'], limit: 4 });
  expect(found.map(({ kind, question }) => `${kind} ${question}`)).toEqual(['recent beach with dogs', 'recent Bears', 'place place:Berlin', 'place place:Beijing']);
});

test('before anything is typed: recent questions, then a little of what the library has most of', async () => {
  const found = await suggest('', { recent: ['cats'], limit: 6 });
  expect(found.map(({ question }) => question)).toEqual(['cats', 'place:Berlin', '2020', 'Canon EOS 80D', 'folder:"Our holiday, part 2"', 'type:jpeg']);
});
