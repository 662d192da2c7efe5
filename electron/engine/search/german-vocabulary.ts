import { readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { AlbumenError } from '../../../shared/contract/errors.ts';

/** German words and what they are in English, ready for look-up. All keys as `germanKey` writes them. */
export interface GermanVocabulary {
  /** Word form to English; the empty string for words that English leaves out. */
  readonly words: ReadonlyMap<string, string>;
  /** Several words to English ("im Freien"), longest first. */
  readonly phrases: readonly { readonly key: string; readonly english: string }[];
  /** Word forms that are English words too, and so prove nothing. */
  readonly alsoEnglish: ReadonlySet<string>;
  /** English function words: a question with more of them than German words is English. */
  readonly englishOnly: ReadonlySet<string>;
}

interface VocabularyFile {
  readonly format: string;
  /** `singular,plural` to `singular,plural`: one English form serves all where fewer are given. */
  readonly nouns: Readonly<Record<string, string>>;
  /** Stems; endings are taken off by rule. */
  readonly adjectives: Readonly<Record<string, string>>;
  /** Forms, comma-separated. */
  readonly verbs: Readonly<Record<string, string>>;
  readonly function: Readonly<Record<string, string>>;
  readonly phrases: Readonly<Record<string, string>>;
  readonly alsoEnglish: readonly string[];
  readonly englishOnly: readonly string[];
}

/** How German words are compared: lower case, umlauts and ß spelled out, so that "Frühstück" and "Fruehstueck" agree. */
export function germanKey(word: string): string {
  if (/^[a-z]*$/.test(word)) return word; // As most of the vocabulary is.
  return word.normalize('NFC').toLowerCase().replaceAll('ä', 'ae').replaceAll('ö', 'oe').replaceAll('ü', 'ue').replaceAll('ß', 'ss');
}

/**
 * Load the vocabulary that Albumen ships.
 *
 * @param resourcesDir The folder `resources`.
 * @throws AlbumenError `not-found` where `vocabulary/de.json` is missing or no vocabulary.
 */
export function loadGermanVocabulary(resourcesDir: string): GermanVocabulary {
  const file = posix.join(resourcesDir, 'vocabulary', 'de.json');
  let content: VocabularyFile;
  try {
    content = JSON.parse(readFileSync(file, 'utf8')) as VocabularyFile;
  } catch (error) {
    throw new AlbumenError('not-found', `${file} cannot be read: expected the German vocabulary; install Albumen again`, { cause: error });
  }
  if (content.format !== 'albumen-vocabulary/1') throw new AlbumenError('not-found', `${file} is no vocabulary of this version of Albumen; install Albumen again`);
  const words = new Map<string, string>();
  for (const group of [content.function, content.verbs, content.adjectives, content.nouns]) addForms(words, group);
  return {
    words,
    phrases: Object.entries(content.phrases).map(([german, english]) => ({ key: germanKey(german), english })).toSorted((a, b) => b.key.length - a.key.length),
    alsoEnglish: new Set(content.alsoEnglish.map(germanKey)),
    englishOnly: new Set(content.englishOnly),
  };
}

function addForms(words: Map<string, string>, group: Readonly<Record<string, string>>): void {
  for (const [german, english] of Object.entries(group)) {
    const translations = english.split(',');
    for (const [i, form] of german.split(',').entries()) words.set(germanKey(form), translations[Math.min(i, translations.length - 1)] ?? '');
  }
}
