import type { Suggestion } from '../../../shared/contract/app-schemas.ts';
import { nameCountry } from '../../../shared/name-country.ts';
import { foldText } from '../store/fold-text.ts';
import type { CountryFacet, FacetValue, Facets } from '../store/library-store.ts';
import { TYPE_FORMATS } from './library-phrases.ts';
import type { SuggestedTag } from './tag-finder.ts';

/** The fields that explicit filters of these kinds are written with. */
export type SuggestedField = 'place' | 'date' | 'camera' | 'lens' | 'folder' | 'type' | 'tag';

export interface Spelling {
  /** Lower case. */
  readonly lower: string;
  /** As `foldText` writes it. */
  readonly folded: string;
  readonly label: string;
}

/** Something that the library holds and a question can ask for. */
export interface SuggestionEntry {
  readonly kind: Suggestion['kind'] & SuggestedField;
  /** What the person sees. */
  readonly label: string;
  /** What the explicit filter asks for. */
  readonly value: string;
  /** What may be typed for it, the label first; each with the label that the person then sees. */
  readonly spellings: readonly Spelling[];
  readonly photos: number;
}

const RAW_FORMATS = new Set(['dng', 'cr2', 'cr3', 'nef', 'arw', 'raf', 'orf', 'rw2', 'pef', 'srw']);
const VIDEO_FORMATS = new Set(['mp4', 'mov', 'mkv', 'webm']);
const MONTHS_ENGLISH = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];
const MONTHS_GERMAN = ['Januar', 'Februar', 'März', 'April', 'Mai', 'Juni', 'Juli', 'August', 'September', 'Oktober', 'November', 'Dezember'];

/** Everything that can be suggested from the library's facets, most photos first; months and countries are called as in `language`. */
export function suggestionEntries(facets: Facets, language: 'en' | 'de'): SuggestionEntry[] {
  const plain = (kind: SuggestionEntry['kind'], values: readonly FacetValue[]): SuggestionEntry[] =>
    values.map(({ value, photos }) => ({ kind, label: value, value, spellings: [spelling(value)], photos }));
  return [
    ...places(facets, language), ...plain('date', facets.years), ...facets.months.map((month) => monthEntry(month, language)), ...plain('camera', facets.cameras),
    ...plain('lens', facets.lenses), ...plain('folder', facets.folders), ...types(facets.formats),
  ].toSorted((a, b) => b.photos - a.photos);
}

/** Tags that some photo bears. Typed in either language; what is then asked for is the name in that language. */
export function tagEntries(tags: readonly SuggestedTag[], language: 'en' | 'de'): SuggestionEntry[] {
  return tags.filter(({ photos }) => photos > 0).map(({ names, photos }) => {
    const spellings = names.flatMap(({ name, synonyms }) => [spelling(name), ...synonyms.map((other) => spelling(other, name))]);
    const label = (language === 'de' ? names.at(-1) : names[0])?.name ?? '';
    return { kind: 'tag', label, value: label, spellings, photos };
  });
}

/** A city and its region often have one name: the wider one holds the other's photos. */
function places({ cities, regions, countries }: Facets, language: 'en' | 'de'): SuggestionEntry[] {
  const byName = new Map<string, SuggestionEntry>();
  const towns = [...cities, ...regions].map(({ value, photos }): SuggestionEntry => ({ kind: 'place', label: value, value, spellings: [spelling(value)], photos }));
  for (const entry of [...towns, ...countries.map((country) => countryEntry(country, language))]) {
    const folded = foldText(entry.value);
    const known = byName.get(folded);
    if (!known || known.photos < entry.photos) byName.set(folded, entry);
  }
  return [...byName.values()];
}

/** Typed in English or in German; the label is in the language that is typed, and else in the one given. */
function countryEntry({ value, photos, countryCode }: CountryFacet, language: 'en' | 'de'): SuggestionEntry {
  const german = nameCountry(countryCode, 'de') ?? value;
  const [label, other] = language === 'de' ? [german, value] : [value, german];
  return { kind: 'place', label, value, spellings: [spelling(label), spelling(other)], photos };
}

/** The German names of countries as a question may be written with them, folded, with the library's own. */
export function germanCountryNames({ countries }: Facets): ReadonlyMap<string, string> {
  return new Map(countries.map(({ value, countryCode }) => [foldText(nameCountry(countryCode, 'de') ?? value), value]));
}

/** Typed in English, in German or as a number; the label is in the language that is typed, and else in the one given. */
function monthEntry({ value, photos }: FacetValue, language: 'en' | 'de'): SuggestionEntry {
  const [year = '', month = ''] = value.split('-');
  const [english = value, german = value] = [MONTHS_ENGLISH, MONTHS_GERMAN].map((names) => `${names[Number(month) - 1] ?? month} ${year}`);
  const [label, other] = language === 'de' ? [german, english] : [english, german];
  return { kind: 'date', label, value, spellings: [spelling(label), spelling(other), spelling(value, label)], photos };
}

function spelling(typed: string, label = typed): Spelling {
  return { lower: typed.normalize('NFC').toLowerCase(), folded: foldText(typed), label };
}

function types(formats: readonly FacetValue[]): SuggestionEntry[] {
  const sumOf = (names: ReadonlySet<string>): number => formats.reduce((sum, { value, photos }) => (names.has(value) ? sum + photos : sum), 0);
  const entry = (label: string, value: string, spellings: readonly string[], photos: number): SuggestionEntry =>
    ({ kind: 'type', label, value, spellings: [spelling(label), ...spellings.map((other) => spelling(other, label))], photos });
  const known = formats.filter(({ value }) => Object.hasOwn(TYPE_FORMATS, value));
  return [
    ...known.map(({ value, photos }) => entry(value.toUpperCase(), value, value === 'jpeg' ? ['jpg'] : [], photos)),
    entry('RAW', 'raw', [], sumOf(RAW_FORMATS)),
    entry('Video', 'video', ['movie', 'film'], sumOf(VIDEO_FORMATS)),
  ].filter(({ photos }) => photos > 0);
}
