import type { AutoTag } from '../store/auto-tags.ts';
import type { StoreReader } from '../store/library-store.ts';
import { marginsOf } from './fit-logistic.ts';
import { learntConfidence, learnTag, type LearntTag } from './learn-tag.ts';
import { TAUGHT_YES_MIN, WEAK_PHOTOS } from './limits.ts';
import type { SaidOfTags } from './list-tags.ts';
import type { TagBook } from './tag-book.ts';

/** What the person said of one tag: photo ids, sorted. */
export interface Answers {
  readonly yes: readonly string[];
  readonly no: readonly string[];
}

/** Answers to a tag, and to what was merged into it. */
export function answersTo(tag: string, said: SaidOfTags, book: TagBook): Answers {
  const ids = [tag, ...book.mergedInto(tag)];
  const words = [...said].map(([photo, tags]) => ({ photo, words: ids.flatMap((id) => tags[id] ?? []) }));
  const having = (isTrue: boolean): string[] => words.filter(({ words: own }) => own.length > 0 && own.includes(true) === isTrue).map(({ photo }) => photo).toSorted();
  return { yes: having(true), no: having(false) };
}

/** What one tag has learnt, with how many more photos marked yes it would need; a photo without a vector teaches nothing. */
export type Learning = { readonly learnt: LearntTag; readonly missing: 0 } | { readonly learnt: null; readonly missing: number };

/** @param photos Ids of the library's photos in place. */
export async function learnFrom({ yes, no }: Answers, photos: readonly string[], store: StoreReader, fingerprint: string): Promise<Learning> {
  const said = new Set([...yes, ...no]);
  // Ids are hashes of content: the first of them by order are photos of any kind, and stay the same while others come.
  const weak = photos.filter((id) => !said.has(id)).toSorted().slice(0, WEAK_PHOTOS);
  const vectors = await store.vectorsOf(fingerprint, [...said, ...weak]);
  const of = (ids: readonly string[]): Float32Array[] => ids.flatMap((id) => vectors.get(id) ?? []);
  const shown = { yes: of(yes), no: of(no), weak: of(weak) };
  const missing = Math.max(0, TAUGHT_YES_MIN - shown.yes.length);
  return missing > 0 ? { learnt: null, missing } : { learnt: learnTag(shown), missing: 0 };
}

/** Gives photos the tags that were learnt. */
export type TaughtTagger = (vectors: Float32Array, photo: number, dim: number) => AutoTag[];

export async function createTaughtTagger(book: TagBook, said: SaidOfTags, store: StoreReader, fingerprint: string): Promise<TaughtTagger> {
  const taught = book.tags.filter((tag) => tag.isTaught && tag.mergedInto === null);
  if (taught.length === 0) return () => [];
  const { id: photos } = await store.photoColumns(['id']);
  const learnt: { tag: string; learnt: LearntTag }[] = [];
  for (const { id } of taught) {
    const learning = await learnFrom(answersTo(id, said, book), photos, store, fingerprint);
    if (learning.learnt) learnt.push({ tag: id, learnt: learning.learnt });
  }
  return (vectors, photo, dim) => learnt.flatMap(({ tag, learnt: own }): AutoTag[] => {
    const margin = marginsOf(own.model, vectors.subarray(photo * dim, (photo + 1) * dim))[0] as number;
    return margin < own.threshold ? [] : [{ tag, confidence: learntConfidence(margin, own), by: 'taught' }];
  });
}
