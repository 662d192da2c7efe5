import { ADDRESS_BYTES, growIfNeeded } from '../assemble-kernel.ts';
import { bucketPlaces } from './bucket-places.ts';
import { multiplyRows } from '../encode/multiply-rows.ts';
import { giveWayIfOver, type Slice } from '../give-way.ts';
import { BANDS, BITS_PER_BAND, FIRST_SIGNS_APART_MAX, FIRST_SIGNS_BANDS, VECTOR_CANDIDATES_MAX } from './limits.ts';
import { createSignKernel, SIGN_BYTES, type SignKernel } from './sign-kernel.ts';

/**
 * Vectors sorted into buckets, for finding those that are near another one without comparing all with all.
 *
 * [Note: Bands of signs]
 * The mean of all vectors is taken out, since all photos share much of their direction; what is left is turned at random
 * (signs flipped, then a Hadamard transform), and the signs of its coordinates are cut into bands. Two vectors with
 * an angle of t share one sign with a chance of 1 - t / pi, a band of 14 signs with its 14th power, and one of 64 bands
 * nearly always where they are as near as copies are. Of those that share a band most are not near all the same: their first
 * signs tell, which a small kernel counts (`sign-kernel.ts`). Sources: Charikar,
 * "Similarity Estimation Techniques from Rounding Algorithms" (2002); Andoni et al., "Practical and Optimal LSH for
 * Angular Distance" (2015), for the fast turning.
 */
export interface VectorIndex {
  /** Rows with a cosine of at least `least` to this row, itself apart, of those that may count; best first, at most VECTOR_CANDIDATES_MAX. */
  near(row: number, least: number, mayCount: (other: number) => boolean): { readonly row: number; readonly cosine: number }[];
  /** Cosine of two rows, to within 0.01. */
  cosine(a: number, b: number): number;
}

/** Unit vectors as they are kept: a byte for each coordinate. */
export interface ByteVectors {
  readonly dim: number;
  /** int8 [rows, dim]. */
  readonly bytes: Int8Array;
  /** What one step of a byte is, of each row: float32 [rows]; 0 for a row without a vector. */
  readonly steps: Float32Array;
}

/** Rows that are compared at once: some 2 ms. */
const SCANNED_AT_ONCE = 512;

/**
 * As `createVectorIndex`, by comparing some rows with every row: for few questions, which an index would not pay for.
 *
 * @param asked The rows that `near` will be asked for.
 * @param from The smallest cosine that it will be asked for.
 */
export async function createVectorScan(vectors: ByteVectors, asked: readonly number[], from: number, slice: Slice): Promise<VectorIndex> {
  const { dim, steps } = vectors;
  const found = new Map(asked.map((row) => [row, [] as { row: number; cosine: number }[]]));
  const right = floatRows(vectors, asked);
  for (let start = 0; start < steps.length && asked.length > 0; start += SCANNED_AT_ONCE) {
    const rows = Array.from({ length: Math.min(SCANNED_AT_ONCE, steps.length - start) }, (_, i) => start + i);
    const cosines = multiplyRows(floatRows(vectors, rows), right, dim);
    for (let i = 0; i < cosines.length; i++) {
      const cosine = cosines[i] as number;
      if (cosine < from) continue;
      const [row, other] = [asked[i % asked.length] as number, start + Math.floor(i / asked.length)];
      if (other !== row) found.get(row)?.push({ row: other, cosine });
    }
    await giveWayIfOver(slice);
  }
  return {
    cosine: cosineOf(vectors),
    near: (row, least, mayCount) => nearest((found.get(row) ?? []).filter((other) => other.cosine >= least && mayCount(other.row))),
  };
}

/** float32 [rows, dim], one after the other. */
function floatRows({ dim, bytes, steps }: ByteVectors, rows: readonly number[]): Float32Array {
  const floats = new Float32Array(rows.length * dim);
  for (const [i, row] of rows.entries()) {
    const step = steps[row] as number;
    for (let k = 0, at = row * dim, to = i * dim; k < dim; k++) floats[to++] = (bytes[at++] as number) * step;
  }
  return floats;
}

function cosineOf({ dim, bytes, steps }: ByteVectors): VectorIndex['cosine'] {
  return (a, b) => {
    let sum = 0;
    for (let i = a * dim, j = b * dim, end = i + dim; i < end; i++, j++) sum += (bytes[i] as number) * (bytes[j] as number);
    return sum * (steps[a] as number) * (steps[b] as number);
  };
}

function nearest(found: { row: number; cosine: number }[]): { row: number; cosine: number }[] {
  return found.sort((a, b) => b.cosine - a.cosine).slice(0, VECTOR_CANDIDATES_MAX);
}

export async function createVectorIndex(vectors: ByteVectors, slice: Slice): Promise<VectorIndex> {
  const { steps } = vectors;
  const rows = steps.length;
  const cosine = cosineOf(vectors);
  const codes = await signCodes(vectors, slice);
  const { kernel, words, starts, foundAt } = await loadBands(steps, codes, slice);
  const lastAsked = new Uint32Array(rows);
  let asked = 0;

  return {
    cosine,
    near(row, least, mayCount) {
      if (steps[row] === 0) return [];
      asked += 1;
      lastAsked[row] = asked;
      const found: { row: number; cosine: number }[] = [];
      for (let band = 0; band < BANDS; band++) {
        const bucket = band * (CODES + 1) + (codes[row * BANDS + band] as number);
        const end = kernel.compare(starts[bucket] as number, starts[bucket + 1] as number, row * SIGN_BYTES, FIRST_SIGNS_APART_MAX, foundAt);
        for (let at = foundAt / ADDRESS_BYTES; at < end / ADDRESS_BYTES; at++) {
          const other = (words[at] as number) / SIGN_BYTES;
          if (lastAsked[other] === asked) continue;
          lastAsked[other] = asked;
          if (!mayCount(other)) continue;
          const alike = cosine(row, other);
          if (alike >= least) found.push({ row: other, cosine: alike });
        }
      }
      return nearest(found);
    },
  };
}

