import { i18n } from '@lingui/core';
import { beforeEach, describe, expect, it } from 'vitest';
import { formatBytes, formatNumber } from './format-values.ts';

beforeEach(() => i18n.loadAndActivate({ locale: 'en', messages: {} }));

describe('values for a person', () => {
  it('writes sizes in the largest unit that leaves at least one', () => {
    expect([0, 999, 1_000, 3_440_000, 1_000_000_000_000].map(formatBytes)).toEqual(['0 byte', '999 byte', '1 kB', '3.4 MB', '1 TB']);
  });

  it("writes numbers in the window's language", () => {
    expect(formatNumber(12_345)).toBe('12,345');
    i18n.loadAndActivate({ locale: 'de', messages: {} });
    expect(formatNumber(12_345.6, 1)).toBe('12.345,6');
  });
});
