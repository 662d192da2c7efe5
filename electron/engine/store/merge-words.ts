import type { MarkKind, NamedPlace, PersonsWord } from './apply-marks.ts';
import { correctedValues } from './apply-marks.ts';
import type { NewMark } from './library-store.ts';
import type { PhotoRow } from './photo-row.ts';

/*
 * [Note: What a copy leaves to the one that is kept]
 * Rating: the highest, the files' own included. Favourite: when any was. Tags: all of them, and yes counts more than no.
 * Albums: all of them; where both were in one, the kept photo's own position stays. Date and place: the kept photo's own;
 * where its file knows none, or only the copy's was corrected by the person, the copy's. A word of a kind that this version
 * does not know: the kept photo's, else the copy's. Turns stay with each file, and a hidden copy hides nothing.
 */

/** The photo that is kept, as it was before it was given anything. */
export interface Heir {
  readonly word: PersonsWord;
  /** 0 to 5, with the person's word laid over. */
  readonly rating: number | null;
  readonly hasDate: boolean;
  readonly hasPlace: boolean;
}

/** What a copy has to give. */
export interface Gift {
  /** The photo that it comes from. */
  readonly from: string;
  readonly rating: number | null;
  readonly word: PersonsWord;
  /** What its file knows, where that may be passed on. */
  readonly takenAt: NonNullable<PersonsWord['takenAt']> | null;
  readonly place: NamedPlace | null;
}

/** Sources of a capture time that are the shot's own. */
const OWN_TIME: ReadonlySet<string | null> = new Set(['exif', 'quicktime', 'xmp', 'person']);

export function heirOf(row: PhotoRow, word: PersonsWord): Heir {
  return { word, rating: row.rating, hasDate: OWN_TIME.has(row.takenAtSource), hasPlace: row.latitude !== null };
}

export function giftOf(row: PhotoRow, word: PersonsWord): Gift {
  const { latitude, longitude, city, region, country, countryCode } = row;
  const hasDate = OWN_TIME.has(row.takenAtSource) && row.takenAt !== null && correctedValues(row).takenAt === undefined;
  return {
    from: row.id,
    rating: row.rating,
    word,
    takenAt: hasDate && row.takenAt !== null ? { local: row.takenAt, offsetMinutes: row.takenAtOffsetMinutes } : null,
    place: latitude !== null && longitude !== null ? { latitude, longitude, city, region, country, countryCode } : null,
  };
}

/** What is said of the heir once it has these gifts; without gifts, what was said before. */
export function mergeWords(heir: Heir, gifts: readonly Gift[]): PersonsWord {
  const { word } = heir;
  const ratings = gifts.map((gift) => gift.rating ?? -1);
  const best = Math.max(-1, ...ratings);
  const others = gifts.flatMap((gift) => Object.entries(gift.word).filter(([kind]) => !KNOWN.has(kind)));
  const takenAt = word.takenAt ?? firstOf(gifts, (gift) => gift.word.takenAt ?? null) ?? (heir.hasDate ? null : firstOf(gifts, (gift) => gift.takenAt));
  const place = word.place ?? firstOf(gifts, (gift) => gift.word.place ?? null) ?? (heir.hasPlace ? null : firstOf(gifts, (gift) => gift.place));
  const tags = mergeTags([word, ...gifts.map((gift) => gift.word)]);
  const albums = Object.fromEntries([...gifts.map((gift) => gift.word), word].flatMap((one) => Object.entries(one.albums ?? {})));
  return {
    ...Object.fromEntries(others),
    ...word,
    ...(best > (heir.rating ?? -1) && { rating: best }),
    ...(gifts.some((gift) => gift.word.isFavourite) && { isFavourite: true }),
    ...(takenAt && { takenAt }),
    ...(place && { place }),
    ...(Object.keys(tags).length > 0 && { tags }),
    ...(Object.keys(albums).length > 0 && { albums }),
  };
}

const KNOWN: ReadonlySet<string> = new Set(['rating', 'isFavourite', 'isHidden', 'quarterTurns', 'takenAt', 'place', 'tags', 'albums'] satisfies MarkKind[]);

function mergeTags(words: readonly PersonsWord[]): Record<string, boolean> {
  const tags: Record<string, boolean> = {};
  for (const [tag, isTrue] of words.flatMap((word) => Object.entries(word.tags ?? {}))) tags[tag] = (tags[tag] ?? false) || isTrue;
  return tags;
}

function firstOf<T>(gifts: readonly Gift[], pick: (gift: Gift) => T | null): T | null {
  for (const gift of gifts) {
    const found = pick(gift);
    if (found !== null) return found;
  }
  return null;
}

export interface WordChange {
  readonly heir: Heir;
  /** Gifts that were noted as given. */
  readonly given: readonly Gift[];
  /** Gifts that it is to have: fewer where copies came back. */
  readonly wanted: readonly Gift[];
  /** What is said of it now. */
  readonly now: PersonsWord;
  /** True where a kill may have come before the gifts were given. */
  readonly isOpen: boolean;
}

/**
 * What must be said of a photo so that it has the gifts that it should have, and no others. What the person said since is
 * left as it is, tag by tag and album by album.
 *
 * @param photoId The heir, or another photo of its bundle.
 */
export function changeWords(photoId: string, { heir, given, wanted, now, isOpen }: WordChange): NewMark[] {
  const [before, recorded, target] = [heir.word, mergeWords(heir, given), mergeWords(heir, wanted)] as Record<string, unknown>[] as [Words, Words, Words];
  const current = now as Words;
  const settle = (is: unknown, was: unknown, first: unknown, due: unknown): unknown => (isSame(is, was) || (isOpen && isSame(is, first)) ? due : is);
  const kinds = new Set([...Object.keys(recorded), ...Object.keys(target)]);
  return [...kinds].flatMap((kind): NewMark[] => {
    const parts = [current, recorded, before, target].map((words) => words[kind] ?? null);
    const value = kind === 'tags' || kind === 'albums' ? settleEntries(parts as (Entries | null)[], settle) : settle(parts[0], parts[1], parts[2], parts[3]);
    return isSame(value, parts[0]) ? [] : [{ photoId, kind, value } as NewMark];
  });
}

type Words = Readonly<Record<string, unknown>>;
type Entries = Readonly<Record<string, unknown>>;

function settleEntries([is, was, first, due]: readonly (Entries | null)[], settle: (...parts: [unknown, unknown, unknown, unknown]) => unknown): Entries {
  const keys = new Set([is, was, due].flatMap((entries) => Object.keys(entries ?? {})));
  const settled = [...keys].map((key): [string, unknown] => [key, settle(is?.[key] ?? null, was?.[key] ?? null, first?.[key] ?? null, due?.[key] ?? null)]);
  return Object.fromEntries(settled.filter(([, value]) => value !== null));
}

/** Whole values, whatever the order of their fields; no word and a word taken back are alike, and so are no entries. */
function isSame(a: unknown, b: unknown): boolean {
  return JSON.stringify(sorted(a)) === JSON.stringify(sorted(b));
}

function sorted(value: unknown): unknown {
  if (value === undefined || value === null) return null;
  if (typeof value !== 'object') return value;
  const entries = Object.entries(value).filter(([, one]) => one !== undefined).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return entries.length === 0 ? null : entries;
}
