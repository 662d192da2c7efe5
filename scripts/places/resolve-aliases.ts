import { placeKey } from '../../electron/engine/places/place-key.ts';
import type { PlaceArea } from '../../electron/engine/places/place-tables.ts';
import { CITY_ALIASES, COUNTRY_ALIASES, REGION_ALIASES } from './place-aliases.ts';
import type { Place } from './gather-places.ts';

export type Aliases = Record<string, (number | string)[]>;

/**
 * Every name that leads to a country, a region, or a place under another name, by placeKey().
 *
 * @param places In the order of the file.
 * @throws Error when an alias of the hand-written lists leads nowhere.
 */
export function resolveAliases(
  places: readonly Place[],
  regions: readonly PlaceArea[],
  countries: readonly PlaceArea[],
): Aliases {
  const aliases: Aliases = {};
  const add = (name: string, target: number | string): void => {
    const key = placeKey(name);
    const targets = (aliases[key] ??= []);
    if (key !== '' && !targets.includes(target)) targets.push(target);
  };
  const languages = ['en', 'de'].map((language) => new Intl.DisplayNames(language, { type: 'region' }));
  for (const [i, country] of countries.entries()) {
    const names = [country.name, ...languages.map((language) => language.of(country.countryCode) ?? '')];
    for (const name of [...names, ...(COUNTRY_ALIASES[country.countryCode] ?? [])]) add(name, `c${i}`);
  }
  for (const [i, region] of regions.entries()) add(region.name, `r${i}`);
  for (const { names, target, countryCode } of readList(REGION_ALIASES)) {
    const found = regions.findIndex((region) => region.countryCode === countryCode && placeKey(region.name) === placeKey(target));
    if (found < 0) throw new Error(`no region is called ${target} in ${countryCode}`);
    for (const name of names) add(name, `r${found}`);
  }
  // "Donostia / San Sebastián", "Biel/Bienne": each language's name by itself.
  for (const [i, place] of places.entries()) {
    if (place.name.includes('/')) for (const name of place.name.split('/')) add(name, i);
  }
  const byName = Map.groupBy(places.entries(), ([, place]) => `${place.countryCode} ${placeKey(place.name)}`);
  for (const { names, target, countryCode } of readList(CITY_ALIASES)) {
    const [best] = (byName.get(`${countryCode} ${placeKey(target)}`) ?? []).toSorted((a, b) => b[1].population - a[1].population);
    if (!best) throw new Error(`no city is called ${target} in ${countryCode}`);
    for (const name of names) add(name, best[0]);
  }
  return aliases;
}

function readList(list: string): { names: string[]; target: string; countryCode: string }[] {
  return list.trim().split('\n').map((line) => {
    const [names = '', meant = ''] = line.split(' = ');
    const comma = meant.lastIndexOf(', ');
    return { names: names.split(', '), target: meant.slice(0, comma), countryCode: meant.slice(comma + 2) };
  });
}
