import { expect, it } from 'vitest';
import { paintDifference } from './paint-difference.ts';

function pixels(...colours: readonly (readonly [number, number, number, number])[]): Uint8ClampedArray {
  return Uint8ClampedArray.from(colours.flat());
}

it('paints what differs in colour, what does not in grey, and counts what a person could see', () => {
  const kept = pixels([100, 100, 100, 255], [100, 100, 100, 255], [100, 100, 100, 255], [100, 100, 100, 255]);
  const other = pixels([100, 100, 100, 255], [200, 100, 100, 255], [104, 100, 100, 255], [0, 0, 0, 0]);
  const { pixels: painted, share } = paintDifference(kept, other);
  expect([...painted]).toEqual([30, 30, 30, 255, 255, 176, 46, 255, 30, 30, 30, 255, 30, 30, 30, 90]);
  // One of the three that both have.
  expect(share).toBeCloseTo(1 / 3);
});

it('counts nothing where the pictures have nothing in common', () => {
  expect(paintDifference(pixels([1, 2, 3, 255]), pixels([0, 0, 0, 0])).share).toBe(0);
});
