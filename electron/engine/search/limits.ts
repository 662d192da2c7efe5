/** Limits of search, each with how it was obtained. "Measured" means docs/search.md, where no other source is named. */

/** Photos that are put in order by date at least: of more strong ones than this the best are taken. Chosen: some screens full. */
export const SORTED_BY_DATE_MIN = 1_000;
/** Filters whose loss is tried where nothing matches, each one more question of 20 to 60 ms; people write two or three. */
export const ADVICE_FILTERS_MAX = 4;
/** Values that words of a camera or place are written as at most: "canon" has a dozen cameras in the largest libraries. */
export const NAMED_VALUES_MAX = 50;
/** Words at the end of what is typed that a suggestion may complete: "Our Lady of the Angels" and most camera names. */
export const SUGGESTED_TAIL_WORDS_MAX = 5;
/** Images kept to search by at once; the one kept longest ago goes first. As many as one question may have. */
export const EXAMPLES_KEPT_MAX = 32;
/** Strong photos counted for an advice. Every question with a filter looks for so many without it: 9 ms at 1,000,000, 100 take 17. */
export const ADVICE_COUNTED_MAX = 20;
/** "near Bilbao": radius around the place. Chosen: a day trip, and wider than the 3.4 km by which nearest names are off. */
export const NEAR_RADIUS_KM = 50;
/** Parts that one question is split into at most, positive and negated each: one text encoding of about 9 ms per part. */
export const LOOK_PARTS_MAX = 8;
/** Standing (z over the background) from which a photo counts as matching a negated part. Measured: docs/search.md, "Negation". */
export const NEGATED_FROM = 2;
/** What each step of standing beyond NEGATED_FROM costs, in steps of the question's own standing. Measured in the same table. */
export const NEGATED_COST = 1;
/** Most that written words add to a photo's standing: a strong visual match stands at 4 to 7. See docs/search.md, "What is written". */
export const WRITTEN_BONUS = 8;
/** A word on this share of the photos or more says nothing of one photo ("misc", a camera's prefix). Chosen; docs/search.md. */
export const WRITTEN_COMMON_SHARE = 0.2;
/** A word on at most this share of the photos counts in full. Chosen: 1 % is a holiday, not a habit. */
export const WRITTEN_RARE_SHARE = 0.01;
/** Photos that written words alone may bring into one ranking, each one vector to look up; those found by their look are asked about too. */
export const WRITTEN_HITS_MAX = 400;
/** Photos that a question of several parts is judged on, at least; the part's nearest and the sum's nearest. */
export const CANDIDATES_MIN = 300;
/** Boundary in standings for packs without calibration: least standing, and share of the best one's. Measured: docs/search.md. */
export const STANDING_FLOOR = 3.6;
export const STANDING_RATIO = 0.8;
/** Photos whose vectors stand in for a background bank where a pack has none. */
export const REFERENCE_PHOTOS = 1_000;
