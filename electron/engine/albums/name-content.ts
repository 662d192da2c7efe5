import type { Names } from '../../../shared/contract/names.ts';
import type { TagInfo } from '../../../shared/contract/tag-schemas.ts';
import { NAMING_SHARE } from './limits.ts';
import type { Shot } from './shot.ts';

/** Finds the word that most photos of an album deserve; null where nothing is typical. */
export type NameContent = (shots: readonly Shot[]) => Names | null;

/** A word for a photo, with all wider ones that hold too. */
interface Word {
  readonly key: string;
  readonly names: Names;
}

/**
 * @param shots All of the library: a word that is on most of it says nothing of an album.
 * @param tags Hidden ones name nothing.
 */
export function createNameContent(shots: readonly Shot[], tags: readonly TagInfo[]): NameContent {
  const byId = new Map(tags.map((tag) => [tag.id, tag]));
  const everywhere = countWords(shots, byId);
  return (its) => {
    const here = [...countWords(its, byId)].filter(([, { photos }]) => photos >= NAMING_SHARE * its.length && photos >= 2);
    const ranked = here.map(([key, { names, photos }]) => {
      const rest = shots.length - its.length;
      const share = photos / its.length;
      // How much surer one is of the album by the word: its share here over its share elsewhere, one photo for luck.
      const elsewhere = (((everywhere.get(key)?.photos ?? photos) - photos) + 1) / (rest + 2);
      return { names, gain: share * Math.log(share / elsewhere) };
    });
    const best = ranked.toSorted((a, b) => b.gain - a.gain || (a.names.en < b.names.en ? -1 : 1))[0];
    return best && best.gain > 0 ? best.names : null;
  };
}

function countWords(shots: readonly Shot[], byId: ReadonlyMap<string, TagInfo>): Map<string, { readonly names: Names; photos: number }> {
  const counts = new Map<string, { readonly names: Names; photos: number }>();
  for (const shot of shots) {
    for (const { key, names } of wordsOf(shot, byId)) {
      const count = counts.get(key);
      if (count) count.photos++;
      else counts.set(key, { names, photos: 1 });
    }
  }
  return counts;
}

/** Keywords and tags, each once; with a tag those above it. */
function wordsOf(shot: Shot, byId: ReadonlyMap<string, TagInfo>): Word[] {
  const words = new Map<string, Word>();
  for (const keyword of shot.keywords) words.set(keyword.toLowerCase(), { key: keyword.toLowerCase(), names: { en: keyword, de: keyword } });
  for (const id of shot.tags) {
    for (let tag = byId.get(id); tag; tag = tag.parent === null ? undefined : byId.get(tag.parent)) {
      if (!tag.isHidden && !words.has(tag.id)) words.set(tag.id, { key: tag.id, names: capitalized(tag.names) });
    }
  }
  return [...words.values()];
}

function capitalized({ en, de }: Names): Names {
  return { en: en.charAt(0).toUpperCase() + en.slice(1), de: de.charAt(0).toUpperCase() + de.slice(1) };
}
