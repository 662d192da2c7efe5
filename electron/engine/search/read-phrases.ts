import type { FilterMeaning } from '../../../shared/contract/question-words.ts';
import type { PhotoFilter } from '../store/photo-filter.ts';
import type { Facets } from '../store/library-store.ts';
import type { FoundAlbum } from './found-album.ts';
import type { Phrase } from './phrase.ts';
import type { TagFinder } from './tag-finder.ts';

/** What the parser may know about the library and the day; no store call happens while parsing. */
export interface LibraryFacts {
  readonly facets: Facets;
  /** Local wall time of the question, as if it were UTC, milliseconds. */
  readonly todayMs: number;
  /** Places named after "near" that have photos around them, by folded name; looked up before parsing. */
  readonly near: ReadonlyMap<string, NearPlace>;
  /** Names in other languages, or alternative names, of places the library holds: folded name to the library's own. */
  readonly placeAliases: ReadonlyMap<string, string>;
  readonly tags: TagFinder;
  /** Albums that the question names, by that name. */
  readonly albums: ReadonlyMap<string, FoundAlbum>;
}

/** A point on the map that a question names. */
export interface NearPlace {
  readonly name: string;
  /** Of a country, ISO 3166-1 alpha-2; else null. */
  readonly countryCode: string | null;
  readonly latitude: number;
  readonly longitude: number;
}

/** One filter read out of a question. */
export interface Reading {
  readonly filter: PhotoFilter;
  /** What it asks for, one of which must hold; sayFilter says it. */
  readonly means: readonly FilterMeaning[];
  readonly field: string;
}

/** A pattern of everyday language and what it means. */
export interface PhraseRule {
  /** Matched against the question with quoted parts blanked. */
  readonly pattern: Phrase;
  /** Null where the words are not a filter after all: they then stay words. */
  readonly read: (match: RegExpExecArray, facts: LibraryFacts) => (Reading & { readonly length?: number }) | null;
  /** The words also say what the photo looks like ("at night") and stay in the question beside the filter. */
  readonly staysInLook?: boolean;
}

/** A filter with the span of the question that it was read from. */
export interface FoundFilter extends Reading {
  readonly start: number;
  readonly end: number;
  readonly words: string;
  readonly negated: boolean;
  readonly staysInLook: boolean;
}

/** A question to read filters from. */
export interface ReadableText {
  /** The person's own words; spans are cut from these. */
  readonly text: string;
  /** The same text, same length, with what must not be read blanked. */
  readonly visible: string;
  /** Spans that the person turned back into words, as `spanKey` writes them. */
  readonly keep: ReadonlySet<string>;
}

/** Read filters out of a question by rules, in order; what one rule has taken no later rule sees. */
export function readPhrases({ text, visible, keep }: ReadableText, rules: readonly PhraseRule[], facts: LibraryFacts): FoundFilter[] {
  const found: FoundFilter[] = [];
  let rest = visible;
  for (const rule of rules) {
    for (const match of rule.pattern.in(rest)) {
      const reading = rule.read(match, facts);
      if (!reading) continue;
      const start = match.index;
      const words = text.slice(start, start + (reading.length ?? match[0].length)).trimEnd();
      const end = start + words.length;
      if (keep.has(spanKey(words))) {
        rest = blank(rest, start, end);
        continue;
      }
      found.push({ filter: reading.filter, means: reading.means, field: reading.field, start, end, words, negated: false, staysInLook: rule.staysInLook ?? false });
      rest = blank(rest, start, end);
    }
  }
  return found;
}

/** The same text with a span replaced by blanks of the same length. */
export function blank(text: string, start: number, end: number): string {
  return text.slice(0, start) + ' '.repeat(end - start) + text.slice(end);
}

/** How spans of a question are compared: case and white space do not count. */
export function spanKey(words: string): string {
  return words.normalize('NFC').toLowerCase().replace(/[\s\p{Cc}]+/gu, ' ').trim();
}
