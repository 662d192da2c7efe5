import type { TakenAtSource } from './decoded-photo.ts';

/** Where in a file, or beside it, a group of tags was read. */
export type TagOrigin = 'exif' | 'quicktime' | 'xmp' | 'iptc' | 'sidecar';

/** A time as written, not yet believed. */
export interface TimeTag {
  /** `YYYY:MM:DD HH:MM:SS` or any of its relatives, with or without fraction and zone. */
  readonly text: string;
  /** Decimal digits of the fraction of a second, where they stand in a tag of their own. */
  readonly subSeconds: string | null;
  /** `+HH:MM`, where it stands in a tag of its own. */
  readonly offset: string | null;
  /** The clock is UTC by its format's definition (mvhd, GPS), not local time. */
  readonly isUtc: boolean;
  /** When the file was last changed (EXIF DateTime): worth less than the file's name. */
  readonly isChange: boolean;
  readonly source: TakenAtSource;
}

/**
 * What one place in a file says, as found: strings untidied, numbers unchecked, null for what is not there.
 * The capture-*.ts files that interpret it decide what is believed.
 */
export interface CaptureTags {
  readonly origin: TagOrigin;
  /** Best first. */
  readonly times: readonly TimeTag[];
  /** `YYYY:MM:DD HH:MM:SS`, UTC, from the GPS receiver's clock. */
  readonly gpsTime: string | null;
  /** Signed degrees; null unless both the number and its hemisphere were there. */
  readonly latitude: number | null;
  readonly longitude: number | null;
  readonly make: string | null;
  readonly model: string | null;
  readonly lens: string | null;
  /** Candidates, best first: the tag itself, then those that hold the value when it overflows. */
  readonly isos: readonly number[];
  readonly fNumbers: readonly number[];
  readonly exposures: readonly number[];
  readonly focalLength: number | null;
  /** Stars. */
  readonly rating: number | null;
  /** Windows' percent form of the same. */
  readonly ratingPercent: number | null;
  readonly keywords: readonly string[];
  /** Best first. */
  readonly captions: readonly string[];
  readonly orientation: number | null;
  /** Apple's ContentIdentifier. */
  readonly contentId: string | null;
  /** The metadata says that a video is inside the picture file. */
  readonly claimsMotion: boolean;
}

/** Tags of a place that says nothing. */
export function emptyTags(origin: TagOrigin): CaptureTags {
  return {
    origin,
    times: [],
    gpsTime: null,
    latitude: null,
    longitude: null,
    make: null,
    model: null,
    lens: null,
    isos: [],
    fNumbers: [],
    exposures: [],
    focalLength: null,
    rating: null,
    ratingPercent: null,
    keywords: [],
    captions: [],
    orientation: null,
    contentId: null,
    claimsMotion: false,
  };
}

/** A time tag with nothing beside its text. */
export function timeTag(text: string, source: TakenAtSource, isUtc = false): TimeTag {
  return { text, subSeconds: null, offset: null, isUtc, isChange: false, source };
}
