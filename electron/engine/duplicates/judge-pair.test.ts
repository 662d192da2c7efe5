import { expect, test } from 'vitest';
import type { Comparison } from '../decode/compared-pictures.ts';
import { judgePixels, toPairValue } from './judge-pair.ts';

const WHOLE = { left: 0, top: 0, width: 1, height: 1 };
const alike: Comparison = {
  turn: 0, partOfA: WHOLE, partOfB: WHOLE, cells: 96, difference: 0.5, worstDifference: 3, flatness: 0.1, correlation: 1, fineCorrelation: 0.99, agreement: 1, tellingBlocks: 60,
  sharpnessOfA: 9.123_4, sharpnessOfB: 5,
};

test('a picture that lies whole on another, turned or not, is the same; mirrored or in parts it is nearly the same', () => {
  expect([judgePixels(alike), judgePixels({ ...alike, turn: 5 }), judgePixels({ ...alike, turn: 1 })]).toEqual(['same', 'same', 'near']);
  expect(judgePixels({ ...alike, partOfA: { ...WHOLE, width: 0.8 } })).toBe('near');
});

test('one small place that differs is enough not to be the same', () => {
  expect(judgePixels({ ...alike, worstDifference: 60 })).toBe('near');
});

test('structure that does not agree is neither, however alike the brightness', () => {
  expect(judgePixels({ ...alike, difference: 9, fineCorrelation: 0.3, agreement: 0.4 })).toBeNull();
});

test('pictures without structure are never called alike: nothing tells them apart', () => {
  expect(judgePixels({ ...alike, tellingBlocks: 0 })).toBeNull();
});

test('what is kept of a pair says which of the two shows more', () => {
  expect(toPairValue({ ...alike, partOfA: { ...WHOLE, width: 0.5 } })).toEqual({ turn: 0, shows: 'more', isEdited: false, sharpnessOfA: 9.12, sharpnessOfB: 5 });
  expect(toPairValue(alike).shows).toBeNull();
});
