import { expect, test } from 'vitest';
import { groupPlaces } from './group-places.ts';
import type { Shot } from './shot.ts';

const shots = (count: number, city: string | null, region: string | null, country: string | null): Shot[] =>
  Array.from({ length: count }, () => ({ city, region, country, countryCode: country?.slice(0, 2).toUpperCase() ?? null }) as Shot);

test('a town has an album from a handful of photos on; smaller ones are with their region or country', () => {
  const places = groupPlaces([...shots(6, 'Bilbao', 'Basque Country', 'Spain'), ...shots(3, 'Getxo', 'Basque Country', 'Spain'), ...shots(2, 'Irun', 'Basque Country', 'Spain'), ...shots(3, 'Lugo', 'Galicia', 'Spain'), ...shots(2, 'Vigo', 'Galicia', 'Spain'), ...shots(4, 'Oslo', 'Oslo', 'Norway'), ...shots(9, null, null, null)]);
  expect(places.map(({ name, rule, shots: its }) => [name, rule, its.length])).toEqual([['Bilbao', 'city', 6], ['Basque Country', 'region', 5], ['Galicia', 'region', 5]]);
});

test('towns of one name in two regions are two, and keep their ids', () => {
  const one = groupPlaces([...shots(5, 'Neustadt', 'Bavaria', 'Germany'), ...shots(5, 'Neustadt', 'Saxony', 'Germany')]);
  expect(new Set(one.map(({ id }) => id)).size).toBe(2);
  expect(groupPlaces(shots(7, 'Neustadt', 'Saxony', 'Germany'))[0]?.id).toBe(one[1]?.id);
});
