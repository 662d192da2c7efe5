import { multiplyRows } from '../encode/multiply-rows.ts';
import { giveWay, giveWayIfOver, type Slice } from '../give-way.ts';
import { CONCEPT_COSINE_MAX, CONCEPT_MIDDLES_MAX, CONCEPT_STANDING, CONCEPTS_MAX } from './limits.ts';

/** Unit vectors one after the other. */
export interface VectorRows {
  /** [rows * dim] */
  readonly vectors: Float32Array;
  readonly dim: number;
}

/** Pairs drawn to see how alike two photos are at random. */
const PAIRS = 4_000;
/** Pictures that are held against all middles without a pause: a few milliseconds. */
const ROWS_AT_ONCE = 128;
/** Rounds in which middles move to the mean of what is near them. */
const ROUNDS = 4;
/** Middles whose cosine is so much nearer 1 than what joins a photo are one. */
const MERGE_SHARE = 0.5;

/** Cosine from which a photo belongs to a middle, by how alike two photos of these are at random. */
export function joiningCosine(rows: VectorRows): number {
  const count = rows.vectors.length / rows.dim;
  let [sum, squares, pairs] = [0, 0, 0];
  for (let i = 0; i < PAIRS; i++) {
    // Two strides without a common factor meet every pair sooner or later, the same ones every time.
    const [a, b] = [(i * 7_919) % count, (i * 104_729 + 17) % count];
    if (a === b) continue;
    const cosine = cosineOf(rows, a, rowOf(rows, b));
    [sum, squares, pairs] = [sum + cosine, squares + cosine * cosine, pairs + 1];
  }
  const mean = sum / Math.max(1, pairs);
  return Math.min(CONCEPT_COSINE_MAX, mean + CONCEPT_STANDING * Math.sqrt(Math.max(0, squares / Math.max(1, pairs) - mean * mean)));
}

/**
 * Middles of groups of pictures that look alike: every picture joins the nearest middle that is near enough or becomes one
 * (Hartigan's leader algorithm, "Clustering Algorithms", 1975, chapter 3), then the largest move to the mean of theirs.
 *
 * @returns Unit vectors, the largest group's first; none for pictures that are like nothing else.
 */
export async function findMiddles(rows: VectorRows, joinAt: number, slice: Slice): Promise<Float32Array[]> {
  const count = rows.vectors.length / rows.dim;
  const sums: Float32Array[] = [];
  let middles: Float32Array[] = [];
  for (let row = 0; row < count; row++) {
    if (slice.isOver()) await giveWay(slice);
    const at = nearest(rows, row, middles, joinAt);
    if (at >= 0) addTo(sums[at] as Float32Array, rowOf(rows, row));
    else if (middles.length < CONCEPT_MIDDLES_MAX) sums.push(rowOf(rows, row).slice());
    else continue;
    const changed = at >= 0 ? at : sums.length - 1;
    middles[changed] = unit(sums[changed] as Float32Array);
  }
  for (let round = 0; round < ROUNDS; round++) {
    const members = await assign(rows, middles, { joinAt, slice });
    const alive = members.flatMap((its, at) => (its.length > 1 ? [{ middle: meanOf(rows, its), photos: its.length, at }] : []));
    const largest = alive.toSorted((a, b) => b.photos - a.photos || a.at - b.at).slice(0, CONCEPTS_MAX * 2);
    await giveWayIfOver(slice);
    middles = distinct(largest.map(({ middle }) => middle), joinAt + (1 - joinAt) * MERGE_SHARE);
  }
  return middles;
}

/** Positions of the rows that belong to each middle, the nearest one's. */
export async function assign({ vectors, dim }: VectorRows, middles: readonly Float32Array[], { joinAt, slice }: { readonly joinAt: number; readonly slice: Slice }): Promise<number[][]> {
  const members = middles.map((): number[] => []);
  const joined = joinRows(middles);
  for (let first = 0; first * dim < vectors.length; first += ROWS_AT_ONCE) {
    await giveWayIfOver(slice);
    const cosines = multiplyRows(vectors.subarray(first * dim, (first + ROWS_AT_ONCE) * dim), joined, dim);
    for (let row = 0; row * middles.length < cosines.length; row++) {
      members[highestFrom(joinAt, cosines.subarray(row * middles.length, (row + 1) * middles.length))]?.push(first + row);
    }
  }
  return members;
}

/** Vectors one after the other. */
export function joinRows(rows: readonly Float32Array[]): Float32Array {
  const joined = new Float32Array(rows.reduce((length, row) => length + row.length, 0));
  let at = 0;
  for (const row of rows) {
    joined.set(row, at);
    at += row.length;
  }
  return joined;
}

/** Position of the highest value from `least` on; -1 where none is. */
function highestFrom(least: number, values: Float32Array): number {
  let [best, highest] = [-1, least];
  for (let at = 0; at < values.length; at++) if ((values[at] as number) >= highest) [best, highest] = [at, values[at] as number];
  return best;
}

/** -1 where none is near enough. */
function nearest(rows: VectorRows, row: number, middles: readonly Float32Array[], joinAt: number): number {
  let [best, bestCosine] = [-1, joinAt];
  for (const [at, middle] of middles.entries()) {
    const cosine = cosineOf(rows, row, middle);
    if (cosine >= bestCosine) [best, bestCosine] = [at, cosine];
  }
  return best;
}

function distinct(middles: readonly Float32Array[], sameAt: number): Float32Array[] {
  const kept: Float32Array[] = [];
  for (const middle of middles) if (nearest({ vectors: middle, dim: middle.length }, 0, kept, sameAt) < 0) kept.push(middle);
  return kept;
}

/** Mean direction of some rows, unit length. */
export function meanOf(rows: VectorRows, which: readonly number[]): Float32Array {
  const sum = new Float32Array(rows.dim);
  for (const row of which) addTo(sum, rowOf(rows, row));
  return unit(sum);
}

function rowOf({ vectors, dim }: VectorRows, row: number): Float32Array {
  return vectors.subarray(row * dim, (row + 1) * dim);
}

function cosineOf({ vectors, dim }: VectorRows, row: number, other: Float32Array): number {
  let sum = 0;
  for (let i = 0; i < dim; i++) sum += (vectors[row * dim + i] as number) * (other[i] as number);
  return sum;
}

function addTo(sum: Float32Array, vector: Float32Array): void {
  for (let i = 0; i < sum.length; i++) sum[i] = (sum[i] as number) + (vector[i] as number);
}

function unit(sum: Float32Array): Float32Array {
  let squares = 0;
  for (const value of sum) squares += value * value;
  const length = Math.sqrt(squares) || 1;
  return sum.map((value) => value / length);
}
