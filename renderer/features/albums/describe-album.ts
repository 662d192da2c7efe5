import { plural, t } from '@lingui/core/macro';
import type { AlbumInfo } from '../../../shared/contract/album-schemas.ts';
import { formatRange, formatWallTime } from '../../ui/format-dates.ts';
import { formatNumber } from '../../ui/format-values.ts';
import { sayBehindPreposition, sayCountries } from '../../ui/say-country.ts';
import { sayAsTitle } from '../../ui/say-names.ts';

/** Longer than this, an album's time is said in months; longer than that, in years. Days. */
const SAID_IN_DAYS = 62;
const SAID_IN_MONTHS = 730;
const DAY_MS = 86_400_000;
const HOURS_A_DAY = 24;

/** A local wall time of the contract as the window's formats take it; NaN for none. */
export function wallTimeMs(local: string | null): number {
  return local === null ? Number.NaN : Date.parse(`${local}Z`);
}

/**
 * What an album is called, in the window's language: the person's own name for it, or one made of place, date and content.
 * The patterns are those of shared/name-album.ts, which says them in English for the command line.
 */
export function nameAlbum({ title, name, from, to }: Pick<AlbumInfo, 'title' | 'name' | 'from' | 'to'>): string {
  if (title === null) return name;
  const { pattern, countries = [] } = title;
  const place = title.place === null ? null : sayCountries(title.place, countries);
  const inPlace = title.place === null ? '' : sayBehindPreposition(title.place, countries);
  const what = title.what === null ? null : sayAsTitle(title.what);
  const [fromMs, toMs] = [wallTimeMs(from), wallTimeMs(to)];
  const isDated = !Number.isNaN(fromMs) && !Number.isNaN(toMs);
  const months = isDated ? formatRange(fromMs, toMs, 'month') : '';
  const days = isDated ? formatRange(fromMs, toMs, 'date') : '';
  const subject = what !== null && place !== null ? t`${what} in ${inPlace}` : (what ?? place ?? '');
  if (pattern === 'weekend') return place === null ? joinParts(what === null ? t`Weekend` : t`${what}, weekend`, days) : joinParts(t`Weekend in ${inPlace}`, months);
  if (pattern === 'trip') return place === null ? joinParts(what ?? '', days) : joinParts(place, months);
  if (pattern === 'day') return joinParts(subject, formatWallTime(fromMs, 'date')) || name;
  if (pattern === 'year') return formatWallTime(fromMs, 'year') || name;
  if (pattern === 'memory') return joinParts(t`On this day`, formatWallTime(fromMs, 'day-of-year'));
  return subject || name;
}

function joinParts(...parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join(', ');
}

/** When the photos of an album were taken, as shortly as it can be said; empty without a date. */
export function describeTime({ from, to }: Pick<AlbumInfo, 'from' | 'to'>): string {
  const [fromMs, toMs] = [wallTimeMs(from), wallTimeMs(to)];
  if (Number.isNaN(fromMs) || Number.isNaN(toMs)) return '';
  const days = (toMs - fromMs) / DAY_MS;
  return formatRange(fromMs, toMs, days <= SAID_IN_DAYS ? 'date' : days <= SAID_IN_MONTHS ? 'month' : 'year');
}

/** How many photos, in words. */
export function describeCount(photos: number): string {
  return plural(photos, { one: '# photo', other: '# photos' });
}

/** Why these photos are together: "38 photos within 2 days and 30 km". Empty where nothing needs to be said. */
export function describeBecause({ because, photos }: Pick<AlbumInfo, 'because' | 'photos'>): string {
  const { spanDays, withinKm, apartHours, rule } = because;
  const said: string[] = [];
  const count = describeCount(photos);
  const days = spanDays === null ? null : plural(Math.max(1, Math.ceil(spanDays)), { one: '# day', other: '# days' });
  const distance = withinKm === null ? null : t`${formatNumber(Math.max(1, withinKm))} km`;
  if (days !== null && distance !== null) said.push(t`${count} within ${days} and ${distance}`);
  else if (days !== null || distance !== null) said.push(t`${count} within ${days ?? distance ?? ''}`);
  if (apartHours !== null) {
    const apart =
      apartHours < 2 * HOURS_A_DAY
        ? plural(Math.max(1, Math.round(apartHours)), { one: '# hour apart from other photos', other: '# hours apart from other photos' })
        : plural(Math.floor(apartHours / HOURS_A_DAY), { one: '# day apart from other photos', other: '# days apart from other photos' });
    said.push(apart);
  }
  if (rule !== null) said.push(sayRule(rule));
  return said.filter((part) => part !== '').join('; ');
}

/** The rules of places and kinds (electron/engine/albums); one that the window does not know says nothing. */
function sayRule(rule: string): string {
  const rules: Readonly<Record<string, string>> = {
    city: t`all taken in this town`,
    region: t`all taken in this region`,
    country: t`all taken in this country`,
    screenshots: t`of the size of a screen, or tagged so`,
    documents: t`tagged as documents`,
    panoramas: t`at least twice as wide as high`,
    bursts: t`taken moments apart with one camera`,
    monochrome: t`without colour`,
  };
  return rules[rule] ?? '';
}
