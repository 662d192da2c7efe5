import { suggestRequest, type SuggestRequest, type Suggestion } from '../../../shared/contract/app-schemas.ts';
import { foldText } from '../store/fold-text.ts';
import type { Facets } from '../store/library-store.ts';
import { SUGGESTED_TAIL_WORDS_MAX } from './limits.ts';
import { parseQuestion } from './parse-question.ts';
import type { LibraryFacts } from './read-phrases.ts';
import { PHOTO_WORDS, STOP_WORDS } from './stop-words.ts';
import { germanCountryNames, suggestionEntries, tagEntries } from './suggestion-entries.ts';
import type { SuggestionEntry } from './suggestion-entries.ts';
import { NO_TAGS, type SuggestedTag } from './tag-finder.ts';

/** What suggestions are taken from. */
export interface SuggestDeps {
  /** The same object for as long as they are the same. */
  readonly facets: () => Promise<Facets>;
  /** Recent questions, latest first. */
  readonly recentQuestions: () => Promise<readonly string[]>;
  /** The same array for as long as they are the same. */
  readonly tags: () => Promise<readonly SuggestedTag[]>;
  /** Local wall time as if it were UTC, milliseconds. */
  readonly todayMs: () => number;
}

/** The end of what was typed, which a suggestion completes. */
interface Tail {
  /** Where it begins in the text. */
  readonly start: number;
  /** Lower case, and as `foldText` writes it. */
  readonly lower: string;
  readonly folded: string;
  readonly words: number;
  /** True for a word that may also be the end of a sentence's "cats and": only the beginning of a name is meant then. */
  readonly isEveryday: boolean;
}

interface Match {
  readonly entry: SuggestionEntry;
  readonly label: string;
  readonly tail: Tail;
  /** True where the label begins with what was typed, not only one of its words. */
  readonly isPrefix: boolean;
}

/** `camera:can`, `-place:"new yo`: an explicit filter that is being typed. */
const EXPLICIT_TAIL = /(?:^|\s)(-?)(place|ort|date|datum|camera|kamera|lens|objektiv|folder|ordner|type|typ|format|tag|schlagwort):["“]?([^"”]*)$/iu;
const FIELD_KINDS: Readonly<Record<string, SuggestionEntry['kind']>> = {
  place: 'place', ort: 'place', date: 'date', datum: 'date', camera: 'camera', kamera: 'camera', lens: 'lens', objektiv: 'lens',
  folder: 'folder', ordner: 'folder', type: 'type', typ: 'type', format: 'type', tag: 'tag', schlagwort: 'tag',
};
/** What stands before a name that follows: it goes with the name where that is written as a filter. */
const LEADING_WORDS = /(?:^|\s)(?:(?:taken|shot|aufgenommen|photos|files) )?(?:in|from|at|near|with|with my|on|of|aus|im|in der|mit|mit der|mit meiner|von|in folder|in the folder)\s+$/iu;
const WORD = /[^\s,;]+/gu;

/**
 * Suggests how to go on with what is being typed, from what the library holds and what was asked before. The last words are
 * matched with the beginning of a name or of a word in it; longer matches come first, then beginnings, then more photos.
 */
export function createSuggest(deps: SuggestDeps): (request: SuggestRequest) => Promise<Suggestion[]> {
  const entriesBy = {
    en: new WeakMap<Facets, { readonly tags: readonly SuggestedTag[]; readonly entries: SuggestionEntry[] }>(),
    de: new WeakMap<Facets, { readonly tags: readonly SuggestedTag[]; readonly entries: SuggestionEntry[] }>(),
  };

  return async (asked) => {
    const { text, limit, language } = suggestRequest.parse(asked);
    const [facets, tags, recent] = await Promise.all([deps.facets(), deps.tags(), deps.recentQuestions()]);
    const known = entriesBy[language].get(facets);
    const entries = known?.tags === tags ? known.entries : [...suggestionEntries(facets, language), ...tagEntries(tags, language)].toSorted((a, b) => b.photos - a.photos);
    entriesBy[language].set(facets, { tags, entries });
    const recents = recentMatches(text, recent).slice(0, Math.ceil(limit / 2));
    const found = text.trim() === '' ? firstOfEachKind(entries) : matchesOf(text, entries);
    const suggestions: Suggestion[] = recents;
    // One object for all that is tried: the parser keeps what it works out of it.
    const facts: LibraryFacts = { facets, todayMs: deps.todayMs(), near: new Map(), placeAliases: germanCountryNames(facets), tags: NO_TAGS, albums: new Map() };
    for (const match of found) {
      if (suggestions.length >= limit) break;
      const { label, entry: { kind, photos } } = match;
      const question = complete(text, match, facts);
      if (foldText(question) === foldText(text.trim()) || suggestions.some((each) => each.question === question)) continue;
      suggestions.push({ kind, label, question, photos });
    }
    return suggestions;
  };
}

function recentMatches(text: string, recent: readonly string[]): Suggestion[] {
  const typed = foldText(text.trimStart());
  const matching = recent.filter((question) => foldText(question).startsWith(typed) && foldText(question) !== typed.trimEnd());
  return [...new Set(matching)].map((question) => ({ kind: 'recent', label: question, question, photos: null }));
}

