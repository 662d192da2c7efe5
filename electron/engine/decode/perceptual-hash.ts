/** Cells of the small grey picture that hashes are made from: 9 x 9, so that it can be turned and mirrored. */
export const HASH_SIDE = 9;

/**
 * The 64-bit difference hash (dHash) of a picture in each of its eight orientations.
 *
 * Source: Neal Krawetz, "Kind of Like That" (2013): each bit says whether a cell is darker than its right neighbour, in
 * 8 rows of 8 comparisons.
 * @param grey Luminance, uint8 [9, 9], row-major, of the upright picture squashed to 9 x 9.
 * @returns 16 hex digits each, the upright picture's own first.
 */
export function orientationHashes(grey: Uint8Array): string[] {
  if (grey.length !== HASH_SIDE * HASH_SIDE) throw new Error(`a ${HASH_SIDE} x ${HASH_SIDE} picture is needed`);
  const last = HASH_SIDE - 1;
  const turns: ((x: number, y: number) => [number, number])[] = [
    (x, y) => [x, y],
    (x, y) => [last - x, y],
    (x, y) => [last - x, last - y],
    (x, y) => [x, last - y],
    (x, y) => [y, x],
    (x, y) => [y, last - x],
    (x, y) => [last - y, last - x],
    (x, y) => [last - y, x],
  ];
  return turns.map((turn) =>
    differenceHash((x, y) => {
      const [fromX, fromY] = turn(x, y);
      return grey[fromY * HASH_SIDE + fromX] as number;
    }),
  );
}

/** A hash as its upper and its lower half, unsigned. */
export type Hash64 = readonly [high: number, low: number];

/** Read 16 hex digits. */
export function readHash(digits: string): Hash64 {
  return [Number.parseInt(digits.slice(0, 8), 16), Number.parseInt(digits.slice(8), 16)];
}

/** Bits in which two hashes of 16 hex digits differ, 0 to 64. */
export function hammingDistance(a: string, b: string): number {
  return bitsApart(readHash(a), readHash(b));
}

/** The same of hashes that were read. */
export function bitsApart(a: Hash64, b: Hash64): number {
  return bitsSet([a[0] ^ b[0], a[1] ^ b[1]]);
}

/** Bits that are set, 0 to 64. Source: Henry S. Warren, "Hacker's Delight", section 5-1. */
export function bitsSet([high, low]: Hash64): number {
  return countBits(high) + countBits(low);
}

function countBits(value: number): number {
  let bits = value - ((value >>> 1) & 0x5555_5555);
  bits = (bits & 0x3333_3333) + ((bits >>> 2) & 0x3333_3333);
  return Math.imul((bits + (bits >>> 4)) & 0x0f0f_0f0f, 0x0101_0101) >>> 24;
}

function differenceHash(cell: (x: number, y: number) => number): string {
  let hex = '';
  for (let y = 0; y < 8; y++) {
    let byte = 0;
    for (let x = 0; x < 8; x++) byte = (byte << 1) | (cell(x, y) < cell(x + 1, y) ? 1 : 0);
    hex += byte.toString(16).padStart(2, '0');
  }
  return hex;
}
