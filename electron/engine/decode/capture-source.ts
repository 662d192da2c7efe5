import type { PhotoKind } from './decoded-photo.ts';

/** What the metadata reader is given about one file. */
export interface CaptureSource {
  /** Absolute path in the store's escaped form (see scan/path-bytes.ts). */
  readonly path: string;
  /** The whole file, where it was small enough to be read at once; else null. */
  readonly bytes: Uint8Array | null;
  /** By content, as in DecodedPhoto. */
  readonly format: string;
  readonly kind: PhotoKind;
  /** XMP sidecar beside the photo, where the scan saw one. */
  readonly sidecarPath: string | null;
  /** The file's modification time, milliseconds since 1970. */
  readonly mtimeMs: number;
}
