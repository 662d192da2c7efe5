import { hash } from 'node:crypto';
import { PLACE_PHOTOS_MIN } from './limits.ts';
import type { Shot } from './shot.ts';

/** Photos of one town; of a region or a country, those that are of no town with an album. */
export interface PlaceGroup {
  readonly id: string;
  readonly name: string;
  readonly rule: 'city' | 'region' | 'country';
  readonly countryCode: string | null;
  readonly shots: readonly Shot[];
}

const LEVELS = ['city', 'region', 'country'] as const;

/** Towns with a handful of photos; what is left, by region, and what is left then, by country. */
export function groupPlaces(shots: readonly Shot[]): PlaceGroup[] {
  const groups: PlaceGroup[] = [];
  let rest: readonly Shot[] = shots;
  for (const rule of LEVELS) {
    const named = Map.groupBy(rest.filter((shot) => shot[rule] !== null), (shot) => placeKey(shot, rule));
    const large = [...named].filter(([, its]) => its.length >= PLACE_PHOTOS_MIN);
    for (const [key, its] of large) {
      const first = its[0] as Shot;
      groups.push({ id: `place-${hash('md5', key).slice(0, 16)}`, name: first[rule] as string, rule, countryCode: first.countryCode, shots: its });
    }
    const grouped = new Set(large.flatMap(([, its]) => its));
    rest = rest.filter((shot) => !grouped.has(shot));
  }
  return groups;
}

/** Towns of one name in two regions are two. */
function placeKey(shot: Shot, rule: PlaceGroup['rule']): string {
  const area = shot.countryCode ?? shot.country ?? '';
  if (rule === 'country') return area;
  return rule === 'region' ? `${area}\n${shot.region}` : `${area}\n${shot.region ?? ''}\n${shot.city}`;
}
