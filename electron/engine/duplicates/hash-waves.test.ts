import { expect, test } from 'vitest';
import { readWaves } from '../decode/placeholder-waves.ts';
import { hashWaves } from './hash-waves.ts';

const CELLS = 9;
// Bytes that look drawn by chance: every picture another one.
const pictures = Array.from({ length: 40 }, (_, i) => readWaves(Uint8Array.from({ length: 30 }, (__, at) => Math.imul(i * 30 + at + 1, 2_654_435_761) >>> 24)) ?? new Float32Array(49));

/** Brightness of the blurred picture in the middle of each cell, [9, 9]: the sum of its waves. */
function drawn(waves: Float32Array): number[] {
  const wave = (n: number, cell: number): number => (n === 0 ? 1 : Math.SQRT2) * Math.cos((Math.PI * n * (cell + 0.5)) / CELLS);
  return Array.from({ length: CELLS * CELLS }, (_, i) =>
    waves.reduce((sum, height, at) => sum + height * wave(at % 7, i % CELLS) * wave(Math.floor(at / 7), Math.floor(i / CELLS)), 0));
}

test('each bit says whether a cell of the blurred picture is darker than its right neighbour', () => {
  const hashes = hashWaves(Float32Array.from(pictures.flatMap((waves) => [...waves])));
  const wrong = pictures.flatMap((waves, i) => {
    const cells = drawn(waves);
    return Array.from({ length: 64 }, (_, bit) => {
      const at = Math.floor(bit / 8) * CELLS + (bit % 8);
      const half = hashes[i]?.[bit < 32 ? 0 : 1] ?? Number.NaN;
      return { picture: i, bit, rise: (cells[at + 1] as number) - (cells[at] as number), isSet: ((half >>> (31 - (bit % 32))) & 1) === 1 };
      // What is nearly a tie may fall either way.
    }).filter(({ rise, isSet }) => Math.abs(rise) > 1e-5 && isSet !== rise > 0);
  });
  expect(wrong).toEqual([]);
});

test('a picture has the same hash alone as among others', () => {
  const together = hashWaves(Float32Array.from(pictures.flatMap((waves) => [...waves])));
  expect(pictures.map((waves) => hashWaves(waves)[0])).toEqual(together);
});
