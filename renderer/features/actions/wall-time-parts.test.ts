import { expect, it } from 'vitest';
import { partsOfWallTime, wallTimeOfParts } from './wall-time-parts.ts';

it('takes a wall time apart as a person would write it, and puts it together again', () => {
  expect(partsOfWallTime('2020-03-09T04:05:00')).toEqual({ day: '9', month: '3', year: '2020', time: '04:05' });
  for (const local of ['2020-03-09T04:05:00', '1999-12-31T23:59:58']) expect(wallTimeOfParts(partsOfWallTime(local))).toBe(local);
  expect(Object.values(partsOfWallTime(null)).join('')).toBe('');
});

it('takes the ways in which a time is written, and refuses what no calendar and no clock has', () => {
  const on = (day: string, month: string, time: string): string | null => wallTimeOfParts({ day, month, year: '2021', time });
  expect([on('1', '2', '7:05'), on(' 01', '2', '07.05'), on('1', '2', '7:05:09')]).toEqual(['2021-02-01T07:05:00', '2021-02-01T07:05:00', '2021-02-01T07:05:09']);
  expect([on('31', '2', '7:05'), on('29', '2', '7:05'), on('1', '2', '24:30'), on('1', '2', '7'), on('', '2', '7:05'), on('1', '13', '7:05')].every((local) => local === null)).toBe(true);
});
