/**
 * [Note: Grids higher than a browser's page]
 * Chromium's layout ends at 2^25 CSS pixels (33,554,432); a million photos in rows of 200 pixels are about as high, and
 * in larger rows or a narrow window several times as high. So the element that scrolls is at most REAL_HEIGHT_MAX high
 * and shows a stretch of the grid that begins at `base`. Near its ends, and for a jump beyond them, the stretch is laid
 * anew around the place that is looked at, and the position in the element with it: nothing moves on the screen.
 */
export const REAL_HEIGHT_MAX = 30_000_000;
/** So near to an end of the stretch it is laid anew, CSS pixels: more than one event of a scroll ever moves. */
const MARGIN = 500_000;

/** How high the element is for a grid of this height. */
export function realHeightOf(height: number): number {
  return Math.min(height, REAL_HEIGHT_MAX);
}

/**
 * Where the stretch begins for a place that is to be looked at; 0 for a grid that fits.
 *
 * @param top Height in the grid that is at the top of the screen.
 * @param base Where the stretch begins now: it is kept while the place lies well within it.
 */
export function baseFor(top: number, base: number, height: number): number {
  const last = Math.max(0, height - REAL_HEIGHT_MAX);
  const isWithin = (base === 0 || top - base > MARGIN) && (base === last || top - base < REAL_HEIGHT_MAX - MARGIN);
  return isWithin && base <= last ? base : Math.round(Math.min(last, Math.max(0, top - REAL_HEIGHT_MAX / 2)));
}
