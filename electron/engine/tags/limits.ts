/**
 * [Note: How a tag is scored]
 * `z` is how far a photo's cosine with a tag stands above that tag's cosines on ordinary photos, in spreads. Leads are how
 * far that stands above its rivals: in its group (the other animals, and what the vocabulary sets against it), and anywhere.
 * The score is `z + GROUP_LEAD_WEIGHT * lead in the group + LEAD_WEIGHT * lead anywhere`, each lead within LEAD_MAX: a lemon
 * among limes scores no higher than its likeness, one that nothing else looks like scores three more.
 *
 * Chosen among 36 weightings by the tags found at a precision of 0.9 on ../shared/labelled-photos (337 of 676; z alone: 189),
 * at 0.85 on the samples (20; 13) and by how many of the bank's 2,000 ordinary photos then bear a tag at all (1,078).
 */
export const GROUP_LEAD_WEIGHT = 2;
export const LEAD_WEIGHT = 1;
export const LEAD_MAX = 1;
/** Below this z no tag counts, whatever else: 1 of 100 pairs of ordinary photo and tag stands above 2.8. */
export const STANDING_MIN = 3;
/** Score that a tag needs under a pack that was never measured: somewhat more than unmeasured tags need under the embedded one. */
export const UNMEASURED_SCORE = 6.6;
/** Positives below which a tag counts as unmeasured. Issue 5. */
export const MEASURED_POSITIVES = 5;
/** Share of its photos that a tag must get right where it was measured; the threshold is the lowest that keeps it. */
export const PRECISION_MIN = 0.9;
/** Tags that a photo is given by its looks, at most: the surest. */
export const AUTO_TAGS_MAX = 8;
/** Confidence that is told under a pack that was never measured: that of unmeasured tags under the embedded one, rounded. */
export const USUAL_CONFIDENCE = { slope: 1.2, atThreshold: 0.6 };
/** Photos of the library that stand in for a background bank, at most. */
export const LIBRARY_BANK_MAX = 2_000;
/** With fewer photos than this, and no bank, what is ordinary is not known: no tag is given. */
export const LIBRARY_BANK_MIN = 50;
/** Phrases per call of the text encoder: a question that comes meanwhile waits for one such batch, some 0.5 s. */
export const PHRASES_PER_CALL = 16;
/** Photos that are read by id below this many; above, the whole library is read through, which costs less per photo. */
export const READ_BY_ID_MAX = 2_000;
/** Photos that are scored without a pause: about 8 ms on one core, during which the engine answers nobody. */
export const TAGGED_AT_ONCE = 128;
/** Photos whose tags are written in one turn: an edit that comes meanwhile waits for one such write, about 2 s. */
export const TAGGED_PER_TURN = 100_000;
/** Photos marked yes from which a tag can be learnt. Issue 5. */
export const TAUGHT_YES_MIN = 5;
/** Photos of which nothing was said that stand for what the tag is not. They weigh as much as the yes together: some may show it. */
export const WEAK_PHOTOS = 800;
/** Weight of half the squared length of a learnt direction, where each yes weighs 1: of 0.01 to 1, no other ranked better. */
export const TAUGHT_STRENGTH = 0.1;
/**
 * Where a learnt tag begins: at the middle of what the photos marked yes reach when each is left out of the learning, and
 * not before all but this share of the others, left out as well, are passed. See docs/tags.md for what that gives.
 */
export const TAUGHT_QUANTILE = 0.5;
export const TAUGHT_PASSED_SHARE = 0.005;
/** Parts into which the photos are cut for leaving them out. */
export const TAUGHT_FOLDS = 5;
/** Confidence from which a photo is shown as a likely one of a tag that is being taught: fewer are right, and an answer is wanted. */
export const LIKELY_MIN = 0.3;
/** Log odds at a learnt tag's threshold: measured, docs/tags.md. */
export const TAUGHT_AT_THRESHOLD = 0.5;
