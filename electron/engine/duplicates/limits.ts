/**
 * Limits and thresholds of duplicates, each with how it was obtained. "Measured" means docs/duplicates.md: generated edits of
 * many photos against all distinct photos at hand, made again by `tests/duplicates/measure.ts`.
 */

// --- candidates --------------------------------------------------------------------------------------------------

/** Raised when pairs must be worked out anew: other thresholds, another way to compare. */
export const PAIRS_VERSION = 1;
/** Bits that the difference hashes of two candidates may be apart, of 64. Measured: copies up to 9, other photos 30 on average. */
export const HASH_BITS = 10;
/** Correlation of the blurred pictures that they must have. Measured: at JPEG quality 20 or scaled to 1/8 at least 0.98, black and white 0.86. */
export const UPRIGHT_CORRELATION = 0.85;
/** The same of turned and mirrored pictures, found by hashes of their blurred pictures up to so many bits apart: at least 0.99, and 9 bits. */
export const TURNED_CORRELATION = 0.95;
export const WAVES_BITS = 9;
/** Candidates by hash of one photo and turn; where there are more (snow, fog, pages of text), the nearest count. */
export const CANDIDATES_MAX = 64;
/** Bands of signs, and signs in each: see [Note: Bands of signs]. Measured: of pairs with a cosine of 0.85 and more, 98 % are found. */
export const BANDS = 64;
export const BITS_PER_BAND = 12;
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
/** The engine gives way after this long in its own loops, milliseconds: a question that is asked meanwhile waits no longer. */
export const SLICE_MS = 15;

// --- judging -----------------------------------------------------------------------------------------------------

/** Two shots of one camera whose times differ by a multiple of this may be one shot with a corrected time zone. */
export const TIME_ZONE_STEP_MS = 15 * 60_000;
/** What two pictures must reach to be the same: differences of 0 to 255, correlation up to 1. */
export const SAME = { difference: 6, worstDifference: 22, fineCorrelation: 0.7, tellingBlocks: 2 } as const;
/** What what both show must reach to be nearly the same. */
export const NEAR = { correlation: 0.7, fineCorrelation: 0.6, agreement: 0.8, tellingBlocks: 6 } as const;

// --- resolving ---------------------------------------------------------------------------------------------------

/** Files that are read at once to prove that they are whole: two keep a drive busy. */
export const PROVED_AT_ONCE = 2;
