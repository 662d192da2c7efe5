import { expect, test } from 'vitest';
import { normalize } from '../encode/embedding.ts';
import { fitLogistic, lossAt, marginsOf, type LogisticExample } from './fit-logistic.ts';

/** Numbers in (-0.5, 0.5) that are the same every time. */
function noise(seed: number, count: number): number[] {
  return Array.from({ length: count }, (_, i) => {
    const wave = Math.sin(seed * 12.9898 + i * 78.233) * 43_758.5453;
    return wave - Math.floor(wave) - 0.5;
  });
}
const vectorOf = (seed: number, dim: number): Float32Array => normalize(noise(seed, dim));

/** Made-up photos: yes where a hidden direction, and chance, say so. */
function madeUp(count: number, dim: number, seed: number): LogisticExample[] {
  const chances = noise(-seed, 2 * count);
  const hidden = vectorOf(seed, dim);
  return Array.from({ length: count }, (_, i) => {
    const vector = vectorOf(seed * 1_000 + i, dim);
    const likes = hidden.reduce((sum, value, at) => sum + value * (vector[at] as number), 0);
    return { vector, isTrue: likes + (chances[i] as number) * 0.4 > 0.1, weight: 0.75 + (chances[count + i] as number) };
  });
}

/**
 * The same answer by another way: Newton's method with the whole Hessian (iteratively reweighted least squares), each step
 * solved by Gauss's elimination with pivots.
 */
function solveByNewton(examples: readonly LogisticExample[], dim: number, strength: number): number[] {
  const size = dim + 1;
  let point = Array.from({ length: size }, () => 0);
  for (let step = 0; step < 40; step++) {
    const gradient = point.map((value, i) => (i < dim ? strength * value : 0));
    const hessian = Array.from({ length: size }, (_, i) => Array.from({ length: size }, (__, j) => (i === j && i < dim ? strength : 0)));
    for (const { vector, isTrue, weight } of examples) {
      const row = [...vector, 1];
      const chance = 1 / (1 + Math.exp(-row.reduce((sum, value, i) => sum + value * (point[i] as number), 0)));
      row.forEach((value, i) => {
        gradient[i] = (gradient[i] as number) + weight * (chance - Number(isTrue)) * value;
        row.forEach((other, j) => ((hessian[i] as number[])[j] = ((hessian[i] as number[])[j] as number) + weight * chance * (1 - chance) * value * other));
      });
    }
    const change = eliminate(hessian, gradient);
    point = point.map((value, i) => value - (change[i] as number));
  }
  return point;
}

function eliminate(matrix: number[][], right: readonly number[]): number[] {
  const rows = matrix.map((row, i) => [...row, right[i] as number]);
  rows.forEach((_, column) => {
    const pivot = rows.slice(column).reduce((best, row, i) => (Math.abs(row[column] as number) > Math.abs((rows[best] as number[])[column] as number) ? column + i : best), column);
    [rows[column], rows[pivot]] = [rows[pivot] as number[], rows[column] as number[]];
    const chosen = rows[column];
    rows.forEach((row, i) => {
      if (i === column) return;
      const share = (row[column] as number) / (chosen[column] as number);
      chosen.forEach((value, at) => (row[at] = (row[at] as number) - share * value));
    });
  });
  return rows.map((row, i) => (row.at(-1) as number) / (row[i] as number));
}

test.each([[60, 8, 0.1, 1], [200, 12, 1, 2], [30, 16, 0.01, 3], [12, 16, 0.1, 4]])('%i photos of %i dimensions at strength %f: the reference solution', (count, dim, strength, seed) => {
  const examples = madeUp(count, dim, seed);
  const { weights, bias } = fitLogistic(examples, dim, strength);
  const wanted = solveByNewton(examples, dim, strength);
  [...weights, bias].forEach((value, i) => expect(value).toBeCloseTo(wanted[i] as number, 4));
});

test('nothing makes the loss less: the gradient is as good as zero, and any step away costs', () => {
  const examples = madeUp(150, 16, 5);
  const { weights, bias } = fitLogistic(examples, 16, 0.1);
  const point = Float64Array.from([...weights, bias]);
  const { loss, gradient } = lossAt(point, examples, 0.1);
  expect(Math.hypot(...gradient)).toBeLessThan(1e-5);
  for (let i = 0; i < point.length; i++) {
    for (const by of [-0.01, 0.01]) expect(lossAt(point.map((value, at) => (at === i ? value + by : value)), examples, 0.1).loss).toBeGreaterThan(loss);
  }
});

test('photos that can be told apart get margins on their sides, and huge margins no infinite loss', () => {
  const examples = [0, 1, 2, 3].map((i) => ({ vector: Float32Array.of(i < 2 ? 1 : -1, i % 2), isTrue: i < 2, weight: 1 }));
  const model = fitLogistic(examples, 2, 0.01);
  const margins = marginsOf(model, Float32Array.from(examples.flatMap(({ vector }) => [...vector])));
  expect([...margins].map((margin) => margin > 0)).toEqual([true, true, false, false]);
  expect(lossAt(Float64Array.of(-1e6, 0, 0), examples, 0).loss).toBe(4e6);
});
