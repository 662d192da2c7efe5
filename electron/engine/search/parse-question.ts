import { AlbumenError } from '../../../shared/contract/errors.ts';
import type { QuestionRemark } from '../../../shared/contract/question-words.ts';
import type { ParsedQuestion } from '../../../shared/contract/schemas.ts';
import { foldedTokens } from '../store/fold-text.ts';
import type { PhotoFilter } from '../store/photo-filter.ts';
import { DATE_RULES } from './date-phrases.ts';
import { readExplicitFilters } from './explicit-filters.ts';
import { LIBRARY_RULES } from './library-phrases.ts';
import { PLACE_RULES } from './place-phrases.ts';
import { blank, readPhrases, spanKey } from './read-phrases.ts';
import type { FoundFilter, LibraryFacts } from './read-phrases.ts';
import { sayFilter } from './say-filter.ts';
import { sayRemark } from './say-remark.ts';
import { splitLook } from './split-look.ts';
import type { LookPart } from './split-look.ts';
import { PHOTO_WORDS, STOP_WORDS } from './stop-words.ts';
import type { GermanVocabulary } from './german-vocabulary.ts';
import { traceNormalized } from './trace-normalized.ts';
import { isGerman, translateGerman } from './translate-german.ts';

/** A question understood: what must be true, what it should look like, and which written words to look for. */
export interface UnderstoodQuestion {
  readonly parsed: ParsedQuestion;
  /** What must all be true, one for each of `parsed.filters`, same order. */
  readonly filters: readonly PhotoFilter[];
  /** All of them as one; null where nothing must be true. */
  readonly filter: PhotoFilter | null;
  /** Folded words of what is asked for, without stop words, each once; for names, captions, keywords and places. */
  readonly writtenTokens: readonly string[];
  /** What these are in English, folded, where the question is German and they are one word there: English word to the one asked for. */
  readonly writtenTranslations: ReadonlyMap<string, string>;
}

export interface ParseOptions {
  readonly facts: LibraryFacts;
  /** Spans that the person turned back into words. */
  readonly keepWords: readonly string[];
  /** Null where the pack understands every language. */
  readonly german: GermanVocabulary | null;
  /** Words that the text encoder reads at most, about; longer parts get a note. */
  readonly maxWords: number;
}

/** A letter, a digit or a picture; marks and punctuation alone ask for nothing. */
const SAYS_SOMETHING = /[\p{L}\p{N}\p{Extended_Pictographic}]/u;
const TOKENS_MAX = 64;
/** "not in 2019", "except at night": the filter behind it is turned round. */
const NEGATOR_BEFORE = /(?:^|[\s,;])((?:but )?(?:not|except|excluding|nicht|außer)(?: (?:taken|from|photos from))?\s+)$/iu;

/**
 * Understand a question. Only what is unambiguous becomes a filter; everything else stays the person's own words.
 *
 * @throws AlbumenError `bad-input` where an explicit filter has a value that makes no sense.
 */
