import type { CaptureTags } from './capture-tags.ts';

/** Windows writes stars as 1, 25, 50, 75 and 99 percent. Source: System.Rating of the Windows property system. */
const STARS_OF_PERCENT = [
  [0, 0],
  [12, 1],
  [37, 2],
  [62, 3],
  [87, 4],
  [100, 5],
] as const;

/**
 * The first rating that can be true: 0 to 5 stars, whole ones. XMP's -1 ("rejected") is no rating, and neither is
 * anything outside the range.
 */
export function chooseRating(tags: readonly CaptureTags[]): number | null {
  for (const { rating, ratingPercent } of tags) {
    if (rating !== null && rating >= 0 && rating <= 5) return Math.round(rating);
    if (ratingPercent !== null && ratingPercent >= 0 && ratingPercent <= 100) return starsOfPercent(ratingPercent);
  }
  return null;
}

function starsOfPercent(percent: number): number {
  return STARS_OF_PERCENT.find(([upTo]) => percent <= upTo)?.[1] ?? 5;
}
