import { expect, test } from 'vitest';
import { apartHours, isWeekend, namePlace, withinKm } from './title-album.ts';
import { dayOf, type Shot } from './shot.ts';

const day = (text: string): number => dayOf(Date.parse(`${text}T12:00Z`));

test.each([
  ['2016-10-22', '2016-10-23', true], ['2016-10-21', '2016-10-23', true], ['2016-10-22', '2016-10-24', true], ['2016-10-21', '2016-10-24', false],
  ['2016-10-20', '2016-10-22', false], ['2016-10-23', '2016-10-24', false], ['2016-10-22', '2016-10-22', false], ['2016-10-17', '2016-10-19', false],
])('from %s to %s is a weekend: %s', (from, to, expected) => expect(isWeekend(day(from), day(to))).toBe(expected));

const at = (latitude: number, longitude: number): Shot => ({ latitude, longitude }) as Shot;

test('how far apart photos lie is told, also over the antimeridian', () => {
  expect(withinKm([at(0, 0), at(0, 1)])).toBe(112);
  expect(withinKm([at(0, 179.5), at(0, -179.5)])).toBe(112);
  expect(withinKm([at(52, 13)])).toBeNull();
  expect(withinKm([at(52, 13), at(52, 13)])).toBe(1);
});

test('a party after midnight belongs to the evening before', () => {
  expect(dayOf(Date.parse('2020-01-01T03:00Z'))).toBe(day('2019-12-31'));
});

test('the hours to the nearest other photo are told', () => {
  const hours = (...times: number[]) => Float64Array.from(times, (time) => time * 3_600_000);
  const album = [10, 12].map((time) => ({ timeMs: time * 3_600_000 }) as Shot);
  expect([apartHours(album, hours(2, 10, 12, 17)), apartHours(album, hours(10, 11, 12)), apartHours(album, hours(9.5, 10, 12))]).toEqual([5, null, 0]);
});

test('the countries of a name are told by their codes too, a town or a region by its name alone', () => {
  const shots = (count: number, city: string | null, country: string, countryCode: string | null): Shot[] =>
    Array.from({ length: count }, () => ({ latitude: 0, longitude: 0, city, region: null, country, countryCode }) as Shot);
  expect(namePlace(shots(3, 'Bilbao', 'Spain', 'ES'))).toEqual({ place: 'Bilbao' });
  expect(namePlace([...shots(4, null, 'Spain', 'ES'), ...shots(3, null, 'Portugal', 'PT')])).toEqual({ place: 'Spain, Portugal', countries: ['ES', 'PT'] });
  expect(namePlace([...shots(9, null, 'Spain', 'ES'), ...shots(1, null, 'Portugal', 'PT')])).toEqual({ place: 'Spain', countries: ['ES'] });
  expect(namePlace(shots(3, null, 'Atlantis', null))).toEqual({ place: 'Atlantis' });
  expect(namePlace([])).toEqual({ place: null });
});
