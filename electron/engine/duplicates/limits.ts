/**
 * Limits and thresholds of duplicates, each with how it was obtained. "Measured" means docs/duplicates.md: generated edits of
 * many photos against all distinct photos at hand, made again by `tests/duplicates/measure.ts`.
 */

// --- candidates --------------------------------------------------------------------------------------------------

/** Raised when pairs must be worked out anew: other thresholds, another way to compare. */
export const PAIRS_VERSION = 1;
/** Bits that the difference hashes of two candidates may be apart, of 64. */
export const HASH_BITS = 10;
/** The same for hashes made from placeholders, by which turned and mirrored pictures are found. */
export const PLACEHOLDER_BITS = 11;
/** Candidates by hash of one photo; more of them look alike in their hash only (snow, fog, pages of text), and the nearest count. */
export const CANDIDATES_MAX = 24;
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
