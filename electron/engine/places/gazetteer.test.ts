import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { lazyGazetteer, loadGazetteer } from './gazetteer.ts';

const gazetteer = loadGazetteer(join(import.meta.dirname, '../../../resources/places'));
const nearest = (latitude: number, longitude: number): string => {
  const place = gazetteer.nearest(latitude, longitude);
  return place ? [place.city, place.region, place.country, place.countryCode].join(', ') : 'nowhere';
};
const find = (name: string): string => {
  const [best] = gazetteer.find(name);
  return best ? `${best.kind} ${best.name}, ${best.countryCode}` : 'nothing';
};

test('names the city, not its quarter, and a suburb by its own name', () => {
  expect(nearest(48.8606, 2.3376)).toBe('Paris, Île-de-France, France, FR');
  expect(nearest(48.8352, 2.2409)).toBe('Boulogne-Billancourt, Île-de-France, France, FR');
  expect(nearest(52.4991, 13.4034)).toBe('Berlin, State of Berlin, Germany, DE');
  expect(nearest(39.9163, 116.3972)).toBe('Beijing, Beijing, China, CN');
  expect(nearest(68.234, 14.568)).toBe('Svolvær, Nordland, Norway, NO');
});

test('the border decides the country, and the city is of that country', () => {
  expect(nearest(47.6603, 9.1758)).toBe('Konstanz, Baden-Wurttemberg, Germany, DE');
  expect(nearest(47.6458, 9.178)).toBe('Kreuzlingen, Thurgau, Switzerland, CH');
  expect(nearest(-21.1, 55.5)).toBe('Cilaos, Reunion, Reunion, RE');
});

test('the open sea is nowhere, a bay is its coast, a desert only a country, nonsense nowhere', () => {
  expect(nearest(40, -40)).toBe('nowhere');
  expect(gazetteer.nearest(43.5, -3)).toMatchObject({ region: 'Basque Country', countryCode: 'ES' });
  expect(gazetteer.nearest(23.5, 10.5)).toEqual({ city: null, region: null, country: 'Algeria', countryCode: 'DZ' });
  expect([nearest(Number.NaN, 0), nearest(91, 0), nearest(0, 181)]).toEqual(['nowhere', 'nowhere', 'nowhere']);
});

test('finds the most populous place of a name first, and the others after it', () => {
  const places = gazetteer.find('paris');
  expect(places[0]).toEqual({
    kind: 'city', name: 'Paris', region: 'Île-de-France', country: 'France', countryCode: 'FR',
    latitude: expect.closeTo(48.853, 2) as number, longitude: expect.closeTo(2.349, 2) as number, population: 2_097_151,
  });
  expect(places.map((place) => place.region)).toContain('Texas');
});

test('spelling, case, accents and punctuation make no difference', () => {
  expect(['BEIJING', 'Zu\u0308rich', 'zuerich', "Xi'an", 'xian', 'Bilbáo', 'st. petersburg'].map(find)).toEqual([
    'city Beijing, CN', 'city Zürich, CH', 'city Zürich, CH', 'city Xi’an, CN', 'city Xi’an, CN', 'city Bilbao, ES', 'city Saint Petersburg, RU',
  ]);
});

test('countries, regions and cities by their English and German names', () => {
  expect(['Deutschland', 'UK', 'Türkei', 'Bayern', 'Scotland', 'Cologne', 'München', 'Wien', 'Peking', 'San Sebastián', 'Kreuzberg'].map(find)).toEqual([
    'country Germany, DE', 'country United Kingdom, GB', 'country Turkey, TR', 'region Bavaria, DE', 'region Scotland, GB', 'city Köln, DE',
    'city Munich, DE', 'city Vienna, AT', 'city Beijing, CN', 'city Donostia / San Sebastián, ES', 'section Kreuzberg, DE',
  ]);
});

test('what is no place is none', () => {
  expect(['', '  ', 'Paris Hilton', 'constructor', '__proto__', '写真'].map(find)).toEqual(Array(6).fill('nothing'));
});

test('a missing or foreign table is one clear error, on first use', () => {
  const folder = mkdtempSync(join(tmpdir(), 'albumen-places-'));
  try {
    const places = lazyGazetteer(folder);
    expect(() => places()).toThrow(/place names is missing: .*places\.bin; install Albumen again/);
    writeFileSync(join(folder, 'places.bin'), 'something else entirely');
    expect(() => places()).toThrow(/is no table of place names of this version/);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
