import { bornTags } from './auto-tags.ts';
import type { MarkRow, PhotoRow } from './photo-row.ts';

/** A place with its names; they are null where there is none near. */
export type NamedPlace = Pick<PhotoRow, 'city' | 'region' | 'country' | 'countryCode'> & { readonly latitude: number; readonly longitude: number };

/**
 * What a person said of one photo, by kind of mark; each mark's value is its JSON. A kind that is absent was never said.
 * Null is a word taken back: the file's counts again, and a photo that takes this one's place brings no older word back.
 */
export interface PersonsWord {
  /** 0 to 5. */
  readonly rating?: number | null;
  readonly isFavourite?: boolean | null;
  readonly isHidden?: boolean | null;
  /** Clockwise, 0 to 3. */
  readonly quarterTurns?: number | null;
  /** `YYYY-MM-DDTHH:mm:ss` local wall time; minutes east of UTC, null where unknown. */
  readonly takenAt?: { readonly local: string; readonly offsetMinutes: number | null } | null;
  readonly place?: NamedPlace | null;
  /** By tag id: it bears the tag, or does not whatever the picture says. */
  readonly tags?: Readonly<Record<string, boolean>> | null;
  /** By album id: its position there, any number; smaller ones come first. */
  readonly albums?: Readonly<Record<string, number>> | null;
}
export type MarkKind = keyof PersonsWord;

/** What the file says of what the person corrected, in `PhotoRow.fileValues`. */
export interface CorrectedValues {
  readonly takenAt?: Pick<PhotoRow, (typeof TAKEN_AT_COLUMNS)[number]>;
  readonly place?: Pick<PhotoRow, (typeof PLACE_COLUMNS)[number]>;
}

const TAKEN_AT_COLUMNS = ['takenAt', 'takenAtMs', 'takenAtOffsetMinutes', 'takenAtSource'] as const satisfies readonly (keyof PhotoRow)[];
const PLACE_COLUMNS = ['latitude', 'longitude', 'city', 'region', 'country', 'countryCode'] as const satisfies readonly (keyof PhotoRow)[];

/** The marks of one photo, read. Marks of kinds that this version does not know are left alone. */
export function readMarks(marks: readonly MarkRow[]): PersonsWord {
  return Object.fromEntries(marks.map(({ kind, value }) => [kind, JSON.parse(value) as unknown]));
}

/** What the file says of what the person corrected; empty for a photo that stands uncorrected. */
export function correctedValues(row: Pick<PhotoRow, 'fileValues'>): CorrectedValues {
  return row.fileValues === null ? {} : (JSON.parse(row.fileValues) as CorrectedValues);
}

/** The photo as its file alone has it: every word of the person taken out. */
export function withoutMarks(row: PhotoRow): PhotoRow {
  const { takenAt, place } = correctedValues(row);
  const isTurned = row.quarterTurns % 2 === 1;
  return {
    ...row, ...takenAt, ...place,
    width: isTurned ? row.height : row.width,
    height: isTurned ? row.width : row.height,
    rating: row.fileRating, isFavourite: false, isHidden: false, quarterTurns: 0, fileValues: null,
    tags: bornTags(row.autoTags, null), albums: [],
  };
}

/**
 * [Note: The person's word]
 * What a person says of a photo is kept in the table `marks`, by content. The row of the photo shows it: effective values
 * in the columns that filters and lists use, the file's own beside them. Whoever writes a whole row writes what the file
 * says; the store lays the marks over it in the same step, so that no index run can lose a word, whenever it came.
 *
 * @param row With or without marks laid over it: they are taken out first.
 */
export function applyMarks(row: PhotoRow, word: PersonsWord): PhotoRow {
  const file = withoutMarks(row);
  const turns = word.quarterTurns ?? 0;
  const isTurned = turns % 2 === 1;
  const corrected: CorrectedValues = {
    ...(word.takenAt && { takenAt: pick(file, TAKEN_AT_COLUMNS) }),
    ...(word.place && { place: pick(file, PLACE_COLUMNS) }),
  };
  return {
    ...file,
    ...(word.takenAt && takenAtColumns(word.takenAt)),
    ...placeColumns(word.place ?? null),
    width: isTurned ? file.height : file.width,
    height: isTurned ? file.width : file.height,
    rating: word.rating ?? file.fileRating,
    isFavourite: word.isFavourite ?? false,
    isHidden: word.isHidden ?? false,
    quarterTurns: turns,
    tags: bornTags(row.autoTags, word.tags),
    albums: Object.keys(word.albums ?? {}).toSorted(),
    fileValues: Object.keys(corrected).length === 0 ? null : JSON.stringify(corrected),
  };
}

/** Shown in lists and searches: some file holds it, it stands for itself, and the person did not hide it. */
export function isVisible(row: Pick<PhotoRow, 'paths' | 'bundleOf' | 'isHidden'>): boolean {
  return row.paths.length > 0 && row.bundleOf === null && !row.isHidden;
}

function takenAtColumns({ local, offsetMinutes }: { local: string; offsetMinutes: number | null }): Pick<PhotoRow, (typeof TAKEN_AT_COLUMNS)[number]> {
  return { takenAt: local, takenAtMs: Date.parse(`${local}Z`), takenAtOffsetMinutes: offsetMinutes, takenAtSource: 'person' };
}

function placeColumns(place: NamedPlace | null): Partial<PhotoRow> {
  return place === null ? {} : pick(place, PLACE_COLUMNS);
}

function pick<Key extends keyof PhotoRow>(row: Pick<PhotoRow, Key>, keys: readonly Key[]): Pick<PhotoRow, Key> {
  return Object.fromEntries(keys.map((key) => [key, row[key]])) as Pick<PhotoRow, Key>;
}