/** Nothing is typed yet: what the library has most of, a little of everything. */
function firstOfEachKind(entries: readonly SuggestionEntry[]): Match[] {
  const kinds = ['place', 'date', 'camera', 'folder', 'type', 'lens'] as const;
  const tail = { start: 0, lower: '', folded: '', words: 0, isEveryday: false };
  const byKind = kinds.map((kind) => entries.filter((entry) => entry.kind === kind).slice(0, 3));
  return [0, 1, 2].flatMap((i) => byKind.flatMap((group) => (group[i] ? [{ entry: group[i], label: group[i].label, tail, isPrefix: true }] : [])));
}

function matchesOf(text: string, entries: readonly SuggestionEntry[]): Match[] {
  const explicit = EXPLICIT_TAIL.exec(text);
  if (explicit) {
    const kind = FIELD_KINDS[(explicit[2] ?? '').toLowerCase()];
    const start = explicit.index + (/^\s/u.test(explicit[0]) ? 1 : 0);
    const tail = { start, ...typedAs(explicit[3] ?? ''), words: 1, isEveryday: false };
    return ranked(entries.filter((entry) => entry.kind === kind).flatMap((entry) => matchOf(entry, [tail])));
  }
  // Inside quotes a person writes what must stay words.
  if ((text.match(/"/gu)?.length ?? 0) % 2 === 1) return [];
  const tails = tailsOf(text);
  return tails.length === 0 ? [] : ranked(entries.flatMap((entry) => matchOf(entry, tails)));
}

function typedAs(text: string): Pick<Tail, 'lower' | 'folded'> {
  return { lower: text.normalize('NFC').toLowerCase(), folded: foldText(text) };
}

/** The last words of a text, more of them first. Behind others a single letter, or a short word that says nothing ("in"), completes nothing. */
function tailsOf(text: string): Tail[] {
  const words = [...text.matchAll(WORD)].slice(-SUGGESTED_TAIL_WORDS_MAX);
  return words.flatMap((word, i) => {
    // A minus in front of the word is no part of the name.
    const typed = typedAs(text.slice(word.index).replace(/^-/u, ''));
    const single = typed.folded.trim();
    const isEveryday = i === words.length - 1 && (STOP_WORDS.has(single) || PHOTO_WORDS.has(single));
    if (i === words.length - 1 && word.index > 0 && single.length < (isEveryday ? 3 : 2)) return [];
    return [{ start: word.index, ...typed, words: words.length - i, isEveryday }];
  });
}

/** The longest tail that an entry completes, by the spelling that is nearest to it. */
function matchOf(entry: SuggestionEntry, tails: readonly Tail[]): Match[] {
  for (const tail of tails) {
    const spelling = entry.spellings.find(({ lower }) => lower.startsWith(tail.lower)) ?? entry.spellings.find(({ folded }) => folded.startsWith(tail.folded));
    if (spelling) return [{ entry, label: spelling.label, tail, isPrefix: true }];
    const inner = tail.isEveryday ? undefined : entry.spellings.find(({ folded }) => startsInside(folded, tail.folded));
    if (inner) return [{ entry, label: inner.label, tail, isPrefix: false }];
  }
  return [];
}

function startsInside(spelling: string, typed: string): boolean {
  for (let at = spelling.indexOf(typed, 1); at > 0; at = spelling.indexOf(typed, at + 1)) {
    if (!/[\p{L}\p{N}]/u.test(spelling[at - 1] as string)) return true;
  }
  return false;
}

/** Stable: entries come with most photos first. Where several words name something, one of them alone is not meant. */
function ranked(matches: readonly Match[]): Match[] {
  const words = Math.max(0, ...matches.map(({ tail }) => tail.words));
  return matches.filter(({ tail }) => words < 2 || tail.words === words).toSorted((a, b) => Number(b.isPrefix) - Number(a.isPrefix));
}

/** The whole question: in plain words where they mean exactly that filter, and as an explicit filter where not. */
function complete(text: string, { entry, label, tail }: Match, facts: LibraryFacts): string {
  const before = text.slice(0, tail.start);
  const typed = text.slice(tail.start);
  const minus = typed.startsWith('-') ? '-' : '';
  const explicit = `${minus}${entry.kind}:${quoteIfNeeded(entry.kind === 'tag' || entry.kind === 'place' ? label : entry.value)}`;
  const isExplicit = EXPLICIT_TAIL.test(text);
  const plain = before + label;
  if (!isExplicit && minus === '' && meansExactly(plain, entry, before, facts)) return plain.trimStart();
  const kept = isExplicit ? before : before.replace(LEADING_WORDS, (words) => (/^\s/u.test(words) ? ' ' : ''));
  return (kept + explicit).trimStart();
}

/** True where the plain words add exactly one filter, of that kind, that holds the whole name. */
function meansExactly(plain: string, entry: SuggestionEntry, before: string, facts: LibraryFacts): boolean {
  const parse = (question: string) => parseQuestion(question, { facts, keepWords: [], german: null, maxWords: Number.MAX_SAFE_INTEGER }).parsed;
  try {
    const { filters } = parse(plain);
    const added = filters.filter(({ end, start }) => end === plain.length && start <= before.length);
    return added.length === 1 && filters.length === parse(before).filters.length + 1
      && added[0]?.field === entry.kind && !added[0].negated;
  } catch {
    return false; // An explicit filter further ahead is half written: then this one is written out too.
  }
}

/** A filter's value as it must be written: with quotes where it holds a space or a comma, curled ones where it holds a straight one. */
function quoteIfNeeded(value: string): string {
  if (!/[\s,"“”]/u.test(value)) return value;
  return value.includes('"') ? `“${value.replaceAll('”', '"')}”` : `"${value}"`;
}
