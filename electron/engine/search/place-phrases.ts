import { foldText } from '../store/fold-text.ts';
import type { TextField } from '../store/photo-filter.ts';
import { longestHeld, NAME } from './library-phrases.ts';
import { NEAR_RADIUS_KM } from './limits.ts';
import { type Phrase, phrase } from './phrase.ts';
import type { LibraryFacts, PhraseRule, Reading } from './read-phrases.ts';

/** A place in the library by its folded name; `field` is the kind of place. */
interface HeldPlace {
  readonly name: string;
  readonly field: TextField;
  /** Of a country, ISO 3166-1 alpha-2; else null. */
  readonly countryCode: string | null;
}

/**
 * Places that are also everyday words of a description: taken as places only where they are written with a capital in a
 * question that is not all capitals. Collected by hand from cities and countries of the gazetteer.
 */
const EVERYDAY_PLACES = new Set([
  'nice', 'orange', 'turkey', 'china', 'jordan', 'reading', 'bath', 'mobile', 'split', 'cork', 'essen', 'hamm', 'lens', 'sale',
  'rugby', 'deal', 'sandwich', 'buffalo', 'phoenix', 'flint', 'superior', 'independence', 'liberty', 'hope', 'surprise', 'paradise',
  'beach', 'park', 'black', 'white', 'green', 'brown', 'rose', 'most', 'male', 'vale', 'mali', 'chad', 'guinea', 'bar', 'winter garden',
  'hell', 'moss', 'tours', 'brest', 'march', 'battle', 'wells', 'ware', 'hull', 'rye', 'lima', 'ball', 'eagle', 'florence', 'victoria',
]);

const heldByFacts = new WeakMap<LibraryFacts, ReadonlyMap<string, HeldPlace>>();

/** Built once for the same facts: a long question may have hundreds of places to try. */
function heldPlaces(facts: LibraryFacts): ReadonlyMap<string, HeldPlace> {
  const known = heldByFacts.get(facts);
  if (known) return known;
  const places = new Map<string, HeldPlace>();
  const { countries, regions, cities } = facts.facets;
  for (const { value, countryCode } of countries) places.set(foldText(value), { name: value, field: 'country', countryCode });
  const kinds = [['region', regions], ['city', cities]] as const;
  for (const [field, values] of kinds) for (const { value } of values) places.set(foldText(value), { name: value, field, countryCode: null });
  for (const [alias, name] of facts.placeAliases) {
    const place = places.get(foldText(name));
    if (place && !places.has(alias)) places.set(alias, place);
  }
  heldByFacts.set(facts, places);
  return places;
}

/** The code of the country that a name means in this library, ISO 3166-1 alpha-2; null where it means no country. */
export function heldCountryCode(name: string, facts: LibraryFacts): string | null {
  return heldPlaces(facts).get(foldText(name))?.countryCode ?? null;
}

/** True where the spelling shows that a name is meant: any name of its own, or an everyday word with a capital. */
function isWrittenAsName(name: string, question: string): boolean {
  if (!EVERYDAY_PLACES.has(foldText(name))) return true;
  return /^\p{Lu}/u.test(name) && question !== question.toUpperCase();
}

function placeReading(match: RegExpExecArray, facts: LibraryFacts): (Reading & { length: number }) | null {
  const words = match[1] ?? '';
  const places = heldPlaces(facts);
  const held = longestHeld(words, (name) => {
    const place = places.get(foldText(name));
    return place && isWrittenAsName(name, match.input) ? place : null;
  });
  if (!held) return null;
  const { name, field, countryCode } = held.value;
  return { filter: { text: { field, is: name } }, means: [{ kind: 'place', name, countryCode }], field: 'place', length: match[0].length - words.length + held.length };
}

function nearReading(match: RegExpExecArray, facts: LibraryFacts): (Reading & { length: number }) | null {
  const words = match[1] ?? '';
  const held = longestHeld(words, (name) => facts.near.get(foldText(name)) ?? null);
  if (!held || !isWrittenAsName(held.name, match.input)) return null;
  const { name, countryCode, latitude, longitude } = held.value;
  return {
    filter: { near: { latitude, longitude, radiusKm: NEAR_RADIUS_KM } },
    means: [{ kind: 'near', name, countryCode, radiusKm: NEAR_RADIUS_KM }],
    field: 'place',
    length: match[0].length - words.length + held.length,
  };
}

const NEAR = '(?:near|close to|around|nearby|nahe|bei|um|in der nähe von|in der nähe des|rund um)';
const NEAR_PATTERN = phrase(`(?:taken |aufgenommen )?${NEAR} (?:the |der |dem )?${NAME}`);
const IN_PATTERN = phrase(`(?:taken |aufgenommen )?(?:in|from|at|aus) (?:the |der |den |dem )?${NAME}`);

/** Places by name: only ones that the library's photos have, and only after a preposition. */
export const PLACE_RULES: readonly PhraseRule[] = [
  { pattern: NEAR_PATTERN, read: nearReading },
  { pattern: IN_PATTERN, read: placeReading },
];

/** Words after "near" and after "in" that may begin with the name of a place, longest first, for looking up before parsing. */
export function placeNamesToLookUp(question: string): { readonly near: readonly string[]; readonly within: readonly string[] } {
  const names = (pattern: Phrase): string[] =>
    [...pattern.in(question)].slice(0, 4).flatMap((match) => {
      const words = [...(match[1] ?? '').matchAll(/[\p{L}\p{N}][\p{L}\p{N}'’._/-]*/gu)].slice(0, 4);
      return words.map((word) => (match[1] ?? '').slice(0, word.index + word[0].length).replace(/[.'’]+$/u, '')).toReversed();
    });
  return { near: names(NEAR_PATTERN), within: names(IN_PATTERN) };
}
