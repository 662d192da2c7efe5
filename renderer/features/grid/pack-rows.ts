import { GRID, MAX_EARLY_STRETCH, MAX_ROW_SHARE, TILE_RATIO } from './grid-metrics.ts';
import type { GridSection } from './grid-section.ts';

/** Where every photo of a list stands, as columns; all in CSS pixels from the top left of the grid's content. */
export interface GridLayout {
  readonly width: number;
  readonly height: number;
  /** Of each photo, [count]. */
  readonly lefts: Int32Array;
  readonly widths: Int32Array;
  /** Index of each row's first photo, and the count at the end, [rows + 1]. */
  readonly rowStarts: Int32Array;
  /** Top of each row's photos, below its line of day names, [rows]. */
  readonly rowTops: Float64Array;
  readonly rowHeights: Int32Array;
  /** The first row of each section, and the number of rows at the end, [sections + 1]. */
  readonly sectionRows: Int32Array;
  /** Top of each section's heading, and the grid's height at the end, [sections + 1]. */
  readonly sectionTops: Float64Array;
}

export interface PackRequest {
  readonly count: number;
  /** Width over height. */
  ratioAt(index: number): number;
  readonly sections: readonly GridSection[];
  /** Room for the rows, CSS pixels. */
  readonly width: number;
  /** Height that rows aim at, CSS pixels. */
  readonly rowHeight: number;
}

/** A panorama or a very tall photo takes a sane share of its row: its middle is shown. */
export function tileRatio(ratio: number): number {
  return ratio > 0 ? Math.min(TILE_RATIO.max, Math.max(TILE_RATIO.min, ratio)) : 1;
}

/**
 * Pack photos into rows that fill the width (justified), in one pass.
 *
 * A section begins a new row, and its last row is not stretched. Days flow on within a section: a small one stands beside
 * the next, one that does not fit into what is left of a row that is half full begins a new one.
 */
export function packRows({ count, ratioAt, sections, width, rowHeight }: PackRequest): GridLayout {
  const room = Math.max(1, Math.floor(width));
  const target = Math.max(1, Math.min(rowHeight, room * MAX_ROW_SHARE));
  const ratios = new Float32Array(count);
  for (let i = 0; i < count; i++) ratios[i] = tileRatio(ratioAt(i));

  const lefts = new Int32Array(count);
  const widths = new Int32Array(count);
  const rowStarts = new Int32Array(count + 1);
  const rowTops = new Float64Array(count);
  const rowHeights = new Int32Array(count);
  const sectionRows = new Int32Array(sections.length + 1);
  const sectionTops = new Float64Array(sections.length + 1);
  const startsGroup = new Uint8Array(count);
  for (const section of sections) for (const first of section.groups) startsGroup[first] = 1;

  let rows = 0;
  let y = 0;

  /** Place photos [from, to) as one row of this height. */
  function closeRow(from: number, to: number, height: number): void {
    let hasLabel = false;
    for (let i = from; i < to && !hasLabel; i++) hasLabel = startsGroup[i] === 1;
    if (hasLabel) y += GRID.groupLabel;
    const rounded = Math.max(1, Math.round(height));
    let x = 0;
    for (let i = from; i < to; i++) {
      if (i > from) x += startsGroup[i] === 1 ? GRID.groupGap : GRID.gap;
      // Edges are rounded, not widths: the last photo of a full row ends exactly at the right edge.
      lefts[i] = Math.round(x);
      x += (ratios[i] as number) * height;
      widths[i] = Math.max(1, Math.min(room, Math.round(x)) - (lefts[i] as number));
    }
    rowStarts[rows] = from;
    rowTops[rows] = y;
    rowHeights[rows] = rounded;
    rows++;
    y += rounded + GRID.gap;
  }

  for (const [s, section] of sections.entries()) {
    sectionRows[s] = rows;
    sectionTops[s] = y;
    if (section.title !== null) y += section.look === 'month' ? GRID.heading : GRID.divider;
    let group = 0;
    let start = section.from;
    let sum = 0;
    let gaps = 0;
    for (let i = section.from; i < section.to; i++) {
      const ratio = ratios[i] as number;
      if (startsGroup[i] === 1 && i > section.from) {
        group++;
        const end = section.groups[group + 1] ?? section.to;
        const filled = sum * target + gaps;
        if (i > start && filled >= room / 2 && filled + GRID.groupGap + naturalWidth(ratios, i, end, target) > room) {
          const stretched = (room - gaps) / sum;
          closeRow(start, i, stretched <= target * MAX_EARLY_STRETCH ? stretched : target);
          y += GRID.groupSpace;
          start = i;
          sum = 0;
          gaps = 0;
        }
      }
      const gap = i === start ? 0 : startsGroup[i] === 1 ? GRID.groupGap : GRID.gap;
      if ((sum + ratio) * target + gaps + gap >= room) {
        const withThis = (room - gaps - gap) / (sum + ratio);
        const without = i > start ? (room - gaps) / sum : Number.POSITIVE_INFINITY;
        // The height nearer to the wished one, as a factor: half as high is as far off as twice as high.
        if (target / withThis <= without / target) {
          closeRow(start, i + 1, withThis);
          start = i + 1;
          sum = 0;
          gaps = 0;
          continue;
        }
        closeRow(start, i, without);
        start = i;
        sum = 0;
        gaps = 0;
        if (ratio * target >= room) {
          closeRow(i, i + 1, room / ratio);
          start = i + 1;
          continue;
        }
        sum = ratio;
        continue;
      }
      sum += ratio;
      gaps += gap;
    }
    if (start < section.to) closeRow(start, section.to, target);
    y += GRID.sectionEnd;
  }
  rowStarts[rows] = count;
  sectionRows[sections.length] = rows;
  sectionTops[sections.length] = y;
  return {
    width: room,
    height: y,
    lefts,
    widths,
    rowStarts: rowStarts.slice(0, rows + 1),
    rowTops: rowTops.slice(0, rows),
    rowHeights: rowHeights.slice(0, rows),
    sectionRows,
    sectionTops,
  };
}

/** Width of photos [from, to) side by side at this height. */
function naturalWidth(ratios: Float32Array, from: number, to: number, height: number): number {
  let sum = 0;
  for (let i = from; i < to; i++) sum += ratios[i] as number;
  return sum * height + (to - from - 1) * GRID.gap;
}
