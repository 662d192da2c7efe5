import { expect, test } from 'vitest';
import { normalize } from '../encode/embedding.ts';
import { drawBoundary } from './draw-boundary.ts';
import { addWritten, combineStandings, scaleOf, scoreOf, type VectorPart } from './standing.ts';

const part = (changes: Partial<VectorPart> = {}): VectorPart => ({ words: 'x', kind: 'text', weight: 1, negated: false, vector: normalize([1, 0]), mean: 0.2, sd: 0.05, ...changes });
const CALIBRATION = { text: { floor: 0.45, ratio: 0.85 }, image: { floor: 0.5, ratio: 0.9 } };

test('the score of a question of one part is its cosine', () => {
  const parts = [part()];
  for (const cosine of [-0.1, 0.2, 0.61]) expect(scoreOf(combineStandings(parts, [cosine]), scaleOf(parts))).toBeCloseTo(cosine, 6);
});

test('all parts must hold: the weakest decides, and a strong one cannot make up for it', () => {
  const parts = [part(), part()];
  expect(combineStandings(parts, [0.45, 0.45])).toBeCloseTo(5, 6);
  expect(combineStandings(parts, [0.6, 0.2])).toBeLessThan(combineStandings(parts, [0.35, 0.35]));
  expect(combineStandings([part(), part({ weight: 4 })], [0.5, 0.3])).toBeLessThan(combineStandings([part({ weight: 4 }), part()], [0.5, 0.3]));
});

test('a negated part costs only where a photo matches it strongly', () => {
  const parts = [part(), part({ negated: true })];
  expect(combineStandings(parts, [0.5, 0.25])).toBeCloseTo(6, 6);
  expect(combineStandings(parts, [0.5, 0.3])).toBeCloseTo(6, 6);
  expect(combineStandings(parts, [0.5, 0.4])).toBeCloseTo(4, 6);
  expect(combineStandings([part(), part({ negated: true, weight: 2 })], [0.5, 0.4])).toBeCloseTo(2, 6);
});

test('negated parts alone: above zero is what matches none of them', () => {
  const parts = [part({ negated: true }), part({ negated: true })];
  expect(combineStandings(parts, [0.25, 0.2])).toBeGreaterThan(0);
  expect(combineStandings(parts, [0.25, 0.4])).toBeLessThan(0);
  expect(drawBoundary(parts, null, CALIBRATION)).toBe(0);
});

test('written words lift a photo that does not look right at all to where strong matches are', () => {
  expect(addWritten(-1, 1)).toBe(8);
  expect(addWritten(3, 0.5)).toBe(7);
  expect(addWritten(-1, 0)).toBe(-1);
});

test('the boundary is the floor, or the ratio of the best', () => {
  expect(drawBoundary([part()], 0.4, CALIBRATION)).toBe(0.45);
  expect(drawBoundary([part()], 0.8, CALIBRATION)).toBeCloseTo(0.68, 6);
  expect(drawBoundary([part()], null, CALIBRATION)).toBe(0.45);
  expect(drawBoundary([part({ kind: 'image' })], 0.8, CALIBRATION)).toBeCloseTo(0.72, 6);
  expect(drawBoundary([part(), part({ kind: 'image' })], null, CALIBRATION)).toBeCloseTo(0.475, 6);
});

test('without calibration the boundary stands on the scores of the library itself', () => {
  expect(drawBoundary([part()], 0.3, null)).toBeCloseTo(0.2 + 3.6 * 0.05, 6);
  expect(drawBoundary([part()], 0.7, null)).toBeCloseTo(0.2 + 0.8 * 0.5, 6);
});
