import { AlbumenError } from '../../../shared/contract/errors.ts';
import type { TagBook } from './tag-book.ts';

/** What a person says of tags: true, not true, or nothing any more. */
export type TagWords = Readonly<Record<string, boolean | null>>;

/**
 * What a person's word means for other tags. Whoever refuses a tag refuses what counts as it: what was merged into it, and
 * what the photo bears below it; who takes a word back takes it back of what was merged into it. What they say of a tag
 * itself counts first.
 *
 * @param borne Ids that the photo bears now.
 * @throws AlbumenError `not-found` where a tag is given that is none.
 */
export function spreadWords(said: TagWords, borne: readonly string[], book: TagBook): TagWords {
  const spread: Record<string, boolean | null> = {};
  for (const [id, word] of Object.entries(said)) {
    if (word === true && !book.get(id)) throw new AlbumenError('not-found', `no tag is called ${id}`);
    if (word === true) continue;
    const merged = book.mergedInto(id);
    const below = word === false ? book.counting(id).filter((each) => borne.includes(each)) : [];
    for (const each of [...merged, ...below]) spread[each] = word;
  }
  return { ...spread, ...said };
}
