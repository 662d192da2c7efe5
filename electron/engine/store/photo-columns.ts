import type { Column } from './arrow-write.ts';
import { cameraName } from './camera-name.ts';
import { foldName, foldPath, KEYWORD_BORDER, PATH_BORDER } from './fold-columns.ts';
import type { PhotoRow } from './photo-row.ts';
import { photoWords } from './photo-words.ts';
import { shownText } from './shown-text.ts';

/** The columns that hold a PhotoRow as it is. */
export const PHOTO_ROW_COLUMNS: readonly (Column & { readonly name: keyof PhotoRow })[] = [
  { name: 'id', type: 'text', nullable: false },
  { name: 'kind', type: 'text', nullable: false },
  { name: 'format', type: 'text', nullable: false },
  { name: 'mimeType', type: 'text', nullable: false },
  { name: 'sizeBytes', type: 'number', nullable: false },
  { name: 'width', type: 'number', nullable: false },
  { name: 'height', type: 'number', nullable: false },
  { name: 'orientation', type: 'number', nullable: false },
  { name: 'durationSeconds', type: 'number', nullable: true },
  { name: 'takenAt', type: 'text', nullable: true },
  { name: 'takenAtMs', type: 'number', nullable: true },
  { name: 'takenAtOffsetMinutes', type: 'number', nullable: true },
  { name: 'takenAtSource', type: 'text', nullable: true },
  { name: 'latitude', type: 'number', nullable: true },
  { name: 'longitude', type: 'number', nullable: true },
  { name: 'city', type: 'text', nullable: true },
  { name: 'region', type: 'text', nullable: true },
  { name: 'country', type: 'text', nullable: true },
  { name: 'countryCode', type: 'text', nullable: true },
  { name: 'cameraMake', type: 'text', nullable: true },
  { name: 'cameraModel', type: 'text', nullable: true },
  { name: 'lens', type: 'text', nullable: true },
  { name: 'iso', type: 'number', nullable: true },
  { name: 'fNumber', type: 'number', nullable: true },
  { name: 'exposureSeconds', type: 'number', nullable: true },
  { name: 'focalLengthMm', type: 'number', nullable: true },
  { name: 'rating', type: 'number', nullable: true },
  { name: 'fileRating', type: 'number', nullable: true },
  { name: 'keywords', type: 'texts', nullable: false },
  { name: 'caption', type: 'text', nullable: true },
  { name: 'livePhotoId', type: 'text', nullable: true },
  { name: 'isMotionPhoto', type: 'flag', nullable: false },
  { name: 'perceptualHash', type: 'text', nullable: true },
  { name: 'sharpness', type: 'number', nullable: true },
  { name: 'placeholder', type: 'bytes', nullable: true },
  { name: 'paths', type: 'texts', nullable: false },
  { name: 'bundleOf', type: 'text', nullable: true },
  { name: 'isFavourite', type: 'flag', nullable: false },
  { name: 'isHidden', type: 'flag', nullable: false },
  { name: 'quarterTurns', type: 'number', nullable: false },
  { name: 'fileValues', type: 'text', nullable: true },
  { name: 'autoTags', type: 'text', nullable: true },
  { name: 'tags', type: 'texts', nullable: false },
  { name: 'albums', type: 'texts', nullable: false },
  { name: 'isVisible', type: 'flag', nullable: false },
  { name: 'addedAtMs', type: 'number', nullable: false },
];

/** Names of the PhotoRow columns, for selecting them. */
export const PHOTO_ROW_NAMES = PHOTO_ROW_COLUMNS.map((column) => column.name);

/** What filters and full text need and SQL cannot work out: made from the row at every write, never read back as fact. */
export const DERIVED_COLUMNS = [
  /** Local wall time: month 1 to 12, ISO weekday 1 to 7, hour 0 to 23. */
  { name: 'takenMonth', type: 'number', nullable: true },
  { name: 'takenWeekday', type: 'number', nullable: true },
  { name: 'takenHour', type: 'number', nullable: true },
  { name: 'cityFolded', type: 'text', nullable: true },
  { name: 'regionFolded', type: 'text', nullable: true },
  { name: 'countryFolded', type: 'text', nullable: true },
  { name: 'countryCodeFolded', type: 'text', nullable: true },
  { name: 'cameraFolded', type: 'text', nullable: true },
  { name: 'lensFolded', type: 'text', nullable: true },
  { name: 'captionFolded', type: 'text', nullable: true },
  /** Every keyword between line breaks; empty without keywords. */
  { name: 'keywordsFolded', type: 'text', nullable: false },
  /** Every tag id, and every album id, between line breaks; empty without any. */
  { name: 'tagsFolded', type: 'text', nullable: false },
  { name: 'albumsFolded', type: 'text', nullable: false },
  /** Every present path between NUL characters; empty without a path. */
  { name: 'pathsFolded', type: 'text', nullable: false },
  /** Folded words for full text, apart by spaces, each once. */
  { name: 'words', type: 'text', nullable: false },
  /** What a result shows, in one text: see shown-text.ts. */
  { name: 'shown', type: 'text', nullable: false },
] as const satisfies readonly Column[];

type DerivedValues = Record<(typeof DERIVED_COLUMNS)[number]['name'], string | number | null>;

/**
 * The derived columns of a photo.
 *
 * @param roots The library's folders, absolute.
 */
export function derivePhotoColumns(photo: PhotoRow, roots: readonly string[]): DerivedValues {
  const takenAt = photo.takenAtMs === null ? null : new Date(photo.takenAtMs);
  const camera = cameraName(photo.cameraMake, photo.cameraModel);
  return {
    takenMonth: takenAt && takenAt.getUTCMonth() + 1,
    takenWeekday: takenAt && (takenAt.getUTCDay() || 7),
    takenHour: takenAt && takenAt.getUTCHours(),
    cityFolded: foldNameOrNull(photo.city),
    regionFolded: foldNameOrNull(photo.region),
    countryFolded: foldNameOrNull(photo.country),
    countryCodeFolded: foldNameOrNull(photo.countryCode),
    cameraFolded: foldNameOrNull(camera),
    lensFolded: foldNameOrNull(photo.lens),
    captionFolded: foldNameOrNull(photo.caption),
    keywordsFolded: bordered(photo.keywords.map(foldName).filter(Boolean), KEYWORD_BORDER),
    tagsFolded: borderedIds(photo.tags),
    albumsFolded: borderedIds(photo.albums),
    pathsFolded: bordered(photo.paths.map(foldPath), PATH_BORDER),
    words: photoWords(photo, roots).join(' '),
    shown: shownText(photo),
  };
}

function foldNameOrNull(text: string | null): string | null {
  if (text === null) return null;
  const folded = foldName(text);
  return folded === '' ? null : folded;
}

/** Ids as filters look for them in `tagsFolded` and `albumsFolded`. */
export function borderedIds(ids: readonly string[]): string {
  return bordered(ids, KEYWORD_BORDER);
}

function bordered(parts: readonly string[], border: string): string {
  return parts.length === 0 ? '' : border + parts.join(border) + border;
}
