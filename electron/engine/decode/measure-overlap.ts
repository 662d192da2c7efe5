import type { Comparison } from './compared-pictures.ts';
import { brightnessOf, type CellGrid } from './picture-sums.ts';

/** Side of the blocks in which fine structure is correlated, cells. Chosen: enough cells to correlate, small enough to pass by a mark. */
const BLOCK = 8;
/** Side of the blocks whose mean difference is looked at: a word written over a picture fills some of them. */
const SMALL_BLOCK = 4;
/** Fine contrast (standard deviation, 0 to 255) from which a block has structure: JPEG at quality 20 leaves up to 2 in a clear sky. */
const STRUCTURE_FROM = 3;
/**
 * Correlation from which the structure of a block agrees. Chosen between what was measured: blocks of two pages of text in one
 * layout correlate to 0.5 to 0.85, those of a copy that nothing was written on to 0.9 and more.
 */
const AGREES_FROM = 0.85;
/** Width of a step of brightness in which cells count as one colour. */
const COLOUR_STEP = 8;

export type Overlap = Pick<
  Comparison,
  'difference' | 'worstDifference' | 'flatness' | 'correlation' | 'fineCorrelation' | 'agreement' | 'tellingBlocks' | 'sharpnessOfA' | 'sharpnessOfB'
>;

/** Measure how two grids of one size agree; they hold what two pictures show of the same part. */
export function measureOverlap(a: CellGrid, b: CellGrid): Overlap {
  const { columns, rows } = a;
  const [greyA, greyB] = [brightnessOf(a), brightnessOf(b)];
  const [fineA, fineB] = [fineStructure(greyA, columns, rows), fineStructure(greyB, columns, rows)];
  const whole = { left: 0, top: 0, right: columns, bottom: rows };
  const fine = correlate(fineA, fineB, columns, whole);
  let [telling, agreeing] = [0, 0];
  eachBlock(columns, rows, BLOCK, (block) => {
    const found = correlate(fineA, fineB, columns, block);
    if (Math.max(found.deviationOfA, found.deviationOfB) < STRUCTURE_FROM) return;
    telling += 1;
    if (found.correlation >= AGREES_FROM) agreeing += 1;
  });
  const apart = differences(a, b);
  let worst = 0;
  eachBlock(columns, rows, SMALL_BLOCK, (block) => (worst = Math.max(worst, meanIn(apart, columns, block))));
  return {
    difference: meanIn(apart, columns, whole),
    worstDifference: worst,
    flatness: Math.min(flatnessOf(greyA), flatnessOf(greyB)),
    correlation: correlate(greyA, greyB, columns, whole).correlation,
    fineCorrelation: fine.correlation,
    agreement: telling === 0 ? 0 : agreeing / telling,
    tellingBlocks: telling,
    sharpnessOfA: fine.deviationOfA,
    sharpnessOfB: fine.deviationOfB,
  };
}

interface Block {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** What stands out of the mean of the 3 x 3 cells around each cell. */
export function fineStructure(grey: Float32Array, columns: number, rows: number): Float32Array {
  const fine = new Float32Array(grey.length);
  for (let y = 0; y < rows; y++) {
    const [top, bottom] = [Math.max(0, y - 1), Math.min(rows - 1, y + 1)];
    for (let x = 0; x < columns; x++) {
      const [left, right] = [Math.max(0, x - 1), Math.min(columns - 1, x + 1)];
      let sum = 0;
      for (let v = top; v <= bottom; v++) for (let u = left; u <= right; u++) sum += grey[v * columns + u] as number;
      fine[y * columns + x] = (grey[y * columns + x] as number) - sum / ((bottom - top + 1) * (right - left + 1));
    }
  }
  return fine;
}

/** Pearson's correlation within a block, 0 where one of the two is flat, and both standard deviations. */
function correlate(a: Float32Array, b: Float32Array, columns: number, { left, top, right, bottom }: Block): { correlation: number; deviationOfA: number; deviationOfB: number } {
  let [sumA, sumB, sumAA, sumBB, sumAB] = [0, 0, 0, 0, 0];
  for (let y = top; y < bottom; y++) {
    for (let i = y * columns + left, end = y * columns + right; i < end; i++) {
      const [x, z] = [a[i] as number, b[i] as number];
      sumA += x;
      sumB += z;
      sumAA += x * x;
      sumBB += z * z;
      sumAB += x * z;
    }
  }
  const cells = (right - left) * (bottom - top);
  const deviationOfA = Math.sqrt(Math.max(0, sumAA / cells - (sumA / cells) ** 2));
  const deviationOfB = Math.sqrt(Math.max(0, sumBB / cells - (sumB / cells) ** 2));
  const shared = sumAB / cells - (sumA / cells) * (sumB / cells);
  const product = deviationOfA * deviationOfB;
  return { correlation: product < 1e-6 ? 0 : shared / product, deviationOfA, deviationOfB };
}

/** Share of the cells that have the commonest brightness: the paper of a page, the background of a screen. */
function flatnessOf(grey: Float32Array): number {
  const steps = new Uint32Array(256 / COLOUR_STEP);
  for (let i = 0; i < grey.length; i++) {
    const step = Math.min(steps.length - 1, Math.floor((grey[i] as number) / COLOUR_STEP));
    steps[step] = (steps[step] as number) + 1;
  }
  return Math.max(...steps) / grey.length;
}

function differences({ channels: a }: CellGrid, { channels: b }: CellGrid): Float32Array {
  const apart = new Float32Array(a[0].length);
  for (const [channel, own] of a.entries()) {
    const other = b[channel] as Float32Array;
    for (let i = 0; i < apart.length; i++) apart[i] = (apart[i] as number) + Math.abs((own[i] as number) - (other[i] as number)) / 3;
  }
  return apart;
}

function meanIn(values: Float32Array, columns: number, { left, top, right, bottom }: Block): number {
  let sum = 0;
  for (let y = top; y < bottom; y++) for (let x = left; x < right; x++) sum += values[y * columns + x] as number;
  return sum / ((right - left) * (bottom - top));
}

/** Blocks that cover the grid; the last of a row or column may be up to twice as large, never smaller. */
function eachBlock(columns: number, rows: number, side: number, visit: (block: Block) => void): void {
  const [across, down] = [Math.max(1, Math.floor(columns / side)), Math.max(1, Math.floor(rows / side))];
  for (let y = 0; y < down; y++) {
    for (let x = 0; x < across; x++) {
      visit({ left: x * side, top: y * side, right: x === across - 1 ? columns : (x + 1) * side, bottom: y === down - 1 ? rows : (y + 1) * side });
    }
  }
}
