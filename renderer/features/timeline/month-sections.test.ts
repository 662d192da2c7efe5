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
const iso = (ms: number, length: number): string => new Date(ms).toISOString().slice(0, length);
const names = {
  months: (fromMs: number, toMs: number) => (iso(fromMs, 7) === iso(toMs, 7) ? iso(fromMs, 7) : `${iso(fromMs, 7)} to ${iso(toMs, 7)}`),
  day: (ms: number) => iso(ms, 10),
  undated: 'No date',
};
const many = (date: string, count: number): string[] => Array.from({ length: count }, () => date);

describe('months of the timeline', () => {
  it('divides a list into months, and months into days', () => {
    const list = listOf([...many('2020-03-02T10:00:00', 11), '2020-03-01T23:59:59', '2020-02-29T12:00:00', '2019-03-02T10:00:00', null, null]);
    const sections = monthSections(list, names);
    expect(sections.map(({ key, title, from, to, groups }) => ({ key, title, from, to, groups: [...groups] }))).toEqual([
      { key: '2020-03', title: '2020-03', from: 0, to: 12, groups: [0, 11] },
      { key: '2020-02', title: '2020-02', from: 12, to: 13, groups: [12] },
      { key: '2019-03', title: '2019-03', from: 13, to: 14, groups: [13] },
      { key: 'undated', title: 'No date', from: 14, to: 16, groups: [] },
    ]);
    expect(sections[0]?.groupTitle(11)).toBe('2020-03-01');
  });

  it('lets neighbouring months of a year share a heading when they hold few photos', () => {
    const list = listOf(['2018-05-02T10:00:00', '2018-04-28T10:00:00', '2018-03-11T10:00:00', ...many('2018-01-01T10:00:00', 10), '2017-12-31T10:00:00']);
    expect(monthSections(list, names).map(({ title, from, to, groups }) => [title, from, to, [...groups]])).toEqual([
      ['2018-03 to 2018-05', 0, 3, [0, 1, 2]],
      ['2018-01', 3, 13, [3]],
      ['2017-12', 13, 14, [13]],
    ]);
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
