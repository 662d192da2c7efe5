import { describe, expect, it } from 'vitest';
import { boxOfAll, boxQuestion } from './box-question.ts';

describe('the question for a box', () => {
  it('takes in the photos at its edges', () => {
    expect(boxQuestion({ south: 43.1, west: -3.2, north: 43.4, east: -2.7 })).toBe('box:43.09995,-3.20005,43.40005,-2.69995');
    expect(boxQuestion({ south: 52.52, west: 13.405, north: 52.52, east: 13.405 })).toBe('box:52.51995,13.40495,52.52005,13.40505');
  });

  it('goes on behind 180°, and not beyond the poles', () => {
    expect(boxQuestion({ south: -18, west: 179, north: -16, east: 180 })).toBe('box:-18.00005,178.99995,-15.99995,-179.99995');
    expect(boxQuestion({ south: -90, west: -180, north: 90, east: 180 })).toBe('box:-90,-180,90,180');
  });

  it('finds the box of all photos', () => {
    expect(boxOfAll({ latitudes: Float32Array.of(1, -2, 3), longitudes: Float32Array.of(10, 20, -30) })).toEqual({ south: -2, west: -30, north: 3, east: 20 });
    expect(boxOfAll({ latitudes: new Float32Array(), longitudes: new Float32Array() })).toBeNull();
  });
});
