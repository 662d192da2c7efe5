/** A picture file to be made of a photo. */
export interface RenderRequest {
  /** Absolute path in the store's escaped form (see scan/path-bytes.ts). */
  readonly path: string;
  /** Where to write it, absolute; what is there is replaced. */
  readonly target: string;
  /** `jpeg-or-png`: PNG where parts of the picture are transparent. `jpeg` puts them on white. */
  readonly as: 'jpeg' | 'jpeg-or-png';
  /** Of a JPEG, 1 to 100. */
  readonly quality: number;
  /** The picture is made smaller to fit both, never larger. Pixels of the long side, and of the whole picture. */
  readonly longSideMax: number;
  readonly pixelsMax: number;
  /** EXIF orientation as the library holds it, 1 to 8; asked for RAW only, other files tell their own. */
  readonly rawOrientation: number;
  /** The person's quarter turns, clockwise, 0 to 3, on top of the file's orientation. */
  readonly quarterTurns: number;
}

/** What was made. */
export interface RenderedPicture {
  readonly width: number;
  readonly height: number;
  readonly mimeType: 'image/jpeg' | 'image/png';
  /** xxh128 of the file that it was made from, 32 hex digits: tells whether that was still the photo meant. */
  readonly contentHash: string;
}
