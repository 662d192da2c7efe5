import { placeKey } from './place-key.ts';
import { NO_REGION, unpackPopulation, type PlaceArea, type PlaceTables } from './place-tables.ts';

/** A place with the name that was asked for. */
export interface PlaceMatch {
  /** `section`: a part of a city, such as Kreuzberg. */
  readonly kind: 'city' | 'section' | 'region' | 'country';
  /** As `nearest` would name it, in the field of its kind; a section is never named by `nearest`. */
  readonly name: string;
  readonly region: string | null;
  readonly country: string;
  /** ISO 3166-1 alpha-2. */
  readonly countryCode: string;
  /** A city's centre, a country's capital, or the middle of the people of a region. */
  readonly latitude: number;
  readonly longitude: number;
  /** People, within 5 %; 0 where unknown (under 2,000). */
  readonly population: number;
}

/** Places of this name or alias, the most populous first, a region behind the city that it is named after. */
export function findPlaces(name: string, tables: PlaceTables): PlaceMatch[] {
  const key = placeKey(name);
  if (key === '') return [];
  const exact = matchesOf(key, tables);
  // "Zuerich" for "Zürich": only where the spelling as given names no place, since "Bruehl" and "Samuel" differ.
  const umlauts = key.replace(/([aou])e/g, '$1');
  const matches = exact.length > 0 || umlauts === key ? exact : matchesOf(umlauts, tables);
  return matches.toSorted((a, b) => standing(b, matches) - standing(a, matches));
}

/** People, except that a region stands right behind a city of its own name: "Zürich" is the city first. */
function standing(match: PlaceMatch, matches: readonly PlaceMatch[]): number {
  if (match.kind !== 'region') return match.population;
  const own = matches.filter((one) => one.kind === 'city' && one.region === match.name && one.countryCode === match.countryCode);
  return own.length === 0 ? match.population : Math.max(...own.map((city) => city.population)) - 0.5;
}

function matchesOf(key: string, tables: PlaceTables): PlaceMatch[] {
  const { header, order } = tables;
  const places = new Set<number>();
  const areas = new Map<PlaceArea, 'region' | 'country'>();
  for (let at = firstAtOrAfter(key, tables); at < order.length; at++) {
    const place = order[at] as number;
    if (placeKey(tables.nameOf(place)) !== key) break;
    places.add(place);
  }
  for (const target of Object.hasOwn(header.aliases, key) ? (header.aliases[key] ?? []) : []) {
    if (typeof target === 'number') places.add(target);
    else {
      const isRegion = target.startsWith('r');
      const area = (isRegion ? header.regions : header.countries)[Number(target.slice(1))];
      if (area) areas.set(area, isRegion ? 'region' : 'country');
    }
  }
  const countryNames = new Map(header.countries.map((country) => [country.countryCode, country.name]));
  const fromAreas = [...areas].map(([area, kind]): PlaceMatch => ({
    kind,
    ...area,
    region: kind === 'region' ? area.name : null,
    country: countryNames.get(area.countryCode) ?? area.name,
  }));
  return [...fromAreas, ...[...places].map((place) => placeMatch(place, tables))];
}

function placeMatch(place: number, tables: PlaceTables): PlaceMatch {
  const { header, tree } = tables;
  const country = header.countries[tables.countries[place] as number] as PlaceArea;
  const region = tables.regions[place] === NO_REGION ? null : header.regions[tables.regions[place] as number];
  return {
    kind: tables.sections[place] === 1 ? 'section' : 'city',
    name: tables.nameOf(place),
    region: region?.name ?? null,
    country: country.name,
    countryCode: country.countryCode,
    latitude: tree.coords[place * 2 + 1] as number,
    longitude: tree.coords[place * 2] as number,
    population: unpackPopulation(tables.population[place] as number),
  };
}

/** Position in `order` of the first place whose key is not before this one. */
function firstAtOrAfter(key: string, tables: PlaceTables): number {
  const { order } = tables;
  let low = 0;
  let high = order.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (placeKey(tables.nameOf(order[middle] as number)) < key) low = middle + 1;
    else high = middle;
  }
  return low;
}
