import { describe, expect, it } from 'vitest';
import { shiftMsOf, shiftWallTime } from './date-shift.ts';

describe('correcting dates', () => {
  it('moves a wall time over days, months and years', () => {
    expect(shiftWallTime('2019-12-31T23:30:00', shiftMsOf({ days: 0, hours: 1, minutes: 0 }))).toBe('2020-01-01T00:30:00');
    expect(shiftWallTime('2020-03-01T00:10:05', shiftMsOf({ days: -1, hours: 0, minutes: -10 }))).toBe('2020-02-29T00:00:05');
  });

  it('does not jump where clocks are changed: a wall has no summer time', () => {
    expect(shiftWallTime('2021-03-27T02:30:00', shiftMsOf({ days: 1, hours: 0, minutes: 0 }))).toBe('2021-03-28T02:30:00');
  });

  it('takes a field that is being typed as nothing', () => {
    expect(shiftMsOf({ days: Number.NaN, hours: 2, minutes: 0 })).toBe(7_200_000);
  });
});
