import { describe, expect, it } from 'vitest';
import { plainSection } from '../grid/grid-section.ts';
import type { GridLayout } from '../grid/pack-rows.ts';
import { yearMarks } from './scrubber-marks.ts';

function layoutOf(tops: readonly number[]): GridLayout {
  const none = new Int32Array();
  return { width: 100, height: tops.at(-1) ?? 0, lefts: none, widths: none, rowStarts: none, rowTops: new Float64Array(), rowHeights: none, sectionRows: none, sectionTops: Float64Array.from(tops) };
}

describe('years on the scrubber', () => {
  it('stand where their latest month begins', () => {
    const sections = ['2020-03', '2020-01', '2019-12', '2015-06', 'undated'].map((key, index) => plainSection(key, key, index, index + 1));
    expect(yearMarks(sections, layoutOf([0, 100, 200, 600, 900, 1_000]), 500)).toEqual([
      { year: '2020', at: 0, isNamed: true },
      { year: '2019', at: 0.2, isNamed: true },
      { year: '2015', at: 0.6, isNamed: true },
    ]);
  });

  it('leave out a name that would lie over the one above', () => {
    const sections = ['2020-01', '2019-01', '2018-01'].map((key, index) => plainSection(key, key, index, index + 1));
    expect(yearMarks(sections, layoutOf([0, 10, 500, 1_000]), 500).map((mark) => mark.isNamed)).toEqual([true, false, true]);
  });
});
