import { expect, test } from 'vitest';
import { normalize } from './embedding.ts';
import { multiplyRows } from './multiply-rows.ts';

/** Numbers in (-0.5, 0.5) that are the same every time. */
function noise(seed: number, count: number): number[] {
  return Array.from({ length: count }, (_, i) => {
    const wave = Math.sin(seed * 12.9898 + i * 78.233) * 43_758.5453;
    return wave - Math.floor(wave) - 0.5;
  });
}

function unitRows(count: number, seed: number, dim: number): Float32Array {
  return Float32Array.from(Array.from({ length: count }, (_, row) => [...normalize(noise(seed + row, dim))]).flat());
}

function productInDoubles(left: Float32Array, right: Float32Array, dim: number): number[] {
  const out: number[] = [];
  for (let a = 0; a < left.length; a += dim) {
    for (let b = 0; b < right.length; b += dim) {
      let sum = 0;
      for (let i = 0; i < dim; i++) sum += (left[a + i] as number) * (right[b + i] as number);
      out.push(sum);
    }
  }
  return out;
}

// One after the other in one memory: what a larger product left there must not show in a smaller one.
test.each([
  [128, 496, 384], [1, 1, 13], [1, 4, 13], [2, 4, 16], [3, 5, 13], [7, 11, 13], [8, 3, 1], [0, 4, 13], [5, 0, 13], [259, 9, 30],
])('%i rows by %i rows of %i dimensions: every dot product in its place, within 1e-5', (count, width, dim) => {
  const [left, right] = [unitRows(count, 100, dim), unitRows(width, 900, dim)];
  const product = multiplyRows(left, right, dim);
  const wanted = productInDoubles(left, right, dim);
  expect(product.length).toBe(wanted.length);
  const furthest = wanted.reduce((most, value, i) => Math.max(most, Math.abs(value - (product[i] as number))), 0);
  expect(furthest).toBeLessThan(1e-5);
});