export function parseQuestion(text: string, options: ParseOptions): UnderstoodQuestion {
  const { facts } = options;
  const question = text.toWellFormed().normalize('NFC').replaceAll(/[\p{Cc}\u2028\u2029]/gu, ' ');
  const keep = new Set(options.keepWords.map(spanKey));
  const explicit = readExplicitFilters(question, facts, keep);
  let rest = explicit.reduce((left, found) => blank(left, found.start, found.end), question);
  const visible = rest.replaceAll(/"[^"]*"|“[^”]*”/gu, (quoted) => '\uE000'.repeat(quoted.length));
  const said = readPhrases({ text: question, visible, keep }, [...DATE_RULES, ...PLACE_RULES, ...LIBRARY_RULES], facts)
    .map((each) => turnRound(each, rest))
    .filter((each) => !keep.has(spanKey(each.words)));
  const found = [...explicit, ...said].toSorted((a, b) => a.start - b.start);
  for (const each of said) if (!each.staysInLook || each.negated) rest = blank(rest, each.start, each.end);
  if (said.some((each) => each.staysInLook) && !hasContent(withoutSpans(rest, said))) rest = withoutSpans(rest, said);
  if (found.length > 0 && !hasContent(rest)) rest = '';

  const remarks: QuestionRemark[] = [];
  const split = splitLook(rest);
  if (split.leftOut > 0) remarks.push({ code: 'too-many-parts', leftOut: split.leftOut });
  const look = translateParts(split.parts.filter((part) => SAYS_SOMETHING.test(part.words)), rest, options, remarks);
  if (look.some((part) => part.words.split(/\s+/u).length > options.maxWords)) {
    remarks.push({ code: 'too-many-words', words: options.maxWords });
  }
  const writtenTokens = writtenTokensOf(split.whole);
  const rawOffset = traceNormalized(text, question);
  return {
    parsed: {
      look: look.map(({ span, ...part }) => {
        const isApart = span && !found.some((each) => each.start > span.start && each.start < span.end);
        return { ...part, start: isApart ? rawOffset(span.start) : null, end: isApart ? rawOffset(span.end) : null };
      }),
      filters: found.map(({ means, field, negated, ...each }) => {
        const [start, end] = [rawOffset(each.start), rawOffset(each.end)];
        return { words: text.slice(start, end), says: sayFilter(means, negated), means: [...means], field, negated, start, end };
      }),
      notes: remarks.map(sayRemark),
      remarks,
    },
    filters: found.map((each) => each.filter),
    filter: joinFilters(found.map((each) => each.filter)),
    writtenTokens,
    writtenTranslations: options.german && isGerman(rest, options.german) ? translationsOf(writtenTokens, split.whole, options.german) : new Map(),
  };
}

function turnRound(found: FoundFilter, text: string): FoundFilter {
  const before = NEGATOR_BEFORE.exec(text.slice(0, found.start));
  if (!before) return found;
  const start = found.start - (before[1] as string).length;
  return { ...found, start, words: text.slice(start, found.start) + found.words, filter: { not: found.filter }, negated: true };
}

function withoutSpans(text: string, spans: readonly FoundFilter[]): string {
  return spans.reduce((left, span) => blank(left, span.start, span.end), text);
}

/** True where words are left that say something of a photo. */
function hasContent(text: string): boolean {
  return foldedTokens(text).some((token) => !STOP_WORDS.has(token) && !PHOTO_WORDS.has(token));
}

/** Filters that must all hold, as one; null for none. */
export function joinFilters(filters: readonly PhotoFilter[]): PhotoFilter | null {
  if (filters.length < 2) return filters[0] ?? null;
  return { all: filters };
}

function writtenTokensOf(whole: string): string[] {
  const tokens = new Set(foldedTokens(whole));
  return [...tokens].filter((token) => !STOP_WORDS.has(token) && !PHOTO_WORDS.has(token) && !/^\d{1,2}$/u.test(token)).slice(0, TOKENS_MAX);
}

/** Names and captions may be in English where the question is not. */
function translationsOf(tokens: readonly string[], whole: string, german: GermanVocabulary): Map<string, string> {
  const translations = new Map<string, string>();
  for (const word of whole.split(/[^\p{L}\p{M}-]+/u)) {
    const [token, ...others] = foldedTokens(word);
    if (token === undefined || others.length > 0 || !tokens.includes(token)) continue;
    const [english, ...more] = foldedTokens(translateGerman(word, german).words);
    if (english !== undefined && more.length === 0 && english !== token && !STOP_WORDS.has(english) && !tokens.includes(english)) translations.set(english, token);
  }
  return translations;
}

function translateParts(
  parts: readonly LookPart[], question: string, options: ParseOptions, remarks: QuestionRemark[],
): (LookPart & { readonly translatedFrom: string | null })[] {
  const { german } = options;
  if (!german || !isGerman(question, german)) return parts.map((part) => ({ ...part, translatedFrom: null }));
  const unknown = new Set<string>();
  const look = parts.map((part) => {
    const translation = translateGerman(part.words, german);
    for (const word of translation.unknown) unknown.add(word);
    return { ...part, words: translation.words === '' ? part.words : translation.words, translatedFrom: translation.words === '' ? null : part.words };
  });
  if (unknown.size > 0) remarks.push({ code: 'not-translated', words: [...unknown] });
  return look;
}

/** The error for a question that asks for nothing, with an example of one that does. */
export function emptyQuestion(): AlbumenError {
  return new AlbumenError('bad-input', 'the question is empty: describe a photo, as in "two dogs at a wooden fence", or give an example with --image');
}
