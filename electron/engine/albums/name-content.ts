import type { Names } from '../../../shared/contract/names.ts';
import { giveWayIfOver, type Slice } from '../give-way.ts';
import { NAMING_GAIN_MIN, NAMING_SHARE, SCENE_WEIGHT } from './limits.ts';
import type { Shot } from './shot.ts';

/** What the words on photos say of them. */
export interface Content {
  /** The word that most photos of an album deserve; null where nothing is typical. */
  nameOf(shots: readonly Shot[]): Names | null;
  /** True for a photo of which some word says what is on it. */
  isCovered(shot: Shot): boolean;
}

/** What albums need to know of tags. */
export interface TagNames {
  /** The tag that an id counts as; undefined for an id that is none. */
  meant(id: string): { readonly id: string; readonly names: Names; readonly isHidden: boolean } | undefined;
  /** The tags above a tag, nearest first. */
  above(id: string): readonly string[];
}

/** What is true of so much that it names nothing; groups at the top of the vocabulary are left out besides. */
const VAGUE = new Set(['nature', 'indoors', 'plants', 'packaged-food', 'furniture', 'kitchenware', 'electronics', 'wild-animal', 'farm-animal', 'working', 'sport']);
/** Groups whose tags say where or at what photos were taken: that is what an occasion was, and the rest is what was seen there. */
const SCENES = new Set(['place', 'event', 'activity']);
/** A kind of picture is no content. */
const PICTURES = 'picture';

interface Word {
  readonly key: string;
  readonly names: Names;
  readonly isScene: boolean;
  /** Keys of the wider words that hold with it. */
  readonly above: readonly string[];
}

/** A word gives way to a narrower one that is on so much of its photos: a specific true word beats a vague one. */
const NARROWER_SHARE = 0.7;

/** Photos whose words are counted before others may go first: a few milliseconds. */
const COUNTED_AT_ONCE = 2_000;

/** @param shots All of the library: a word that is on most of it says nothing of an album. */
export async function readContent(shots: readonly Shot[], tags: TagNames, slice: Slice): Promise<Content> {
  const known = new Map<string, readonly Word[]>();
  const wordsOfTag = (id: string): readonly Word[] => {
    const words = known.get(id) ?? readTag(id, tags);
    known.set(id, words);
    return words;
  };
  const everywhere: WordCounts = new Map();
  for (let start = 0; start < shots.length; start += COUNTED_AT_ONCE) {
    countWords(shots.slice(start, start + COUNTED_AT_ONCE), wordsOfTag, everywhere);
    await giveWayIfOver(slice);
  }
  const nameOf: Content['nameOf'] = (its) => {
    const common = [...countWords(its, wordsOfTag, new Map())].filter(([, { photos }]) => photos >= NAMING_SHARE * its.length && photos >= 2);
    const isWide = (key: string, photos: number): boolean => common.some(([, narrow]) => narrow.word.above.includes(key) && narrow.photos >= NARROWER_SHARE * photos);
    const here = common.filter(([key, { photos }]) => !isWide(key, photos));
    const ranked = here.map(([key, { word, photos }]) => {
      const share = photos / its.length;
      // How much surer one is of the album by the word: its share here over its share elsewhere, one photo given to both.
      const elsewhere = ((everywhere.get(key)?.photos ?? photos) - photos + 1) / (shots.length - its.length + 2);
      return { names: word.names, gain: share * Math.log(share / elsewhere) * (word.isScene ? SCENE_WEIGHT : 1) };
    });
    const best = ranked.toSorted((a, b) => b.gain - a.gain || (a.names.en < b.names.en ? -1 : 1))[0];
    return best && best.gain >= NAMING_GAIN_MIN ? best.names : null;
  };
  return { nameOf, isCovered: (shot) => shot.keywords.length > 0 || shot.tags.some((tag) => wordsOfTag(tag).length > 0) };
}

type WordCounts = Map<string, { readonly word: Word; photos: number }>;

/** @param counts Added to. @returns `counts`. */
function countWords(shots: readonly Shot[], wordsOfTag: (id: string) => readonly Word[], counts: WordCounts): WordCounts {
  for (const shot of shots) {
    const words = new Map([...shot.keywords.map(readKeyword), ...shot.tags.flatMap(wordsOfTag)].map((word) => [word.key, word]));
    for (const [key, word] of words) {
      const count = counts.get(key);
      if (count) count.photos++;
      else counts.set(key, { word, photos: 1 });
    }
  }
  return counts;
}

/** What the person, or their camera, wrote. */
function readKeyword(keyword: string): Word {
  return { key: keyword.toLowerCase(), names: { en: keyword, de: keyword }, isScene: true, above: [] };
}

/** The words of a tag that name something: it and those above it. */
export function readTag(id: string, tags: TagNames): Word[] {
  const tag = tags.meant(id);
  if (!tag) return [];
  const above = tags.above(tag.id);
  const line = [tag, ...above.flatMap((parent) => tags.meant(parent) ?? [])];
  const root = line.at(-1)?.id ?? '';
  if (root === PICTURES) return [];
  const isOwn = above.length === 0 && tag.id.startsWith('own-');
  const saying = line.filter((one) => !one.isHidden && (isOwn || one.id !== root) && !VAGUE.has(one.id));
  return saying.map((one) => ({ key: one.id, names: capitalized(one.names), isScene: isOwn || SCENES.has(root), above: tags.above(one.id) }));
}

function capitalized({ en, de }: Names): Names {
  return { en: en.charAt(0).toUpperCase() + en.slice(1), de: de.charAt(0).toUpperCase() + de.slice(1) };
}
