import { describe, expect, it } from 'vitest';
import type { PhotoList } from '../../stores/photo-list.ts';
import { monthSections } from './month-sections.ts';

function listOf(dates: readonly (string | null)[]): PhotoList {
  return {
    count: dates.length,
    idAt: String,
    indexOf: Number,
    ratioAt: () => 1,
    takenAtMsAt: (index) => Date.parse(`${dates[index] ?? 'undated'}Z`),
    flagsAt: () => 0,
  };
}
const names = {
  month: (ms: number) => new Date(ms).toISOString().slice(0, 7),
  day: (ms: number) => new Date(ms).toISOString().slice(0, 10),
  undated: 'No date',
};

describe('months of the timeline', () => {
  it('divides a list into months, and months into days', () => {
    const list = listOf(['2020-03-02T10:00:00', '2020-03-02T00:00:00', '2020-03-01T23:59:59', '2020-02-29T12:00:00', '2019-03-02T10:00:00', null, null]);
    const sections = monthSections(list, names);
    expect(sections.map(({ key, title, from, to, groups }) => ({ key, title, from, to, groups: [...groups] }))).toEqual([
      { key: '2020-03', title: '2020-03', from: 0, to: 3, groups: [0, 2] },
      { key: '2020-02', title: '2020-02', from: 3, to: 4, groups: [3] },
      { key: '2019-03', title: '2019-03', from: 4, to: 5, groups: [4] },
      { key: 'undated', title: 'No date', from: 5, to: 7, groups: [] },
    ]);
    expect(sections[0]?.groupTitle(2)).toBe('2020-03-01');
  });

  it('knows days before 1970 and of a year that is far off', () => {
    const sections = monthSections(listOf(['1969-12-31T23:00:00', '1826-06-01T00:00:00']), names);
    expect(sections.map((section) => section.key)).toEqual(['1969-12', '1826-06']);
  });

  it('has none for an empty library, and one for photos without any date', () => {
    expect(monthSections(listOf([]), names)).toEqual([]);
    expect(monthSections(listOf([null]), names).map((section) => [section.key, section.from, section.to])).toEqual([['undated', 0, 1]]);
  });
});
