import { germanKey } from './german-vocabulary.ts';
import type { GermanVocabulary } from './german-vocabulary.ts';

const WORD = /[\p{L}\p{M}]+(?:[-'’][\p{L}\p{M}]+)*/gu;
/** Endings of inflected words, tried in this order; the rest must be in the vocabulary. */
const ENDINGS = ['e', 'en', 'er', 'es', 'em', 'n', 's', 'nen', 'se', 'erer', 'ere', 'eren', 'sten', 'ste'] as const;
/** What joins the halves of a compound. */
const JOINTS = ['es', 'en', 'er', 's', 'n', 'e', ''] as const;
/** Halves of a compound are at least this long: shorter ones ("ei", "see") fit by accident. */
const HALF_MIN = 3;
/** Longer words are not split: German ones in use end at about 40 letters, and the work grows with the square. */
const COMPOUND_MAX = 40;

/**
 * True where a question is recognisably German and no English: at least one word that only German has, and more of them
 * than words that only English has. Words of both languages (Wind, Hand, rot) prove nothing.
 */
export function isGerman(text: string, vocabulary: GermanVocabulary): boolean {
  let [german, english] = [0, 0];
  for (const [word] of text.matchAll(WORD)) {
    const key = germanKey(word);
    if (vocabulary.englishOnly.has(key)) english += 1;
    else if (!vocabulary.alsoEnglish.has(key) && (lookUpForm(key, vocabulary) !== null || (key.length >= 7 && splitCompound(key, vocabulary) !== null))) german += 1;
  }
  return german > 0 && german > english;
}

/**
 * Translate a German description word by word. Word order stays: both languages put adjectives before their noun.
 *
 * @returns The English words, and the German ones that are not in the vocabulary and stay as they are.
 */
export function translateGerman(text: string, vocabulary: GermanVocabulary): { readonly words: string; readonly unknown: readonly string[] } {
  const unknown: string[] = [];
  const marked = applyPhrases(text, vocabulary);
  const translated = marked.replaceAll(WORD, (word) => {
    const english = translateWord(word, vocabulary);
    if (english !== null) return english;
    unknown.push(word);
    return word;
  });
  return { words: translated.replaceAll(/[\uE001\uE002]/gu, '').replaceAll(/\s+/gu, ' ').replaceAll(/\s+([,;.!?])/gu, '$1').trim(), unknown };
}

/** Fixed phrases first, spelled with private-use letters so that their English is not translated again. */
function applyPhrases(text: string, vocabulary: GermanVocabulary): string {
  let out = text;
  for (const { key, english } of vocabulary.phrases) {
    const words = [...out.matchAll(WORD)];
    const length = key.split(' ').length;
    for (let i = words.length - length; i >= 0; i--) {
      const span = words.slice(i, i + length);
      if (span.map(([word]) => germanKey(word)).join(' ') !== key) continue;
      const start = (span[0] as RegExpExecArray).index;
      const last = span[length - 1] as RegExpExecArray;
      out = `${out.slice(0, start)}${shield(english)}${out.slice(last.index + last[0].length)}`;
    }
  }
  return out.replaceAll(SHIELDED, (letter) => letter);
}

const SHIELDED = /[\uE001\uE002]/gu;
const shield = (english: string): string => `\uE001${[...english].join('\uE002')}\uE001`;

function translateWord(word: string, vocabulary: GermanVocabulary): string | null {
  if (word.length === 1) return word;
  const key = germanKey(word);
  const whole = lookUpForm(key, vocabulary);
  if (whole !== null) return whole;
  if (word.includes('-')) {
    const halves = word.split('-').map((half) => lookUpForm(germanKey(half), vocabulary));
    if (halves.every((half) => half !== null)) return halves.join(' ');
  }
  return splitCompound(key, vocabulary);
}

function lookUpForm(key: string, vocabulary: GermanVocabulary): string | null {
  const exact = vocabulary.words.get(key);
  if (exact !== undefined) return exact;
  for (const ending of ENDINGS) {
    const stem = key.endsWith(ending) ? key.slice(0, -ending.length) : '';
    if (stem.length >= HALF_MIN && vocabulary.words.has(stem)) return vocabulary.words.get(stem) ?? null;
  }
  return null;
}

/** "hundehuette" is "dog" and "hut": the longest first half that leaves a known rest. */
function splitCompound(key: string, vocabulary: GermanVocabulary, depth = 0): string | null {
  if (key.length > COMPOUND_MAX) return null;
  for (let cut = key.length - HALF_MIN; cut >= HALF_MIN; cut--) {
    const rest = key.slice(cut);
    const second = lookUpForm(rest, vocabulary) ?? (depth < 1 && rest.length >= 2 * HALF_MIN ? splitCompound(rest, vocabulary, depth + 1) : null);
    if (!second) continue;
    for (const joint of JOINTS) {
      const first = key.slice(0, cut);
      if (!first.endsWith(joint) || first.length - joint.length < HALF_MIN) continue;
      const half = vocabulary.words.get(first.slice(0, first.length - joint.length));
      if (half) return `${half} ${second}`;
    }
  }
  return null;
}
