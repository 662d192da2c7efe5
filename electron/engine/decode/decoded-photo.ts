/** The image geometry that a model pack asks of the decoder; everything else of preprocessing is the encoder's. */
export interface PixelSpec {
  /** Pixels of the model input. */
  readonly width: number;
  readonly height: number;
  /** `squash` scales both sides freely; `shortest` scales the shortest side and crops the centre. */
  readonly resize: 'squash' | 'shortest';
  readonly kernel: 'cubic' | 'linear' | 'lanczos3' | 'nearest';
  /** Colour put under transparent pixels, RGB 0 to 255. */
  readonly background: readonly [number, number, number];
}

export type PhotoKind = 'image' | 'raw' | 'video';

export type TakenAtSource = 'exif' | 'quicktime' | 'xmp' | 'file-name' | 'file-time';

/** A capture time: local wall time, with its offset only where one is known. */
export interface TakenAt {
  /** `YYYY-MM-DDTHH:mm:ss`, local wall time. */
  readonly local: string;
  /** The same wall time read as if it were UTC, milliseconds since 1970; for sorting and filtering. */
  readonly localMs: number;
  /** Minutes east of UTC; null when unknown (a missing offset is never taken as UTC). */
  readonly offsetMinutes: number | null;
  readonly source: TakenAtSource;
}

/** What the file says about the moment it was taken; absurd values are left out, never guessed. */
export interface CaptureInfo {
  readonly takenAt: TakenAt | null;
  readonly latitude: number | null;
  readonly longitude: number | null;
  readonly cameraMake: string | null;
  readonly cameraModel: string | null;
  readonly lens: string | null;
  readonly iso: number | null;
  readonly fNumber: number | null;
  readonly exposureSeconds: number | null;
  readonly focalLengthMm: number | null;
  /** 0 to 5. */
  readonly rating: number | null;
  readonly keywords: readonly string[];
  readonly caption: string | null;
  /** EXIF orientation as found, 1 to 8. Pixels are already upright. */
  readonly orientation: number;
  /** Apple's ContentIdentifier: the same in both halves of a Live Photo. */
  readonly livePhotoId: string | null;
  /** True for a JPEG or HEIC with a video appended or embedded. */
  readonly isMotionPhoto: boolean;
}

/** Everything one decode yields. */
export interface DecodedPhoto {
  /** xxh128 of the file's bytes, 32 hex digits: the photo's identity. */
  readonly contentHash: string;
  readonly sizeBytes: number;
  readonly kind: PhotoKind;
  /** By content: jpeg, png, webp, avif, tiff, gif, bmp, heic, dng, cr2, cr3, nef, arw, raf, orf, rw2, mp4, mov, mkv, webm. */
  readonly format: string;
  readonly mimeType: string;
  /** Upright size in pixels. */
  readonly width: number;
  readonly height: number;
  readonly durationSeconds: number | null;
  readonly capture: CaptureInfo;
  /** Model input, RGB uint8 [height, width, 3], upright sRGB; null for a video without a poster frame. */
  readonly pixels: Uint8Array | null;
  /** WebP, long side 512 (never enlarged); null where there is no picture. */
  readonly thumbnail: Uint8Array | null;
  /** thumbhash bytes, about 25. */
  readonly placeholder: Uint8Array | null;
  /** 64-bit dHash of the upright picture, 16 hex digits. */
  readonly perceptualHash: string | null;
  /**
   * The dHash of the picture in each of the eight orientations, 16 hex digits each, `perceptualHash` first; empty
   * without a picture. An edited file is recognised as the same picture by them, a lossless rotation included.
   */
  readonly orientationHashes: readonly string[];
  /** See `measureSharpness`; null without a picture. */
  readonly sharpness: number | null;
  /** What could not be had though the photo is fine, in words for the person (e.g. no ffmpeg, no poster frame). */
  readonly notes: readonly string[];
}

/** A file that is not a picture we read: told apart from a failure. */
export interface SkippedFile {
  readonly skipped: string;
}

export interface DecodeRequest {
  /** Absolute path in the store's escaped form (see scan/path-bytes.ts). */
  readonly path: string;
  readonly pixels: PixelSpec;
  /** XMP sidecar beside the photo, where the scan saw one. */
  readonly sidecarPath: string | null;
  /** The file's modification time, milliseconds; the last resort for the capture time. */
  readonly mtimeMs: number;
}
