import type { GridLayout } from './pack-rows.ts';

/** The last index whose value is at most `value`; -1 before the first. Values ascend. */
export function lastAtMost(values: Float64Array | Int32Array, value: number, length = values.length): number {
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((values[middle] as number) <= value) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** The row that a photo stands in. */
export function rowOf(layout: GridLayout, index: number): number {
  return lastAtMost(layout.rowStarts, index, layout.rowTops.length);
}

/** The section that a row belongs to. */
export function sectionOfRow(layout: GridLayout, row: number): number {
  return lastAtMost(layout.sectionRows, row, layout.sectionTops.length - 1);
}

/** The row at a height of the content, or the one above the gap there; 0 above all of them. */
export function rowAtHeight(layout: GridLayout, y: number): number {
  return Math.max(0, lastAtMost(layout.rowTops, y));
}

/** Rows that stand between two heights, as [first, last + 1). */
export function rowsBetween(layout: GridLayout, top: number, bottom: number): readonly [number, number] {
  const rows = layout.rowTops.length;
  if (rows === 0) return [0, 0];
  let first = rowAtHeight(layout, top);
  if (first < rows - 1 && (layout.rowTops[first] as number) + (layout.rowHeights[first] as number) < top) first++;
  return [first, Math.max(first, lastAtMost(layout.rowTops, bottom)) + 1];
}

/** A photo's place in the content. */
export function tileBox(layout: GridLayout, index: number): { readonly left: number; readonly top: number; readonly width: number; readonly height: number } {
  const row = rowOf(layout, index);
  return {
    left: layout.lefts[index] ?? 0,
    top: layout.rowTops[row] ?? 0,
    width: layout.widths[index] ?? 0,
    height: layout.rowHeights[row] ?? 0,
  };
}

/** Photos that a rectangle of the content touches, in their order. */
export function photosInBox(layout: GridLayout, box: { readonly left: number; readonly top: number; readonly right: number; readonly bottom: number }): number[] {
  const found: number[] = [];
  const [first, end] = rowsBetween(layout, box.top, box.bottom);
  for (let row = first; row < end; row++) {
    const top = layout.rowTops[row] as number;
    if (top > box.bottom || top + (layout.rowHeights[row] as number) < box.top) continue;
    for (let i = layout.rowStarts[row] as number; i < (layout.rowStarts[row + 1] as number); i++) {
      const left = layout.lefts[i] as number;
      if (left <= box.right && left + (layout.widths[i] as number) >= box.left) found.push(i);
    }
  }
  return found;
}
