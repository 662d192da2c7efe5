import { rowAtHeight, rowOf } from './grid-places.ts';
import type { GridLayout } from './pack-rows.ts';

/** How the keyboard walks through a grid. */
export type FocusStep = 'left' | 'right' | 'up' | 'down' | 'page-up' | 'page-down' | 'first' | 'last';

/**
 * The photo that a step leads to. Up and down go to the photo of the next row that stands nearest below or above.
 *
 * @param screenHeight What a page is, CSS pixels.
 */
export function moveFocus(layout: GridLayout, index: number, step: FocusStep, screenHeight: number): number {
  const count = layout.lefts.length;
  if (count === 0) return -1;
  switch (step) {
    case 'left':
      return Math.max(0, index - 1);
    case 'right':
      return Math.min(count - 1, index + 1);
    case 'first':
      return 0;
    case 'last':
      return count - 1;
    case 'up':
    case 'down':
    case 'page-up':
    case 'page-down':
      return inOtherRow(layout, index, step, screenHeight);
  }
}

function inOtherRow(layout: GridLayout, index: number, step: 'up' | 'down' | 'page-up' | 'page-down', screenHeight: number): number {
  const row = rowOf(layout, index);
  const rows = layout.rowTops.length;
  const top = layout.rowTops[row] as number;
  const isUp = step === 'up' || step === 'page-up';
  const next = isUp ? row - 1 : row + 1;
  if (next < 0 || next >= rows) return index;
  if (step === 'up' || step === 'down') return nearestInRow(layout, next, index);
  const wished = rowAtHeight(layout, isUp ? top - screenHeight : top + screenHeight);
  return nearestInRow(layout, isUp ? Math.min(next, wished) : Math.max(next, wished), index);
}

function nearestInRow(layout: GridLayout, row: number, from: number): number {
  const middle = middleOf(layout, from);
  let best = layout.rowStarts[row] as number;
  for (let i = best + 1; i < (layout.rowStarts[row + 1] as number); i++) {
    if (Math.abs(middleOf(layout, i) - middle) < Math.abs(middleOf(layout, best) - middle)) best = i;
  }
  return best;
}

function middleOf(layout: GridLayout, index: number): number {
  return (layout.lefts[index] as number) + (layout.widths[index] as number) / 2;
}
