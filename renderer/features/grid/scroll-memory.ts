import type { PhotoList } from '../../stores/photo-list.ts';
import { rowAtHeight, rowOf } from './grid-places.ts';
import type { GridLayout } from './pack-rows.ts';

/** A place in a grid that outlives its measures: a photo, and how far below it the screen begins. */
export interface ScrollPlace {
  readonly id: string;
  /** Where the list changed and the photo is gone, the one at its place is taken. */
  readonly index: number;
  /** From the top of the photo's row to the line that is kept in place, CSS pixels; negative for a line above it. */
  readonly offset: number;
}

/** The photo at a height of the content, as a place to come back to; null without photos. */
export function placeAt(layout: GridLayout, list: PhotoList, y: number): ScrollPlace | null {
  if (layout.rowTops.length === 0) return null;
  const above = rowAtHeight(layout, y);
  // Between two rows, where headings are, the one below is what is seen.
  const isBelowIt = y > (layout.rowTops[above] ?? 0) + (layout.rowHeights[above] ?? 0);
  const row = isBelowIt && above + 1 < layout.rowTops.length ? above + 1 : above;
  const index = layout.rowStarts[row] ?? 0;
  if (index >= list.count) return null;
  return { id: list.idAt(index), index, offset: y - (layout.rowTops[row] ?? 0) };
}

/** The height of the content at which a place is now. */
export function heightOf(layout: GridLayout, list: PhotoList, place: ScrollPlace): number {
  const found = list.indexOf(place.id);
  const index = found >= 0 ? found : Math.min(place.index, list.count - 1);
  const row = rowOf(layout, Math.max(0, index));
  return (layout.rowTops[row] ?? 0) + Math.min(place.offset, layout.rowHeights[row] ?? 0);
}

// In the window's session: a reload comes back to the same place, a new window begins at the top.
const KEY = 'grid-place:';

/** Keep where the person is in a grid. */
export function rememberPlace(memoryKey: string, place: ScrollPlace | null): void {
  if (place === null) sessionStorage.removeItem(KEY + memoryKey);
  else sessionStorage.setItem(KEY + memoryKey, JSON.stringify(place));
}

/** Where the person was in a grid; null when they were at its top, or never there. */
export function recallPlace(memoryKey: string): ScrollPlace | null {
  const kept = sessionStorage.getItem(KEY + memoryKey);
  return kept === null ? null : (JSON.parse(kept) as ScrollPlace);
}
