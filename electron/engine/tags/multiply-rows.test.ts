import { expect, test } from 'vitest';
import { multiplyRows } from './multiply-rows.ts';

/** Numbers in (-0.5, 0.5) that are the same every time. */
function noise(seed: number, count: number): number[] {
  return Array.from({ length: count }, (_, i) => {
    const wave = Math.sin(seed * 12.9898 + i * 78.233) * 43_758.5453;
    return wave - Math.floor(wave) - 0.5;
  });
}
const rowsOf = (count: number, from: number, dim: number): Float32Array => Float32Array.from(noise(from, count * dim));

test.each([[1, 1], [1, 4], [2, 4], [3, 5], [7, 11], [8, 3], [0, 4], [5, 0]])('%i photos by %i tags: every dot product in its place', (count, width) => {
  const dim = 13;
  const [photos, tags] = [rowsOf(count, 100, dim), rowsOf(width, 900, dim)];
  const product = multiplyRows(photos, tags, dim);
  expect(product.length).toBe(count * width);
  for (let photo = 0; photo < count; photo++) {
    for (let tag = 0; tag < width; tag++) {
      let wanted = 0;
      for (let i = 0; i < dim; i++) wanted += (photos[photo * dim + i] as number) * (tags[tag * dim + i] as number);
      expect(product[photo * width + tag]).toBeCloseTo(wanted, 6);
    }
  }
});
