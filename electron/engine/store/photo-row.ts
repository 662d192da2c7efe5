import type { PhotoKind, TakenAtSource } from '../decode/decoded-photo.ts';

/** One photo: one content, however many files hold it. The row of the `photos` table, vectors apart. */
export interface PhotoRow {
  /** Content hash, 32 hex digits. */
  id: string;
  kind: PhotoKind;
  format: string;
  mimeType: string;
  sizeBytes: number;
  /** Upright pixels, with the person's quarter turns. */
  width: number;
  height: number;
  /** EXIF orientation as found, 1 to 8. */
  orientation: number;
  durationSeconds: number | null;
  /** `YYYY-MM-DDTHH:mm:ss`, local wall time. */
  takenAt: string | null;
  /** `takenAt` as if it were UTC, milliseconds. */
  takenAtMs: number | null;
  takenAtOffsetMinutes: number | null;
  takenAtSource: TakenAtSource | 'person' | null;
  latitude: number | null;
  longitude: number | null;
  city: string | null;
  region: string | null;
  country: string | null;
  countryCode: string | null;
  cameraMake: string | null;
  cameraModel: string | null;
  lens: string | null;
  iso: number | null;
  fNumber: number | null;
  exposureSeconds: number | null;
  focalLengthMm: number | null;
  /** 0 to 5: the person's own rating where there is one, else the file's. */
  rating: number | null;
  /** 0 to 5, as the file or its sidecar says. */
  fileRating: number | null;
  keywords: string[];
  caption: string | null;
  livePhotoId: string | null;
  isMotionPhoto: boolean;
  /** 64-bit dHash, 16 hex digits. */
  perceptualHash: string | null;
  /** See `measureSharpness`; null without a picture, and for photos that were indexed before it was measured. */
  sharpness: number | null;
  placeholder: Uint8Array | null;
  /** Present places, absolute; empty when the photo is hidden because no file holds it. */
  paths: string[];
  /** The photo that stands for the bundle this one belongs to (RAW + JPEG, Live Photo); null when it stands for itself. */
  bundleOf: string | null;
  isFavourite: boolean;
  /** The person hid it. */
  isHidden: boolean;
  /** Clockwise, 0 to 3: the person's, on top of the file's own orientation. */
  quarterTurns: number;
  /** JSON of CorrectedValues (apply-marks.ts): what the file says where the person said otherwise; null where it stands uncorrected. */
  fileValues: string | null;
  /** JSON of AutoTags (auto-tags.ts): what the active model sees; null until it was looked at. */
  autoTags: string | null;
  /** Ids of the tags it bears, sorted: the model's, less what the person refused, and the person's. Tags above them are not listed. */
  tags: string[];
  /** Ids of the albums that the person put it into, sorted. */
  albums: string[];
  /** Shown in lists and searches: has a place, stands for itself, is not hidden. The store works it out at every write. */
  isVisible: boolean;
  addedAtMs: number;
}

/**
 * `present`: there when last looked. `away`: its folder or drive is not there now; it counts as in place. `gone`: the
 * last place of a photo that no file holds any more, kept so that a person can name it (`forget`) and see where it was.
 */
export type FileState = 'present' | 'away' | 'gone' | 'failed' | 'skipped';

/** One file on disk, or one that was. The row of the `files` table; its key is `path`. */
export interface FileRow {
  /** Absolute, POSIX, in the escaped form of scan/path-bytes.ts. */
  path: string;
  /** The library folder it was found under. */
  root: string;
  state: FileState;
  /** Null for failed and skipped files. */
  photoId: string | null;
  sizeBytes: number;
  mtimeMs: number;
  inode: number;
  /** XMP sidecar as last read: `name:size:mtimeMs`; null without one. */
  sidecarSignature: string | null;
  /** Why it failed or was skipped. */
  reason: string | null;
  attempts: number;
}

/** A vector to be stored for one photo under one model fingerprint. */
export interface VectorRow {
  id: string;
  /** Unit length, [dim]. */
  vector: Float32Array;
}

/** Something a person said about a photo. Key: photoId + kind. Survives moves, edits, reindexing and model switches. */
export interface MarkRow {
  photoId: string;
  kind: string;
  /** JSON. */
  value: string;
  updatedAtMs: number;
}

/** Something a person made that belongs to no one photo: a tag of their own, an album, a decision. Key: `key`. */
export interface RecordRow {
  /** Begins with its kind: `tag/own-3f`, `album/own-12`. */
  key: string;
  kind: string;
  /** JSON. */
  value: string;
  updatedAtMs: number;
}

/** An album that makes itself, as last worked out; what a person said of it is a record. Can be made anew. */
export interface AlbumRow {
  id: string;
  kind: string;
  /** JSON. */
  value: string;
  /** Its photos in order, 16 bytes each. */
  photoIds: Uint8Array;
}

/** Two photos that look alike, as last worked out. Can be made anew. */
export interface PairRow {
  /** `a` and `b` with a hyphen between; `a` is the smaller id. */
  key: string;
  a: string;
  b: string;
  tier: string;
  /** JSON. */
  value: string;
}
