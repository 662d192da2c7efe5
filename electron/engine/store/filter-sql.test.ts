import { describe, expect, it } from 'vitest';
import { isAlbumenError } from '../../../shared/contract/errors.ts';
import { filterSql } from './filter-sql.ts';

describe('a filter as SQL', () => {
  it('keeps text inside its quotes', () => {
    expect(filterSql({ text: { field: 'lens', is: "o' OR 'a'='a" } })).toBe("(lensFolded IS NOT NULL AND lensFolded = 'o'' or ''a''=''a')");
  });

  it('is never null: what a photo lacks does not match, and passes a `not`', () => {
    expect(filterSql({ not: { months: [3] } })).toBe('(NOT (takenMonth IS NOT NULL AND takenMonth IN (3)))');
  });

  it('takes an empty list for nothing, an empty `all` for everything', () => {
    expect([filterSql({ ids: [] }), filterSql({ any: [] }), filterSql({ all: [] })]).toEqual(['false', 'false', 'true']);
  });

  it('refuses what is no number', () => {
    for (const max of [Number.NaN, Number.POSITIVE_INFINITY]) {
      let error: unknown;
      try {
        filterSql({ number: { field: 'iso', min: null, max } });
      } catch (thrown) {
        error = thrown;
      }
      expect(isAlbumenError(error, 'bad-input')).toBe(true);
    }
  });
});
