/**
 * Limits and thresholds of duplicates, each with how it was obtained. "Measured" means docs/duplicates.md: generated edits of
 * many photos against all distinct photos at hand, made again by `tests/bench/measure-duplicates.ts`.
 */

// --- candidates --------------------------------------------------------------------------------------------------

/** Raised when pairs must be worked out anew: other thresholds, another way to compare. */
export const PAIRS_VERSION = 1;
/** Bits that the difference hashes of two candidates may be apart, of 64. Measured: copies up to 9, other photos 30 on average. */
export const HASH_BITS = 10;
/** Correlation of the blurred pictures that they must have. Measured: at JPEG quality 20 or scaled to 1/8 at least 0.98, black and white 0.86. */
export const UPRIGHT_CORRELATION = 0.85;
/** The same of turned and mirrored pictures, found by hashes of their blurred pictures up to so many bits apart. Measured: at least 0.99, and 2 bits in 95 of 100; more than 7 take ten times as long. */
export const TURNED_CORRELATION = 0.95;
export const WAVES_BITS = 8;
export const WAVES_BITS_SURE = 5;
/** How nearly a tie counts as one where a picture is brought into its standard position, heights of waves. Chosen: three times what a wave of a copy differs by. */
export const STANDARD_SLACK = 0.05;
/** Candidates by hash of one photo and turn; where there are more (snow, fog, pages of text), the nearest count. */
export const CANDIDATES_MAX = 64;
/** Bands of signs, and signs in each: see [Note: Bands of signs]. Measured: of pairs with a cosine of 0.85 and more, 98 % are found. */
export const BANDS = 64;
export const BITS_PER_BAND = 14;
/**
 * Bands whose signs are counted before two vectors are compared whole, and how many of their signs may differ. Measured, of 224
 * signs: at most 43 between vectors with a cosine of 0.85 and more; of others that share a band one in fourteen has 72 or fewer.
 */
export const FIRST_SIGNS_BANDS = 16;
export const FIRST_SIGNS_APART_MAX = 72;
/** Photos that are compared with every vector one by one; an index of 100,000 takes as long as some 600 of them. */
export const SCANNED_MAX = 600;
/** Cosine from which two photos are candidates by their vectors, where nothing says that they are two shots. */
export const NEAR_COSINE = 0.85;
/** Candidates by vector of one photo: the nearest. */
export const VECTOR_CANDIDATES_MAX = 12;
/** Photos of one second that are all compared with each other; more bear a time that is no time (a clock that was never set). */
export const SAME_SECOND_MAX = 20;
/** A burst: seconds between two shots of one camera, at most, and the cosine of their vectors, at least. */
export const BURST_APART_MS = 5_000;
export const BURST_COSINE = 0.8;
/** Later shots of a burst that one shot is compared with. Chosen: one second at the pace of fast cameras. */
export const BURST_NEXT_MAX = 20;
/** Photos of one bucket range that are compared before that is noted; a kill costs no more than this. */
export const PHOTOS_PER_STEP = 8_192;
/** Pairs that a decode process is given at once. Chosen: some 0.2 s of work, so that an abort is heard soon. */
export const PAIRS_PER_CALL = 32;

// --- judging -----------------------------------------------------------------------------------------------------

/** Two shots of one camera whose times differ by a multiple of this may be one shot with a corrected time zone. */
export const TIME_ZONE_STEP_MS = 15 * 60_000;
/**
 * What two pictures must reach to be the same: differences of 0 to 255, correlation up to 1. Measured in the whole grid: JPEG at
 * quality 20 differs by 3.5 on average and 9 in the worst block; distinct photos by 21 and 61 at least, and their fine structure
 * correlates to 0.22 at most, that of copies to 0.86 and more.
 */
export const SAME = { difference: 6, worstDifference: 10, fineCorrelation: 0.75, tellingBlocks: 4 } as const;
/** The same where one is so small that the grid is not whole: scaled to 1/8, copies differ by 6.7 and 19. */
export const SAME_SMALL = { difference: 8, worstDifference: 22 } as const;
/** Cells of the whole grid. */
export const WHOLE_GRID = 96;
/**
 * What what both show must reach to be nearly the same. Measured: of distinct photos at most 0.2 of the blocks agree, of copies
 * with a large word over them 0.7 and more.
 */
export const NEAR = { correlation: 0.7, fineCorrelation: 0.25, agreement: 0.66, tellingBlocks: 8 } as const;
/** The same of parts of each other: where they lie was found by the whole picture, and cells that do not lie exactly cost agreement. */
export const NEAR_PART = { agreement: 0.5 } as const;
/**
 * Pages of text and screens of one program are alike in all but what matters. Share of one brightness from which pictures count
 * as such, and the agreement that they must reach: a screen with one other row has 0.75, a page in the same layout 0.5.
 */
export const FLAT_FROM = 0.3;
export const NEAR_FLAT = { agreement: 0.93 } as const;

// --- resolving ---------------------------------------------------------------------------------------------------

/** Files that are read at once to prove that they are whole: two keep a drive busy. */
export const PROVED_AT_ONCE = 2;
