import { expect, test } from 'vitest';
import { seededRandom } from '../fixtures/seeded-random.ts';
import { bitsApart, type Hash64 } from '../../electron/engine/decode/perceptual-hash.ts';
import { createHashIndex, RADIUS_MAX } from '../../electron/engine/duplicates/hash-index.ts';

test(`finds exactly the hashes within every radius up to ${RADIUS_MAX}, as comparing all does`, () => {
  const random = seededRandom(3);
  const first: Hash64[] = Array.from({ length: 300 }, () => [word(random), word(random)]);
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

test.each([0, 5, 8, RADIUS_MAX])('where hashes crowd, finds once each that is near, and misses none up to %i bits apart that it was to be sure of', (sure) => {
  const random = seededRandom(sure);
  const centres = Array.from({ length: 12 }, (): Hash64 => [word(random), word(random)]);
  const around = (): Hash64 => flip(centres[Math.floor(random() * centres.length)] as Hash64, Math.floor(random() * 12), random);
  // A third is equal, as pictures of fog are; every seventh has none.
  const hashes = Array.from({ length: 6_007 }, (_, i) => (i % 7 === 0 ? null : i % 3 === 0 ? (centres[0] as Hash64) : around()));
  const index = createHashIndex(hashes);
  for (const radius of [0, 1, 8, RADIUS_MAX]) {
    for (const asked of [centres[0] as Hash64, centres[5] as Hash64, around(), [0, 0xffff_ffff] as const]) {
      const apart = hashes.map((other) => (other ? bitsApart(asked, other) : 65));
      const times = new Uint32Array(hashes.length);
      for (const place of index.near(asked, radius, sure)) times[place] = (times[place] as number) + 1;
      const wrong = apart.flatMap((bits, place) => {
        const [fewest, most] = [bits <= Math.min(radius, sure) ? 1 : 0, bits <= radius ? 1 : 0];
        const found = times[place] as number;
        return found < fewest || found > most ? [{ place, bits, found }] : [];
      });
      expect(wrong).toEqual([]);
    }
  }
});

test('hashes at both ends of every part are found among a hundred thousand', () => {
  const random = seededRandom(8);
  const ends: Hash64[] = [[0, 0], [0xffff_ffff, 0xffff_ffff], [0x8000_0000, 0x8000_0000], [0x7fff_ffff, 0x7fff_ffff]];
  const index = createHashIndex([...ends, ...Array.from({ length: 100_000 }, (): Hash64 => [word(random), word(random)]), ...ends]);
  for (const [i, hash] of ends.entries()) expect(index.near(hash, 0).toSorted((a, b) => a - b)).toEqual([i, 100_004 + i]);
});

test('finds nothing where there is no hash, and two indices do not mix', () => {
  expect(createHashIndex([]).near([1, 2], RADIUS_MAX)).toEqual([]);
  expect(createHashIndex([null, null]).near([0, 0], RADIUS_MAX)).toEqual([]);
  const [one, other] = [createHashIndex([[1, 1]]), createHashIndex([null, [2, 2]])];
  expect([one.near([1, 1], 0), other.near([2, 2], 0), one.near([2, 2], 0)]).toEqual([[0], [1], []]);
  expect(() => one.near([1, 1], RADIUS_MAX + 1)).toThrow('not 12');
});

function word(random: () => number): number {
  return Math.floor(random() * 2 ** 32);
}

function flip(hash: Hash64, bits: number, random: () => number): Hash64 {
  const halves: [number, number] = [...hash];
  const places = new Set<number>();
  while (places.size < bits) places.add(Math.floor(random() * 64));
  for (const place of places) halves[place >> 5] = ((halves[place >> 5] as number) ^ (1 << (place & 31))) >>> 0;
  return halves;
}
