/** Measures of the grid, CSS pixels, chosen by eye on real photos from 360 px to 4k. */
export const GRID = {
  /** Between two photos. */
  gap: 4,
  /** Between two days that share a row. */
  groupGap: 20,
  /** Of the line with the names of days above a row in which one begins. */
  groupLabel: 26,
  /** Above that line, when it is not directly below the month. */
  groupSpace: 6,
  /** Of a month's heading. */
  heading: 52,
  /** Of a quiet divider. */
  divider: 48,
  /** Below a section's last row. */
  sectionEnd: 20,
  /** Above and below the screen, rows are kept ready this far. */
  overscan: 500,
} as const;

/** A panorama is shown as wide as this, and a tall photo as narrow: the middle of it. Width over height. */
export const TILE_RATIO = { min: 0.5, max: 3 } as const;

/** A row that is closed early, because the next day does not fit into it, is stretched by this at most; else it stays ragged. */
export const MAX_EARLY_STRETCH = 1.3;

/** A row is at most this share of the width high, so that two photos stand side by side in a narrow window. */
export const MAX_ROW_SHARE = 0.55;

/** A narrower grid has small margins, CSS pixels. */
const NARROW = 640;

/** Margin at the left of a grid of this width, and at its right where nothing stands there, CSS pixels. */
export function insetOf(width: number): number {
  return width < NARROW ? 8 : 20;
}

/** Room for what stands at the right of a grid of this width (the date scrubber), CSS pixels. */
export function edgeWidthOf(width: number): number {
  return width < NARROW ? 42 : 60;
}
