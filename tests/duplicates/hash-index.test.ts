import { expect, test } from 'vitest';
import { seededRandom } from '../fixtures/seeded-random.ts';
import { bitsApart, createHashIndex, readHash, RADIUS_MAX, type Hash64 } from '../../electron/engine/duplicates/hash-index.ts';

test(`finds exactly the hashes within every radius up to ${RADIUS_MAX}, as comparing all does`, () => {
  const random = seededRandom(3);
  const word = (): number => Math.floor(random() * 2 ** 32);
  const first: Hash64[] = Array.from({ length: 300 }, () => [word(), word()]);
  // Neighbours of every distance up to 14 bits.
  const near = first.flatMap((hash, i): Hash64[] => Array.from({ length: 3 }, () => flip(hash, (i * 7) % 15, random)));
  const hashes = [...first, ...near];
  const index = createHashIndex(hashes.map((hash, i) => (i % 50 === 49 ? null : hash)));
  for (const radius of [0, 3, 4, 7, 8, RADIUS_MAX]) {
    for (const hash of first.slice(0, 60)) {
      const expected = hashes.flatMap((other, i) => (i % 50 !== 49 && bitsApart(hash, other) <= radius ? [i] : []));
      expect(index.near(hash, radius).toSorted((a, b) => a - b)).toEqual(expected);
    }
  }
});

test('reads 16 hex digits and counts the bits between two hashes', () => {
  expect(bitsApart(readHash('ffffffffffffffff'), readHash('0000000000000000'))).toBe(64);
  expect(bitsApart(readHash('80000000a0000001'), readHash('0000000080000000'))).toBe(3);
});

function flip(hash: Hash64, bits: number, random: () => number): Hash64 {
  const halves: [number, number] = [...hash];
  const places = new Set<number>();
  while (places.size < bits) places.add(Math.floor(random() * 64));
  for (const place of places) halves[place >> 5] = ((halves[place >> 5] as number) ^ (1 << (place & 31))) >>> 0;
  return halves;
}
