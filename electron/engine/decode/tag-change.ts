/** The name of a tag under those of the tags above it, topmost first. */
export type TagPath = readonly string[];

/** What a copy of a photo, or the XMP sidecar of one (`format` is then `xmp`), says of it, beside its pixels. */
export interface TagChange {
  /** The copy, absolute, in the escaped form of scan/path-bytes.ts; changed in place. Its name ends as its format does. */
  readonly path: string;
  readonly format: string;
  /** What the copy keeps of what its file says. */
  readonly keep: 'all' | 'all-but-place' | 'nothing';
  /**
   * The photo that the copy was rendered from: its words are brought over. Null for a copy of the file itself, which has
   * them already.
   */
  readonly wordsFrom: string | null;
  /** XMP sidecar whose words are brought over too; null without one. */
  readonly sidecar: string | null;
  /** What the person corrected; null where they did not. */
  readonly takenAt: { readonly local: string; readonly offsetMinutes: number | null } | null;
  readonly place: { readonly latitude: number; readonly longitude: number } | null;
  /** 0 to 5. */
  readonly rating: number | null;
  /** Names of tags to be written as keywords, each from the topmost tag above it down: `['Animals', 'Dog']`. */
  readonly tagPaths: readonly TagPath[];
  /** The person's quarter turns, clockwise, 0 to 3, of a copy whose pixels are not turned. */
  readonly quarterTurns: number;
  /** EXIF orientation of the file, 1 to 8. */
  readonly orientation: number;
}
