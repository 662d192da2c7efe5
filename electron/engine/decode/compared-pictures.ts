/** Pairs of thumbnails to be laid on each other; pairs that share a picture are best asked for together. */
export interface CompareRequest {
  /** Absolute paths of thumbnail files. */
  readonly pairs: readonly {
    readonly a: string;
    readonly b: string;
  }[];
}

/** A rectangle of a picture, as shares of its sides: `[0, 0, 1, 1]` is all of it. */
export interface Part {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** How well two pictures lie on each other where they lie best. */
export interface Comparison {
  /** How `b` is turned to lie on `a`, in the order of `orientationHashes`: 0 upright, 2, 5 and 7 turned, the others mirrored. */
  readonly turn: number;
  /** What of `a`, and of the turned `b`, lies on the other. One of them is whole. */
  readonly partOfA: Part;
  readonly partOfB: Part;
  /** Long side of the grid that they were compared in: as many cells as small pictures allow, and at most 96. */
  readonly cells: number;
  /** Mean difference of the colours, 0 to 255. */
  readonly difference: number;
  /** The largest difference that any small block of the picture has on average, 0 to 255. */
  readonly worstDifference: number;
  /** Share of both that has one brightness, 0 to 1: large for pages of text and for screens. */
  readonly flatness: number;
  /** Correlation of the brightness, [-1, 1]. */
  readonly correlation: number;
  /** Correlation of the fine structure (what is left when the blurred picture is taken out), [-1, 1]. */
  readonly fineCorrelation: number;
  /** Share of the blocks with structure in which the fine structure of both agrees, 0 to 1. */
  readonly agreement: number;
  /** Blocks with structure, at least in one of the two: few say little. */
  readonly tellingBlocks: number;
  /** Fine contrast of each at the size they were compared in, 0 to 255: the sharper of two alike pictures has more. */
  readonly sharpnessOfA: number;
  readonly sharpnessOfB: number;
}

/** `unlike` where they lie on each other nowhere, in no turn; null where a thumbnail is missing or cannot be read. */
export type Compared = Comparison | 'unlike' | null;

/** One for each pair, in order. */
export type CompareAnswer = readonly Compared[];
