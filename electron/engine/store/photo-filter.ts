/**
 * What must be true of a photo: the part of a question that is not its look. Search builds it, the store
 * turns it into SQL and pushes it into the vector query. All text is compared folded (see fold-text.ts).
 */
export type PhotoFilter =
  | { readonly all: readonly PhotoFilter[] }
  | { readonly any: readonly PhotoFilter[] }
  | { readonly not: PhotoFilter }
  /** Local wall time as if it were UTC, milliseconds; `fromMs` inclusive, `toMs` exclusive. */
  | { readonly takenBetween: { readonly fromMs: number | null; readonly toMs: number | null } }
  /** Months 1 to 12, any year. */
  | { readonly months: readonly number[] }
  /** ISO weekdays, 1 Monday to 7 Sunday. */
  | { readonly weekdays: readonly number[] }
  /** Local hours, `from` inclusive, `to` exclusive; wraps over midnight where from > to. */
  | { readonly hours: { readonly from: number; readonly to: number } }
  | { readonly near: { readonly latitude: number; readonly longitude: number; readonly radiusKm: number } }
  /** Degrees; `west` greater than `east` is a box over the antimeridian. Edges are inside. */
  | { readonly within: { readonly south: number; readonly west: number; readonly north: number; readonly east: number } }
  | { readonly text: { readonly field: TextField; readonly is?: string; readonly contains?: string } }
  /** Some present path of the photo contains this text. */
  | { readonly pathContains: string }
  /** Some present path of the photo lies in a folder of exactly this name, at any depth. */
  | { readonly folderNamed: string }
  | { readonly number: { readonly field: NumberField; readonly min: number | null; readonly max: number | null } }
  | { readonly shape: 'portrait' | 'landscape' | 'square' | 'panorama' }
  | { readonly kinds: readonly ('image' | 'raw' | 'video')[] }
  | { readonly formats: readonly string[] }
  | { readonly isFavourite: boolean }
  | { readonly has: 'place' | 'date' | 'caption' | 'keywords' | 'tags' }
  /** Bears one of these tags, by id. */
  | { readonly tagged: readonly string[] }
  /** The person put it into this album, by id. */
  | { readonly inAlbum: string }
  | { readonly ids: readonly string[] };

/** `camera` is make and model together; `keyword` holds where one of the photo's keywords matches. */
export type TextField = 'city' | 'region' | 'country' | 'countryCode' | 'camera' | 'lens' | 'keyword' | 'caption';

export type NumberField =
  | 'iso'
  | 'rating'
  | 'focalLengthMm'
  | 'fNumber'
  | 'exposureSeconds'
  | 'width'
  | 'height'
  | 'sizeBytes'
  | 'durationSeconds';
