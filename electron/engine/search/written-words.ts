import type { PhotoFilter } from '../store/photo-filter.ts';
import type { FoundPhoto, StoreReader } from '../store/library-store.ts';
import { WRITTEN_COMMON_SHARE, WRITTEN_RARE_SHARE } from './limits.ts';
import { NOTHING_NAMES } from './stop-words.ts';

/** How much the words of one question tell, where they are written. */
export interface WordRarity {
  /** Words that are written somewhere and tell something, with their rarity in (0, 1]. */
  readonly rarity: ReadonlyMap<string, number>;
  /** How many words of the question could tell something: those above, and those written nowhere. */
  readonly telling: number;
  /** Translations among them: the word of the question that each stands for. */
  readonly standsFor: ReadonlyMap<string, string>;
}

/**
 * How much a written word tells: 1 where few photos carry it, 0 where it is common, and in between by the logarithm of its
 * share. One photo alone is always rare, however small the library.
 */
export function rarityOf(photosWithWord: number, photos: number): number {
  const share = Math.max(0, photosWithWord - 1) / Math.max(1, photos);
  if (share <= WRITTEN_RARE_SHARE) return 1;
  return Math.max(0, Math.log(WRITTEN_COMMON_SHARE / share) / Math.log(WRITTEN_COMMON_SHARE / WRITTEN_RARE_SHARE));
}

/**
 * @param counts In how many photos each word is written; a word without an entry is written nowhere.
 * @param translations English words to the word of the question that each translates: written, they count as that one.
 */
export function weighWords(
  tokens: readonly string[], counts: ReadonlyMap<string, number>, photos: number, translations: ReadonlyMap<string, string> = new Map(),
): WordRarity {
  const rarity = new Map<string, number>();
  const telling = new Set<string>();
  for (const token of tokens) {
    if (NOTHING_NAMES.has(token)) continue;
    const spellings = [token, ...[...translations].flatMap(([english, asked]) => (asked === token && !NOTHING_NAMES.has(english) ? english : []))];
    for (const spelling of spellings) {
      const count = counts.get(spelling) ?? 0;
      const weight = count === 0 ? 0 : rarityOf(count, photos);
      if (weight > 0) rarity.set(spelling, weight);
      // What is written everywhere tells nothing, whatever its translation is.
      if (weight > 0 || (spelling === token && count === 0)) telling.add(token);
    }
  }
  return { rarity, telling: telling.size, standsFor: translations };
}

/** Share of the question that is written on a photo, each word by its rarity, [0, 1]. */
export function coverageOf(written: readonly string[], { rarity, telling, standsFor }: WordRarity): number {
  if (telling === 0) return 0;
  const covered = new Map<string, number>();
  for (const token of written) {
    const asked = standsFor.get(token) ?? token;
    covered.set(asked, Math.max(covered.get(asked) ?? 0, rarity.get(token) ?? 0));
  }
  return [...covered.values()].reduce((sum, weight) => sum + weight, 0) / telling;
}

/** The telling words of the question that are written on a photo. */
export function tellingWordsOf(photo: Pick<FoundPhoto, 'words'>, { rarity }: WordRarity): string[] {
  return rarity.size === 0 ? [] : (photo.words ?? '').split(' ').filter((word) => rarity.has(word));
}

/** Photos on which telling words of the question are written, the rarest words first, with their vectors. */
export async function findWritten(
  store: StoreReader, words: WordRarity, options: { readonly fingerprint: string; readonly filter: PhotoFilter | null; readonly limit: number },
): Promise<FoundPhoto[]> {
  const tokens = [...words.rarity.keys()];
  if (tokens.length === 0) return [];
  return await store.photosByWords({ tokens, filter: options.filter ?? undefined, limit: options.limit }, options.fingerprint);
}