const CODES = 1 << BITS_PER_BAND;

/** What is in a kernel's memory: the first signs of every row, then the buckets of every band. */
interface BandTables {
  readonly kernel: SignKernel;
  /** The memory. */
  readonly words: Uint32Array;
  /** Addresses where each bucket begins in memory, and the band's last one ends, uint32 [BANDS, CODES + 1]. In it are the addresses of its rows' signs, uint32. */
  readonly starts: Uint32Array;
  /** Address of the room for what is found. */
  readonly foundAt: number;
}

/**
 * @param steps Of each row, 0 where it is in no bucket.
 * @param codes The bands of every row, uint16 [rows, BANDS].
 */
async function loadBands(steps: Float32Array, codes: Uint16Array, slice: Slice): Promise<BandTables> {
  const rows = steps.length;
  const bandsAt = rows * SIGN_BYTES;
  const foundAt = bandsAt + BANDS * rows * ADDRESS_BYTES;
  const kernel = createSignKernel();
  growIfNeeded(kernel.memory, foundAt + rows * ADDRESS_BYTES);
  const signs = new Uint16Array(kernel.memory.buffer);
  for (let row = 0; row < rows; row++) {
    for (let band = 0; band < FIRST_SIGNS_BANDS; band++) signs[row * FIRST_SIGNS_BANDS + band] = codes[row * BANDS + band] as number;
  }
  const words = new Uint32Array(kernel.memory.buffer);
  const starts = new Uint32Array(BANDS * (CODES + 1));
  for (let band = 0; band < BANDS; band++) {
    const buckets = bucketPlaces(rows, CODES, (row) => (steps[row] === 0 ? -1 : (codes[row * BANDS + band] as number)));
    const bandAt = bandsAt + band * rows * ADDRESS_BYTES;
    words.set(buckets.places.map((row) => row * SIGN_BYTES), bandAt / ADDRESS_BYTES);
    starts.set(buckets.starts.map((start) => bandAt + start * ADDRESS_BYTES), band * (CODES + 1));
    await giveWayIfOver(slice);
  }
  return { kernel, words, starts, foundAt };
}

/** The bands of every row, uint16 [rows, BANDS]. */
async function signCodes({ dim, bytes, steps }: ByteVectors, slice: Slice): Promise<Uint16Array> {
  const rows = steps.length;
  const mean = new Float32Array(dim);
  for (let row = 0; row < rows; row++) {
    const step = steps[row] as number;
    for (let i = 0; i < dim; i++) mean[i] = (mean[i] as number) + ((bytes[row * dim + i] as number) * step) / rows;
    if ((row & 1023) === 0) await giveWayIfOver(slice);
  }
  const width = 2 ** Math.ceil(Math.log2(Math.max(dim, 2)));
  const rounds = Math.ceil((BANDS * BITS_PER_BAND) / width);
  const signs = Array.from({ length: rounds + 1 }, (_, turn) => randomSigns(width, turn + 1));
  const codes = new Uint16Array(rows * BANDS);
  let work: Float32Array = new Float32Array(width);
  let spare: Float32Array = new Float32Array(width);
  const bits = new Uint8Array(rounds * width);
  for (let row = 0; row < rows; row++) {
    const step = steps[row] as number;
    work.fill(0);
    for (let i = 0; i < dim; i++) work[i] = (bytes[row * dim + i] as number) * step - (mean[i] as number);
    // Two turns before the first signs are read, one more before the next ones.
    for (const [turn, flips] of signs.entries()) {
      [work, spare] = turnAround(work, spare, flips);
      if (turn > 0) for (let i = 0; i < width; i++) bits[(turn - 1) * width + i] = (work[i] as number) > 0 ? 1 : 0;
    }
    for (let band = 0; band < BANDS; band++) {
      let code = 0;
      for (let bit = 0; bit < BITS_PER_BAND; bit++) code = (code << 1) | (bits[band * BITS_PER_BAND + bit] as number);
      codes[row * BANDS + band] = code;
    }
    if ((row & 63) === 0) await giveWayIfOver(slice);
  }
  return codes;
}

/**
 * Flip signs, then transform (Hadamard, its coordinates in another order): coordinates are as good as drawn by chance after two
 * such turns.
 *
 * @param spare Overwritten. @returns The turned vector, and what may be overwritten next.
 */
function turnAround(work: Float32Array, spare: Float32Array, flips: Float32Array): [Float32Array, Float32Array] {
  const half = work.length / 2;
  for (let i = 0; i < work.length; i++) work[i] = (work[i] as number) * (flips[i] as number);
  let [from, to] = [work, spare];
  // Each pass reads neighbours and writes the two halves, so that all passes are one loop without short ones inside.
  for (let done = 1; done < work.length; done *= 2) {
    for (let i = 0; i < half; i++) {
      const a = from[2 * i] as number;
      const b = from[2 * i + 1] as number;
      to[i] = a + b;
      to[i + half] = a - b;
    }
    [from, to] = [to, from];
  }
  return [from, to];
}

/** Signs that look drawn by chance and are the same every time (xorshift32). */
function randomSigns(length: number, seed: number): Float32Array {
  let state = Math.imul(seed, 2_654_435_761) | 1;
  return Float32Array.from({ length }, () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return state & 1024 ? 1 : -1;
  });
}
