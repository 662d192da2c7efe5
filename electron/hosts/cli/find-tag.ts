import { AlbumenError } from '../../../shared/contract/errors.ts';
import type { TagInfo } from '../../../shared/contract/tag-schemas.ts';

/** Names that are offered for one that is none. */
const OFFERED = 3;

/**
 * The tag that a person names: by its id, or by its name in any language, whatever its case.
 *
 * @throws AlbumenError `not-found`, with the nearest names, where no tag is called so.
 */
export function findTag(name: string, tags: readonly TagInfo[]): TagInfo {
  const wanted = plain(name);
  const found = tags.find(({ id }) => id === name) ?? tags.find((tag) => spellings(tag).includes(wanted));
  if (found) return found;
  const near = tags
    .map((tag) => ({ tag, distance: Math.min(...spellings(tag).map((spelling) => editDistance(wanted, spelling))) }))
    .toSorted((a, b) => a.distance - b.distance || b.tag.photos - a.tag.photos)
    .slice(0, OFFERED).map(({ tag }) => (plain(tag.names.en) === tag.id ? tag.names.en : `${tag.names.en} (${tag.id})`));
  throw new AlbumenError('not-found', `no tag is called “${name}”; nearest: ${near.join(', ')}. See albumen tags --all, or make it: albumen tags create "${name}"`);
}

function spellings({ id, names }: TagInfo): string[] {
  return [id, plain(names.en), plain(names.de)];
}

function plain(name: string): string {
  return name.normalize('NFKD').replaceAll(/\p{Mn}/gu, '').toLowerCase();
}

/** Levenshtein's distance: letters to put in, take out or change. */
function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      next.push(Math.min((row[j] as number) + 1, (next[j - 1] as number) + 1, (row[j - 1] as number) + (a[i - 1] === b[j - 1] ? 0 : 1)));
    }
    row = next;
  }
  return row[b.length] as number;
}
