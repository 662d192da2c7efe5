import { around, distance } from 'geokdbush';
import { CITY_WITHIN_KM, COAST_WITHIN_KM, PEOPLE_PER_KM2 } from '../config.ts';
import { countryCodesAt } from './country-at.ts';
import { NO_REGION, packPopulation, unpackPopulation, type PlaceTables } from './place-tables.ts';

/** Names of the place where a photo was taken. */
export interface PlaceName {
  readonly city: string | null;
  readonly region: string | null;
  readonly country: string | null;
  /** ISO 3166-1 alpha-2. */
  readonly countryCode: string | null;
}

/** Places looked at around a point, and large cities among them, which may lie farther off than many villages. */
const NEAR_PLACES = 24;
const NEAR_CITIES = 8;
const LARGE_CITY = packPopulation(100_000);

/**
 * Name the place of a point.
 *
 * [Note: Which city a point is in]
 * The country is that of the border polygons. Within it, a place reaches as far as its people need room at
 * PEOPLE_PER_KM2, one kilometre at least. Of the places that reach the point, the one counts whose centre is nearest in
 * proportion to its reach: two kilometres from the Louvre is Paris, not "Paris 04", and the middle of a suburb is the
 * suburb. Where none reaches it, the nearest place within CITY_WITHIN_KM counts. Parts of cities are no cities.
 *
 * @returns null at sea, more than COAST_WITHIN_KM from any place, and for coordinates that are none.
 */
export function nearestPlace(latitude: number, longitude: number, tables: PlaceTables): PlaceName | null {
  if (!(Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180)) return null;
  const codes = countryCodesAt(latitude, longitude);
  const { countries, regions } = tables.header;
  // Off the coast, and where the borders and the list of places disagree on whose land it is, the nearest place tells.
  const at = [longitude, latitude] as const;
  const ofThisLand = codes.length > 0 ? cityAt(at, tables, CITY_WITHIN_KM, codes) : null;
  const place = ofThisLand ?? cityAt(at, tables, COAST_WITHIN_KM, null);
  if (place === null) {
    const country = codes.map((code) => countries.find((one) => one.countryCode === code)).find((one) => one !== undefined);
    return country ? { city: null, region: null, country: country.name, countryCode: country.countryCode } : null;
  }
  const country = countries[tables.countries[place] as number];
  const region = tables.regions[place] === NO_REGION ? undefined : regions[tables.regions[place] as number];
  return {
    city: tables.nameOf(place),
    region: region?.name ?? null,
    country: country?.name ?? null,
    countryCode: country?.countryCode ?? null,
  };
}

/** The city of a point, of one of these countries where some are given; see [Note: Which city a point is in]. */
function cityAt(
  [longitude, latitude]: readonly [number, number],
  tables: PlaceTables,
  withinKm: number,
  codes: readonly string[] | null,
): number | null {
  const { tree, header } = tables;
  const isHere = (place: number): boolean =>
    tables.sections[place] === 0
    && (codes === null || codes.includes(header.countries[tables.countries[place] as number]?.countryCode ?? ''));
  const isLarge = (place: number): boolean => (tables.population[place] as number) >= LARGE_CITY && isHere(place);
  const near = around(tree, longitude, latitude, NEAR_PLACES, withinKm, isHere);
  const large = around(tree, longitude, latitude, NEAR_CITIES, withinKm, isLarge);

  let best: number | null = null;
  let bestShare = 1;
  for (const place of [...near, ...large]) {
    const kilometres = distance(longitude, latitude, tree.coords[place * 2] as number, tree.coords[place * 2 + 1] as number);
    const share = kilometres / reachKm(tables.population[place] as number);
    if (share < bestShare) {
      best = place;
      bestShare = share;
    }
  }
  return best ?? near[0] ?? null;
}

function reachKm(packedPopulation: number): number {
  return Math.max(1, Math.sqrt(unpackPopulation(packedPopulation) / (Math.PI * PEOPLE_PER_KM2)));
}
