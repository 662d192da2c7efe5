import { i18n } from '@lingui/core';
import { beforeEach, describe, expect, it } from 'vitest';
import { formatDuration, formatMonths, formatWallTime } from './format-dates.ts';

beforeEach(() => i18n.loadAndActivate({ locale: 'en', messages: {} }));

describe('dates for a person', () => {
  it('shows a wall time as it was on the wall, wherever the window is', () => {
    const newYear = Date.UTC(2020, 0, 1, 0, 5);
    expect([formatWallTime(newYear, 'month'), formatWallTime(newYear, 'day'), formatWallTime(newYear, 'short-month'), formatWallTime(Number.NaN, 'day')]).toEqual([
      'January 2020', 'Wed, January 1', 'Jan 2020', '',
    ]);
  });

  it('names one month as itself, and several by the first and the last', () => {
    expect(formatMonths(Date.UTC(2018, 4, 1), Date.UTC(2018, 4, 31))).toBe('May 2018');
    // The dash stands between thin spaces.
    expect(formatMonths(Date.UTC(2018, 2, 1), Date.UTC(2018, 4, 31)).replaceAll(/\s/g, ' ')).toBe('March – May 2018');
  });

  it("follows the window's language", () => {
    i18n.loadAndActivate({ locale: 'de', messages: {} });
    expect(formatWallTime(Date.UTC(2019, 4, 3), 'day')).toBe('Fr., 3. Mai');
  });

  it('writes durations as players do', () => {
    expect([0, 7.4, 61, 3_750].map(formatDuration)).toEqual(['0:00', '0:07', '1:01', '1:02:30']);
  });
});
