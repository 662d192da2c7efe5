import type { AlbumTitle } from '../../../shared/contract/album-schemas.ts';
import { distanceKm, middleOf } from './distance-km.ts';
import type { HomeAt } from './find-home.ts';
import { AWAY_KM, DAY_MS, PLACE_NAME_SHARE } from './limits.ts';
import { dayOf, isPlaced, type Shot } from './shot.ts';

/** ISO weekday of a day counted from 1970, which began on a Thursday: 1 Monday to 7 Sunday. */
function weekdayOf(day: number): number {
  return ((day + 3) % 7) + 1;
}

/** Days away that hold a Saturday and its Sunday, and nothing beyond the Friday and the Monday beside them. */
export function isWeekend(firstDay: number, lastDay: number): boolean {
  const saturday = firstDay + ((6 - weekdayOf(firstDay) + 7) % 7);
  return lastDay > saturday && saturday - firstDay <= 1 && lastDay - saturday <= 2 && lastDay - firstDay <= 2;
}

/** How a trip is called. @param shots By time, dated. */
export function titleTrip(shots: readonly Shot[], what: AlbumTitle['what']): AlbumTitle {
  const days = shots.flatMap(({ timeMs }) => (timeMs === null ? [] : [dayOf(timeMs)]));
  const named = namePlace(shots);
  return { pattern: isWeekend(days[0] ?? 0, days.at(-1) ?? 0) ? 'weekend' : 'trip', ...named, what: named.place === null ? what : null };
}

/** How an event is called. Its place says little where the person lives, and a word that fits says more. */
export function titleEvent(shots: readonly Shot[], what: AlbumTitle['what'], homeAt: HomeAt): AlbumTitle {
  return { pattern: 'day', ...(what !== null && !isAway(shots, homeAt) ? { place: null } : namePlace(shots)), what };
}

/** False too where no home is known. */
function isAway(shots: readonly Shot[], homeAt: HomeAt): boolean {
  const home = homeAt(shots[0]?.timeMs ?? 0);
  const middle = middleOf(shots.filter(isPlaced));
  return home !== null && middle !== null && distanceKm(home, middle) >= AWAY_KM;
}

type NamedPlace = Pick<AlbumTitle, 'place' | 'countries'>;

/** The town that most placed photos lie in, else the region, else the country, or the two countries of a journey. */
export function namePlace(shots: readonly Shot[]): NamedPlace {
  const placed = shots.filter(isPlaced);
  for (const level of ['city', 'region', 'country'] as const) {
    const counts = [...Map.groupBy(placed.filter((shot) => shot[level] !== null), (shot) => shot[level] as string)]
      .map(([name, its]) => ({ name, photos: its.length, code: level === 'country' ? its[0]?.countryCode : null })).toSorted((a, b) => b.photos - a.photos || (a.name < b.name ? -1 : 1));
    const [first, second] = counts;
    if (first && first.photos >= PLACE_NAME_SHARE * placed.length) return joinAreas([first]);
    if (level === 'country' && first && second && first.photos + second.photos >= PLACE_NAME_SHARE * placed.length) return joinAreas([first, second]);
  }
  return { place: null };
}

function joinAreas(areas: readonly { readonly name: string; readonly code?: string | null | undefined }[]): NamedPlace {
  const countries = areas.flatMap(({ code }) => code ?? []);
  return { place: areas.map(({ name }) => name).join(', '), ...(countries.length === areas.length && { countries }) };
}

/** Days from the first photo to the last, both counted; nights belong to the evening before. */
export function spanDays(shots: readonly Shot[]): number | null {
  const times = shots.flatMap(({ timeMs }) => (timeMs === null ? [] : [timeMs]));
  const [first, last] = [times[0], times.at(-1)];
  return first === undefined || last === undefined ? null : dayOf(last) - dayOf(first) + 1;
}

/** The diagonal of the smallest box around the places, whole kilometres, rounded up; null of less than two places. */
export function withinKm(shots: readonly Shot[]): number | null {
  const placed = shots.filter(isPlaced);
  if (placed.length < 2) return null;
  const middle = middleOf(placed) ?? { latitude: 0, longitude: 0 };
  let [south, north, west, east] = [0, 0, 0, 0];
  for (const { latitude, longitude } of placed) {
    // Off the middle: a journey over the antimeridian is not one around the world.
    const off = ((longitude - middle.longitude + 540) % 360) - 180;
    [south, north] = [Math.min(south, latitude - middle.latitude), Math.max(north, latitude - middle.latitude)];
    [west, east] = [Math.min(west, off), Math.max(east, off)];
  }
  const corner = (lat: number, lon: number) => ({ latitude: middle.latitude + lat, longitude: middle.longitude + lon });
  return Math.max(1, Math.ceil(distanceKm(corner(south, west), corner(north, east))));
}

/** Hours without another photo before or after, the shorter of the two; null where there is no other. */
export function apartHours(shots: readonly Shot[], timesMs: Float64Array): number | null {
  const times = shots.flatMap(({ timeMs }) => (timeMs === null ? [] : [timeMs]));
  const [first, last] = [times[0], times.at(-1)];
  if (first === undefined || last === undefined) return null;
  const [before, after] = [timesMs[firstAtOrAfter(timesMs, first) - 1], timesMs[firstAtOrAfter(timesMs, last + 1)]];
  const gap = Math.min(before === undefined ? Infinity : first - before, after === undefined ? Infinity : after - last);
  return Number.isFinite(gap) ? Math.floor(gap / (DAY_MS / 24)) : null;
}

function firstAtOrAfter(sorted: Float64Array, value: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] as number) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
