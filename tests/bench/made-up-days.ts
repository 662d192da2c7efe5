import type { PhotoRow } from '../../electron/engine/store/photo-row.ts';
import { seededRandom } from '../fixtures/seeded-random.ts';

const TOWNS = [
  { city: 'Berlin', region: 'Berlin', country: 'Germany', countryCode: 'DE', latitude: 52.52, longitude: 13.405 },
  { city: 'Bilbao', region: 'Basque Country', country: 'Spain', countryCode: 'ES', latitude: 43.263, longitude: -2.935 },
  { city: 'Lyon', region: 'Auvergne-Rhône-Alpes', country: 'France', countryCode: 'FR', latitude: 45.764, longitude: 4.836 },
  { city: 'Oslo', region: 'Oslo', country: 'Norway', countryCode: 'NO', latitude: 59.913, longitude: 10.752 },
] as const;
const DAY_MS = 86_400_000;

/** What makes a made-up photo one of somebody's days. */
export type DayColumns = Pick<PhotoRow, 'takenAt' | 'takenAtMs' | 'takenAtSource' | 'latitude' | 'longitude' | 'city' | 'region' | 'country' | 'countryCode'>;

/**
 * Days of a life with a phone: an occasion on one day in two, of a dozen photos on average, and a fortnight away twice a
 * year with several times as many. Four photos in five know their place.
 *
 * @returns One a photo, by time, the same every time.
 */
export function madeUpDays(photos: number): DayColumns[] {
  const random = seededRandom(11);
  const days: DayColumns[] = [];
  for (let day = 0; days.length < photos; day++) {
    const ofYear = day % 182;
    const isAway = ofYear >= 160 && ofYear < 174;
    if (!isAway && random() < 0.5) continue;
    const town = TOWNS[isAway ? 1 + (Math.floor(day / 182) % 3) : 0] as (typeof TOWNS)[number];
    let takenAtMs = Date.UTC(2004, 0, 1) + day * DAY_MS + Math.round((8 + random() * 8) * 3_600_000);
    const count = Math.ceil(-Math.log(1 - random()) * (isAway ? 40 : 12));
    for (let i = 0; i < count && days.length < photos; i++) {
      const { latitude, longitude, ...names } = town;
      const isPlaced = random() < 0.8;
      const place = isPlaced ? { ...names, latitude: latitude + random() * 0.02, longitude: longitude + random() * 0.02 } : { latitude: null, longitude: null, city: null, region: null, country: null, countryCode: null };
      days.push({ takenAt: new Date(takenAtMs).toISOString().slice(0, 19), takenAtMs, takenAtSource: 'exif', ...place });
      takenAtMs += Math.round(-Math.log(1 - random()) * 300_000);
    }
  }
  return days;
}
