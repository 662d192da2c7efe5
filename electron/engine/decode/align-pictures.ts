import { averageGrey, type PictureSums, type PixelArea } from './picture-sums.ts';

/** Long side of the grid in which a part is first looked for, cells. */
const COARSE = 32;
/** Long side of the grid in which it is placed exactly. */
const FINE = 48;
/** Steps of the size in the first search: at 4 % a part of 23 cells is at most half a cell off. */
const SIZE_STEP = 1.04;
/** The smallest share of a picture that the other may show. Source: the issue (crops remove up to 40 %), with room. */
const LEAST_AREA = 0.5;
/** Best places of the first search that are placed exactly. */
const PLACES_TRIED = 2;
/** Correlation below which the first search has found nothing. Measured: parts of the same picture at least 0.86, others rarely over 0.8. */
const COARSE_FROM = 0.84;
/** The same once placed exactly: parts of the same picture at least 0.996, others at most 0.86; a word over it costs some. */
const PLACED_FROM = 0.94;
/** The same from which no other place is tried. */
const PLACED_SURELY = 0.99;

export interface Place {
  readonly area: PixelArea;
  /** Correlation of the brightness there, [-1, 1]. */
  readonly correlation: number;
}

/**
 * Find where a picture lies in another, at any size and place, not turned.
 *
 * @param whole The picture that shows more.
 * @param part The picture that shows a part of it: all of it is to be found.
 * @returns The best place in pixels of `whole`; null where none comes near.
 */
export function findPart(whole: PictureSums, part: PictureSums): Place | null {
  const coarse = searchAll(whole, part);
  let best: Place | null = null;
  for (const place of coarse) {
    if (best && best.correlation >= PLACED_SURELY) break;
    const placed = settle(whole, part, place);
    if (placed.correlation >= PLACED_FROM && (!best || placed.correlation > best.correlation)) best = placed;
  }
  return best;
}

function searchAll(whole: PictureSums, part: PictureSums): Place[] {
  const cell = Math.max(whole.width, whole.height) / COARSE;
  const [columns, rows] = [Math.max(4, Math.round(whole.width / cell)), Math.max(4, Math.round(whole.height / cell))];
  const grey = averageGrey(whole, { left: 0, top: 0, width: whole.width, height: whole.height }, { columns, rows });
  const [cellWide, cellHigh] = [whole.width / columns, whole.height / rows];
  const widest = Math.min(whole.width, (whole.height * part.width) / part.height);
  const found: Place[] = [];
  for (let width = widest; ; width /= SIZE_STEP) {
    const height = (width * part.height) / part.width;
    if (width * height < LEAST_AREA * whole.width * whole.height) break;
    const [across, down] = [Math.round(width / cellWide), Math.round(height / cellHigh)];
    if (across < 4 || down < 4) break;
    const wanted = standardised(averageGrey(part, { left: 0, top: 0, width: part.width, height: part.height }, { columns: across, rows: down }));
    if (wanted === null) break;
    for (let y = 0; y + down <= rows; y++) {
      for (let x = 0; x + across <= columns; x++) {
        const correlation = correlationAt({ grey, stride: columns, left: x, top: y }, { wanted, columns: across, rows: down });
        if (correlation < COARSE_FROM) continue;
        found.push({ area: { left: x * cellWide, top: y * cellHigh, width, height }, correlation });
      }
    }
  }
  return found.toSorted((one, other) => other.correlation - one.correlation).slice(0, PLACES_TRIED);
}

/** What is tried around a place, in steps: to each side, and larger and smaller from its middle and from its corners. */
const MOVES = [
  { across: -1, down: 0, wider: 0 }, { across: 1, down: 0, wider: 0 }, { across: 0, down: -1, wider: 0 }, { across: 0, down: 1, wider: 0 },
  { across: -0.5, down: -0.5, wider: 1 }, { across: 0.5, down: 0.5, wider: -1 }, { across: 0, down: 0, wider: 1 }, { across: -1, down: -1, wider: 1 },
];

/** Move and scale a place by ever smaller steps for as long as that makes it better. */
function settle(whole: PictureSums, part: PictureSums, start: Place): Place {
  const scale = FINE / Math.max(part.width, part.height);
  const grid = { columns: Math.max(4, Math.round(part.width * scale)), rows: Math.max(4, Math.round(part.height * scale)) };
  const wanted = standardised(averageGrey(part, { left: 0, top: 0, width: part.width, height: part.height }, grid));
  if (wanted === null) return { ...start, correlation: 0 };
  const ratio = part.height / part.width;
  const rate = (area: PixelArea): number => {
    const grey = averageGrey(whole, area, grid);
    return correlationAt({ grey, stride: grid.columns, left: 0, top: 0 }, { wanted, ...grid });
  };
  let best: Place = { area: start.area, correlation: rate(start.area) };
  for (let step = start.area.width / COARSE / 2; step > start.area.width / 1_000; ) {
    const { left, top, width } = best.area;
    let isBetter = false;
    for (const { across, down, wider } of MOVES) {
      const wide = Math.min(width + wider * step, whole.width, whole.height / ratio);
      const high = wide * ratio;
      const area = { left: clamp(left + across * step, whole.width - wide), top: clamp(top + down * step * ratio, whole.height - high), width: wide, height: high };
      const correlation = rate(area);
      if (correlation <= best.correlation + 1e-5) continue;
      best = { area, correlation };
      isBetter = true;
    }
    if (!isBetter) step /= 2;
  }
  return best;
}

function clamp(value: number, most: number): number {
  return Math.max(0, Math.min(value, most));
}

/** Cells with mean 0 and length 1; null where all are alike. */
export function standardised(grey: Float32Array): Float32Array | null {
  const mean = grey.reduce((sum, value) => sum + value, 0) / grey.length;
  let length = 0;
  for (const value of grey) length += (value - mean) ** 2;
  if (length < grey.length) return null; // A standard deviation below 1 of 255: a blank picture.
  const scale = 1 / Math.sqrt(length);
  return grey.map((value) => (value - mean) * scale);
}

/** Where a window lies in a grid of cells. */
interface Window {
  readonly grey: Float32Array;
  readonly stride: number;
  readonly left: number;
  readonly top: number;
}

/** Standardised cells, [rows, columns]. */
interface Wanted {
  readonly wanted: Float32Array;
  readonly columns: number;
  readonly rows: number;
}

/** Correlation of a window with standardised cells. */
function correlationAt({ grey, stride, left, top }: Window, { wanted, columns, rows }: Wanted): number {
  let [sum, squares, shared] = [0, 0, 0];
  let at = 0;
  for (let y = 0; y < rows; y++) {
    for (let i = (top + y) * stride + left, end = i + columns; i < end; i++) {
      const value = grey[i] as number;
      sum += value;
      squares += value * value;
      shared += value * (wanted[at++] as number);
    }
  }
  const variance = squares - (sum * sum) / at;
  return variance < at ? 0 : shared / Math.sqrt(variance);
}
