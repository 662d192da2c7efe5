/**
 * [Note: How a tag is scored]
 * `z` is how far a photo's cosine with a tag stands above that tag's cosines on ordinary photos, in spreads. `lead` is how
 * far that stands above its rivals: the other tags of its group, and what the vocabulary sets against it. The score is
 * `z + LEAD_WEIGHT * min(lead, LEAD_MAX)`: a lemon among limes scores no higher than its likeness, one that nothing else
 * looks like scores two more. Weights were chosen on ../shared/labelled-photos and the samples, docs/tags.md has the table.
 */
export const LEAD_WEIGHT = 2;
export const LEAD_MAX = 1;
/** Below this no tag counts, whatever its threshold: 1 of 1,000 pairs of ordinary photo and tag stands above 4.5. */
export const STANDING_MIN = 3;
/**
 * Score that a tag needs where it was never measured: on the labelled photos 95 of 100 tags above it are right, over all
 * tags; measured tags have thresholds of their own, most of them lower.
 */
export const UNMEASURED_SCORE = 6.8;
/** Positives below which a tag counts as unmeasured. Issue 5. */
export const MEASURED_POSITIVES = 5;
/** Share of its photos that a tag must get right where it was measured; the threshold is the lowest that keeps it. */
export const PRECISION_MIN = 0.9;
/** Tags that a photo is given by its looks, at most: the surest. */
export const AUTO_TAGS_MAX = 8;
/** Confidence that is told of an unmeasured pack's tags: as that of the embedded pack. */
export const USUAL_CONFIDENCE = { slope: 1.2, atThreshold: 1.4 };
/** Photos of the library that stand in for a background bank, at most. */
export const LIBRARY_BANK_MAX = 2_000;
/** With fewer photos than this, and no bank, what is ordinary is not known: no tag is given. */
export const LIBRARY_BANK_MIN = 50;
/** Phrases per call of the text encoder: a question that comes meanwhile waits for one such batch, some 0.5 s. */
export const PHRASES_PER_CALL = 16;
/** Photos that are read by id below this many; above, the whole library is read through, which costs less per photo. */
export const READ_BY_ID_MAX = 2_000;
/** Photos that are scored without a pause: about 50 ms on one core, during which the engine answers nobody. */
export const TAGGED_AT_ONCE = 128;
/** Photos whose tags are written in one turn: an edit that comes meanwhile waits for one such write. */
export const TAGGED_PER_TURN = 20_000;
