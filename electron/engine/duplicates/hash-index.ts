/**
 * 64-bit hashes by their parts, for finding all that are near another one.
 *
 * [Note: Multi-index hashing]
 * A hash is cut into four parts of 16 bits, each with a table of its own. Two hashes that differ in `radius` bits agree in
 * some part up to floor(radius / 4) bits; so looking up every part with that many bits changed finds all of them, and
 * each is then compared whole. Exact within the radius. Source: Norouzi, Punjani, Fleet, "Fast Search in Hamming Space
 * with Multi-Index Hashing" (CVPR 2012).
 */
export interface HashIndex {
  /** Places of hashes up to `radius` bits from this one, in no order, each once. */
  near(hash: Hash64, radius: number): number[];
}

/** The upper and the lower half, unsigned. */
export type Hash64 = readonly [high: number, low: number];

const PARTS = 4;
const PART_VALUES = 65_536;
/** Bits that one part may differ in: with 2 of them the radius goes to 11, with 137 look-ups a part. */
const FLIPS_MAX = 2;
export const RADIUS_MAX = PARTS * (FLIPS_MAX + 1) - 1;

/** Read 16 hex digits. */
export function readHash(digits: string): Hash64 {
  return [Number.parseInt(digits.slice(0, 8), 16), Number.parseInt(digits.slice(8), 16)];
}

/** Bits in which two hashes differ, 0 to 64. */
export function bitsApart(a: Hash64, b: Hash64): number {
  return countBits(a[0] ^ b[0]) + countBits(a[1] ^ b[1]);
}

/** Bits that must be set and unset for a hash to tell pictures apart: that of a blank picture says nothing. */
const TELLING_BITS = 6;

export function isTelling(hash: Hash64): boolean {
  const set = countBits(hash[0]) + countBits(hash[1]);
  return set >= TELLING_BITS && 64 - set >= TELLING_BITS;
}

/** @param hashes Null where there is none, or none that tells anything: such a place is never found. */
export function createHashIndex(hashes: readonly (Hash64 | null)[]): HashIndex {
  const highs = new Uint32Array(hashes.length);
  const lows = new Uint32Array(hashes.length);
  hashes.forEach((hash, i) => {
    highs[i] = hash?.[0] ?? 0;
    lows[i] = hash?.[1] ?? 0;
  });
  const tables = Array.from({ length: PARTS }, (_, part) => sortByPart(hashes, part));
  const lastAsked = new Uint32Array(hashes.length);
  let asked = 0;

  return {
    near(hash, radius) {
      if (radius > RADIUS_MAX) throw new Error(`hashes are found up to ${RADIUS_MAX} bits apart, not ${radius}`);
      asked += 1;
      const found: number[] = [];
      const flips = flipsUpTo(Math.floor(radius / PARTS));
      for (const [part, { starts, places }] of tables.entries()) {
        const value = partOf(hash, part);
        for (const flip of flips) {
          const key = value ^ flip;
          for (let at = starts[key] as number, end = starts[key + 1] as number; at < end; at++) {
            const place = places[at] as number;
            if (lastAsked[place] === asked) continue;
            lastAsked[place] = asked;
            if (countBits((highs[place] as number) ^ hash[0]) + countBits((lows[place] as number) ^ hash[1]) <= radius) found.push(place);
          }
        }
      }
      return found;
    },
  };
}

interface PartTable {
  /** Of each value, where its places begin, [PART_VALUES + 1]. */
  readonly starts: Uint32Array;
  readonly places: Uint32Array;
}

function sortByPart(hashes: readonly (Hash64 | null)[], part: number): PartTable {
  const starts = new Uint32Array(PART_VALUES + 1);
  for (const hash of hashes) if (hash) starts[partOf(hash, part) + 1] = (starts[partOf(hash, part) + 1] as number) + 1;
  for (let i = 0; i < PART_VALUES; i++) starts[i + 1] = (starts[i + 1] as number) + (starts[i] as number);
  const next = starts.slice();
  const places = new Uint32Array(starts[PART_VALUES] as number);
  hashes.forEach((hash, place) => {
    if (!hash) return;
    const value = partOf(hash, part);
    const at = next[value] as number;
    next[value] = at + 1;
    places[at] = place;
  });
  return { starts, places };
}

function partOf(hash: Hash64, part: number): number {
  const half = part < 2 ? hash[0] : hash[1];
  return part % 2 === 0 ? half >>> 16 : half & 0xffff;
}

const FLIPS = Array.from({ length: FLIPS_MAX + 1 }, (_, most) => listFlips(most));

function flipsUpTo(most: number): readonly number[] {
  return FLIPS[most] ?? [];
}

function listFlips(most: number): number[] {
  return Array.from({ length: PART_VALUES }, (_, value) => value).filter((value) => countBits(value) <= most);
}

/** Source: Henry S. Warren, "Hacker's Delight", section 5-1. */
function countBits(value: number): number {
  let bits = value - ((value >>> 1) & 0x5555_5555);
  bits = (bits & 0x3333_3333) + ((bits >>> 2) & 0x3333_3333);
  return Math.imul((bits + (bits >>> 4)) & 0x0f0f_0f0f, 0x0101_0101) >>> 24;
}
