import { ADDRESS_BYTES, growIfNeeded } from '../assemble-kernel.ts';
import { bitsSet, type Hash64 } from '../decode/perceptual-hash.ts';
import { bucketPlaces, type Buckets } from './bucket-places.ts';
import { createHashKernel, HASH_BYTES, type HashKernel } from './hash-kernel.ts';

/**
 * 64-bit hashes by their parts, for finding all that are near another one.
 *
 * [Note: Multi-index hashing]
 * A hash is cut into six parts, each with a table of its own. Where two hashes differ in `radius` bits, the bits cannot be spread
 * so that every part differs in more than its share of them; so looking up every part with its share of bits changed finds
 * all, and each is then compared whole. Exact within the radius. Six parts and not four: their buckets are longer, but a
 * bucket's hashes lie side by side in the memory of a small kernel (`hash-kernel.ts`), where comparing one takes less than
 * 2 ns, and another look-up more. Source: Norouzi, Punjani, Fleet, "Fast
 * Search in Hamming Space with Multi-Index Hashing" (CVPR 2012); its pigeonholes of unequal size are those of Qin et al.,
 * "GPH: Similarity Search in Hamming Space" (ICDE 2018).
 */
export interface HashIndex {
  /**
   * Places of hashes near this one, in no order, each once: all that are up to `sure` bits apart, and most that are up to `radius`.
   * A smaller `sure` looks up less: where hashes crowd, a question takes as long as what it looks up.
   */
  near(hash: Hash64, radius: number, sure?: number): number[];
}

/** Where the parts of a hash begin, from its lowest bit, and how many bits they have. */
const PARTS: readonly Part[] = [11, 11, 11, 11, 10, 10].map((bits, i, all) => ({ bits, shift: all.slice(0, i).reduce((sum, one) => sum + one, 0) }));

interface Part {
  readonly shift: number;
  readonly bits: number;
}

/** Bits that one part may differ in. */
const FLIPS_MAX = 1;
export const RADIUS_MAX = PARTS.length * (FLIPS_MAX + 1) - 1;

/** Bits that must be set and unset for a hash to tell pictures apart: that of a blank picture says nothing. */
const TELLING_BITS = 6;

export function isTelling(hash: Hash64): boolean {
  const set = bitsSet(hash);
  return set >= TELLING_BITS && 64 - set >= TELLING_BITS;
}

/** @param hashes Null where there is none, or none that tells anything: such a place is never found. */
export function createHashIndex(hashes: readonly (Hash64 | null)[]): HashIndex {
  const { kernel, words, places, startsAt, foundAt } = loadTables(hashes);
  const lastAsked = new Uint32Array(hashes.length);
  let asked = 0;

  return {
    near(hash, radius, sure = radius) {
      if (sure > RADIUS_MAX) throw new Error(`hashes are found for certain up to ${RADIUS_MAX} bits apart, not ${sure}`);
      asked += 1;
      const [high, low] = hash;
      const found: number[] = [];
      for (const [i, part] of PARTS.entries()) {
        const flips = flipsOf(sure, i);
        if (flips < 0) continue;
        const topBit = flips === 0 ? 0 : 1 << (part.bits - 1);
        const foundEnd = kernel.compare(startsAt + i * STARTS_BYTES, partOf(high, low, part), topBit, high, low, radius, foundAt);
        for (let at = foundAt / ADDRESS_BYTES, end = foundEnd / ADDRESS_BYTES; at < end; at++) {
          const place = places[(words[at] as number) / HASH_BYTES] as number;
          if (lastAsked[place] === asked) continue;
          lastAsked[place] = asked;
          found.push(place);
        }
      }
      return found;
    },
  };
}

/** Bits that a part is looked up with changed, or -1 where it need not be. Over all parts they come, one more for each, to one more than `sure`. */
function flipsOf(sure: number, part: number): number {
  return Math.floor((sure + PARTS.length - part) / PARTS.length) - 1;
}

/** Room for where the buckets of one part begin, and the last one's end. */
const STARTS_BYTES = (2 ** Math.max(...PARTS.map(({ bits }) => bits)) + 1) * ADDRESS_BYTES;

/** What is in a kernel's memory. */
interface HashTables {
  readonly kernel: HashKernel;
  /** The memory, which begins with the hashes, uint64 [parts, hashes], in the order of each part. */
  readonly words: Uint32Array;
  /** Of each of those hashes. */
  readonly places: Uint32Array;
  /** Address of the first part's starts; those of the others follow, STARTS_BYTES each. */
  readonly startsAt: number;
  /** Address of the room for what is found. */
  readonly foundAt: number;
}

function loadTables(hashes: readonly (Hash64 | null)[]): HashTables {
  const tables = PARTS.map((part) => bucketByPart(hashes, part));
  const count = (tables[0] as Buckets).places.length;
  const places = new Uint32Array(PARTS.length * count);
  const startsAt = places.length * HASH_BYTES;
  const foundAt = startsAt + PARTS.length * STARTS_BYTES;
  const kernel = createHashKernel();
  growIfNeeded(kernel.memory, foundAt + count * ADDRESS_BYTES);
  const words = new Uint32Array(kernel.memory.buffer);
  for (const [i, table] of tables.entries()) {
    const first = i * count;
    places.set(table.places, first);
    words.set(table.starts.map((start) => (first + start) * HASH_BYTES), (startsAt + i * STARTS_BYTES) / ADDRESS_BYTES);
  }
  for (let i = 0; i < places.length; i++) {
    // The lower half comes first in memory.
    const [high, low] = hashes[places[i] as number] as Hash64;
    words[2 * i] = low;
    words[2 * i + 1] = high;
  }
  return { kernel, words, places, startsAt, foundAt };
}

function bucketByPart(hashes: readonly (Hash64 | null)[], part: Part): Buckets {
  return bucketPlaces(hashes.length, 2 ** part.bits, (place) => {
    const hash = hashes[place];
    return hash ? partOf(hash[0], hash[1], part) : -1;
  });
}

function partOf(high: number, low: number, { shift, bits }: Part): number {
  const from = shift >= 32 ? high >>> (shift - 32) : shift + bits <= 32 ? low >>> shift : (low >>> shift) | (high << (32 - shift));
  return from & (2 ** bits - 1);
}
