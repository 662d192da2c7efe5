import { expect, test } from 'vitest';
import { nameAlbum, sayBecause } from './name-album.ts';

const fruit = { en: 'Fruit', de: 'Obst' };
const days = (from: string, to = from) => ({ from: `${from}T10:00:00`, to: `${to}T12:00:00` });

test.each([
  [{ pattern: 'weekend', place: 'Bilbao', what: null }, days('2016-10-22', '2016-10-23'), 'Weekend in Bilbao, October 2016'],
  [{ pattern: 'weekend', place: null, what: null }, days('2016-10-22', '2016-10-23'), 'Weekend, 22–23 October 2016'],
  [{ pattern: 'trip', place: 'Spain', what: null }, days('2016-12-28', '2017-01-03'), 'Spain, December 2016 – January 2017'],
  [{ pattern: 'trip', place: 'Lyon', what: null }, days('2016-07-28', '2016-08-03'), 'Lyon, July–August 2016'],
  [{ pattern: 'trip', place: null, what: null }, days('2016-07-28', '2016-08-03'), '28 July – 3 August 2016'],
  [{ pattern: 'trip', place: null, what: fruit }, days('2016-07-03', '2016-07-09'), 'Fruit, 3–9 July 2016'],
  [{ pattern: 'day', place: null, what: fruit }, days('2020-10-17'), 'Fruit, 17 October 2020'],
  [{ pattern: 'day', place: 'Lyon', what: fruit }, days('2020-10-17'), 'Fruit in Lyon, 17 October 2020'],
  [{ pattern: 'day', place: null, what: null }, days('2020-10-17'), '17 October 2020'],
  [{ pattern: 'year', place: null, what: null }, days('2020-01-02', '2020-12-24'), '2020'],
  [{ pattern: 'memory', place: null, what: null }, days('2012-11-28', '2019-11-28'), 'On this day, 28 November'],
  [{ pattern: 'place', place: 'Lyon', what: null }, days('2012-11-28', '2019-11-28'), 'Lyon'],
  [{ pattern: 'kind', place: null, what: fruit }, { from: null, to: null }, 'Fruit'],
] as const)('%j of %j is called “%s”', (title, span, name) => expect(nameAlbum(title, span)).toBe(name));

test('the reason for an album is said in one line', () => {
  const because = { spanDays: 2, withinKm: 30, apartHours: null, rule: null };
  expect(sayBecause({ photos: 38, because })).toBe('38 photos within 2 days and 30 km');
  expect(sayBecause({ photos: 1, because: { ...because, spanDays: 1, withinKm: null, apartHours: 5 } })).toBe('1 photo within 1 day; 5 hours apart from other photos');
  expect(sayBecause({ photos: 9, because: { spanDays: null, withinKm: null, apartHours: 72, rule: null } })).toBe('3 days apart from other photos');
  expect(sayBecause({ photos: 9, because: { spanDays: null, withinKm: null, apartHours: null, rule: 'videos' } })).toBe('videos');
});
