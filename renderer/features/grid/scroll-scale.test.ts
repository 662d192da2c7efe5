import { describe, expect, it } from 'vitest';
import { baseFor, REAL_HEIGHT_MAX, realHeightOf } from './scroll-scale.ts';

/** A million photos in large rows in a narrow window. */
const HEIGHT = 200_000_000;
const SCREEN = 900;

describe('a grid that fits into a page', () => {
  it('is as high as it is, and never laid anew', () => {
    expect(realHeightOf(29_000_000)).toBe(29_000_000);
    for (const top of [0, 600_000, 28_999_000]) expect(baseFor(top, 0, 29_000_000)).toBe(0);
  });
});

describe('a grid that is higher than a page', () => {
  it('lets every height of it be reached, each within the page and on the screen', () => {
    for (let top = 0; top <= HEIGHT - SCREEN; top += 1_234_567) {
      const base = baseFor(top, 0, HEIGHT);
      expect(top - base).toBeGreaterThanOrEqual(0);
      expect(top - base + SCREEN).toBeLessThanOrEqual(realHeightOf(HEIGHT));
    }
    expect(baseFor(HEIGHT - SCREEN, 0, HEIGHT)).toBe(HEIGHT - REAL_HEIGHT_MAX);
  });

  it('keeps its stretch while one scrolls within it, and lays it anew before an end is reached, in both directions', () => {
    for (const step of [800, -800]) {
      let [top, base, changes] = [step > 0 ? 0 : HEIGHT - SCREEN, baseFor(step > 0 ? 0 : HEIGHT - SCREEN, 0, HEIGHT), 0];
      for (; top >= 0 && top <= HEIGHT - SCREEN; top += step) {
        const next = baseFor(top, base, HEIGHT);
        if (next !== base) changes += 1;
        base = next;
        expect(top - base >= 0 && top - base + SCREEN <= REAL_HEIGHT_MAX).toBe(true);
      }
      // Half a page each time: 200 million in steps of 15.
      expect(changes).toBeGreaterThan(8);
      expect(changes).toBeLessThan(15);
    }
  });

  it('comes back into bounds when the grid gets lower', () => {
    expect(baseFor(20_000_000, 150_000_000, 40_000_000)).toBeLessThanOrEqual(10_000_000);
    expect(baseFor(1_000, 150_000_000, 20_000_000)).toBe(0);
  });
});
