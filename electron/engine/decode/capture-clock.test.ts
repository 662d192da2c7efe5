import { expect, test } from 'vitest';
import { formatLocal, isBelievable, offsetBetween, readClockTime, readOffset } from './capture-clock.ts';

const NOW_MS = Date.UTC(2024, 5, 1, 12);

test('reads dates in the shapes that files hold', () => {
  const shapes: Record<string, [string, number | null]> = {
    '2020:10:17 10:02:11': ['2020-10-17T10:02:11', null],
    '2020-10-17T10:02:11+08:00': ['2020-10-17T10:02:11', 480],
    '2020-10-17T10:02:11.123Z': ['2020-10-17T10:02:11', 0],
    '2020:10:17 10:02:11-0330': ['2020-10-17T10:02:11', -210],
    '2020-10-17T10:02': ['2020-10-17T10:02:00', null],
    '2020:10:17   :  :  ': ['2020-10-17T00:00:00', null],
    '20201017 100211+0200': ['2020-10-17T10:02:11', 120],
    '2020/10/17 10:02:11': ['2020-10-17T10:02:11', null],
    '2020:02:29 23:59:59': ['2020-02-29T23:59:59', null],
  };
  const read = Object.keys(shapes).map((text) => {
    const clock = readClockTime(text);
    return [text, clock === null ? null : [formatLocal(clock.localMs), clock.offsetMinutes]];
  });
  expect(Object.fromEntries(read)).toEqual(shapes);
});

test('reads no date that the calendar lacks', () => {
  const texts = ['0000:00:00 00:00:00', '2020:13:01 00:00:00', '2020:02:30 00:00:00', '2019:02:29 00:00:00', '2020:10:17 24:00:00', '2020:10:17 10:61:00', '    :  :     :  :  ', '', '2020', '2020-10', 'yesterday', '17.10.2020'];
  expect(texts.filter((text) => readClockTime(text) !== null)).toEqual([]);
});

test('believes no time before photography, after tomorrow, or of a clock never set', () => {
  const at = (text: string, offsetMinutes: number | null = null): boolean => isBelievable({ localMs: Date.parse(`${text}Z`), offsetMinutes }, NOW_MS);
  expect(at('1825-12-31T23:59:59')).toBe(false);
  expect(at('1839-01-09T12:00:00')).toBe(true);
  expect(at('2024-06-02T20:00:00')).toBe(true);
  expect(at('2024-06-03T12:00:00')).toBe(false);
  for (const unset of ['1904-01-01T00:00:00', '1970-01-01T00:00:00', '1970-01-01T08:00:00', '1969-12-31T16:00:00', '1980-01-01T00:00:00', '2000-01-01T00:00:00', '2002-12-08T12:00:00']) expect([unset, at(unset)]).toEqual([unset, false]);
  expect(at('1980-01-01T01:00:00', 60)).toBe(false);
  expect(at('1980-01-01T01:00:00')).toBe(true);
  expect(at('2000-01-01T00:00:07')).toBe(true);
});

test('knows the offsets that places use, and no others', () => {
  expect(['+05:45', '+1400', '-12:00', '-03:30', 'Z', '-00:00'].map(readOffset)).toEqual([345, 840, -720, -210, 0, 0]);
  expect(['+15:00', '-13:00', '+05:17', '+1', 'CET', '', '    ', null].map(readOffset)).toEqual([null, null, null, null, null, null, null, null]);
});

test('finds the offset between a wall clock and UTC only where they differ by a zone', () => {
  const local = Date.UTC(2020, 9, 17, 10, 2, 11);
  expect(offsetBetween(local, local - 8 * 3_600_000 - 4000, 120_000)).toBe(480);
  expect(offsetBetween(local, local - 345 * 60_000, 120_000)).toBe(345);
  expect(offsetBetween(local, local - 8 * 3_600_000 - 5 * 60_000, 120_000)).toBeNull();
  expect(offsetBetween(local, local - 15 * 60_000, 120_000)).toBeNull();
  expect(offsetBetween(local, local - 20 * 3_600_000, 120_000)).toBeNull();
});
