import { i18n } from '@lingui/core';
import { plural, t } from '@lingui/core/macro';
import type { FilterMeaning } from '../../shared/contract/question-words.ts';
import { formatMonthName, formatWallTime, formatWeekday } from './format-dates.ts';
import { sayBehindPreposition } from './say-country.ts';

/** A filter of the question. @param meanings One of them must hold. */
export function sayFilter({ means, negated }: { readonly means: readonly FilterMeaning[]; readonly negated: boolean }): string {
  const said = new Intl.ListFormat(i18n.locale, { type: 'disjunction' }).format(means.map(sayMeaning));
  return negated ? t`not: ${said}` : said;
}

function sayMeaning(meaning: FilterMeaning): string {
  switch (meaning.kind) {
    case 'taken': return sayStretch(meaning.fromMs, meaning.toMs);
    // 2000 is a leap year: it has every day.
    case 'day-of-year': return t`taken on ${formatWallTime(Date.UTC(2000, meaning.month - 1, meaning.day), 'day-of-year')}, in any year`;
    case 'month': return t`taken in ${formatMonthName(meaning.month)}, in any year`;
    case 'season': return { spring: t`taken in spring`, summer: t`taken in summer`, autumn: t`taken in autumn`, winter: t`taken in winter` }[meaning.season];
    case 'weekdays': return sayWeekdays(meaning.weekdays);
    case 'hours': return sayHours(meaning);
    case 'place': return t`taken in ${sayBehindPreposition(meaning.name, [meaning.countryCode])}`;
    case 'near': return t`taken within ${meaning.radiusKm} km of ${sayBehindPreposition(meaning.name, [meaning.countryCode])}`;
    case 'map-part': return t`taken in this part of the map`;
    case 'camera': return t`taken with ${meaning.name}`;
    case 'tag': return t`tagged ${meaning.names[i18n.locale === 'de' ? 'de' : 'en']}`;
    case 'album': return t`in the album “${meaning.name}”`;
    case 'text': return { camera: t`camera: ${meaning.value}`, lens: t`lens: ${meaning.value}`, caption: t`“${meaning.value}” in the caption`, keyword: t`keyword: ${meaning.value}` }[meaning.field];
    case 'path': return t`“${meaning.value}” in the path`;
    case 'folder': return t`in a folder called ${meaning.name}`;
    case 'type': return t`of type ${meaning.name}`;
    case 'shape': return { portrait: t`higher than wide`, landscape: t`wider than high`, square: t`square` }[meaning.shape];
    case 'rating': return meaning.orMore ? plural(meaning.stars, { one: '# star or more', other: '# stars or more' }) : plural(meaning.stars, { one: '# star', other: '# stars' });
    case 'number': return `${NUMBER_NAMES[meaning.field]()} ${meaning.range}`;
    case 'is': return sayIs(meaning.what);
    case 'has': return { place: t`with a place`, date: t`with a date`, caption: t`with a caption`, keywords: t`with keywords`, tags: t`with tags` }[meaning.what];
  }
}

const NUMBER_NAMES: Readonly<Record<Extract<FilterMeaning, { kind: 'number' }>['field'], () => string>> = {
  iso: () => 'ISO',
  rating: () => t`rating`,
  f: () => t`aperture f`,
  focal: () => t`focal length (mm)`,
  width: () => t`width (pixels)`,
  height: () => t`height (pixels)`,
  duration: () => t`length (seconds)`,
};

function sayWeekdays(weekdays: readonly number[]): string {
  const [first] = weekdays;
  if (weekdays.length === 1 && first !== undefined) return t`taken on a ${formatWeekday(first)}`;
  return first === 6 ? t`taken on a weekend` : t`taken Monday to Friday`;
}

function sayHours({ part, from, to }: Extract<FilterMeaning, { kind: 'hours' }>): string {
  const [first, last] = [`${from}:00`, `${to}:00`];
  return {
    night: t`taken at night (${first} to ${last})`,
    morning: t`taken in the morning (${first} to ${last})`,
    noon: t`taken around noon (${first} to ${last})`,
    afternoon: t`taken in the afternoon (${first} to ${last})`,
    evening: t`taken in the evening (${first} to ${last})`,
    midnight: t`taken around midnight (${first} to ${last})`,
  }[part];
}

/** What `is:` was asked for; a name that is not known here stays as it was written. */
function sayIs(what: string): string {
  const names: Readonly<Record<string, string>> = {
    portrait: t`higher than wide`, landscape: t`wider than high`, square: t`square`, panorama: t`panorama`, video: t`video`, raw: 'RAW', image: t`picture`, photo: t`photo`,
  };
  return names[what] ?? (/^(?:fav|lieb)/.test(what) ? t`favourite` : what);
}

/** A stretch of local wall time, `toMs` exclusive, in the units that it was asked in: years, months, days. */
function sayStretch(fromMs: number | null, toMs: number | null): string {
  if (fromMs === null) return toMs === null ? t`taken at any time` : t`taken before ${formatWallTime(toMs, 'date')}`;
  if (toMs === null) return t`taken on or after ${formatWallTime(fromMs, 'date')}`;
  const [from, to, lastDay] = [new Date(fromMs), new Date(toMs), formatWallTime(toMs - 1, 'date')];
  const firstDay = formatWallTime(fromMs, 'date');
  if (firstDay === lastDay) return t`taken on ${firstDay}`;
  if (from.getUTCDate() !== 1 || to.getUTCDate() !== 1) return t`taken from ${firstDay} to ${lastDay}`;
  const months = (to.getUTCFullYear() - from.getUTCFullYear()) * 12 + to.getUTCMonth() - from.getUTCMonth();
  const month = formatWallTime(fromMs, 'month');
  if (months === 1) return t`taken in ${month}`;
  if (from.getUTCMonth() !== 0 || months % 12 !== 0) return t`taken from ${month} to ${formatWallTime(toMs - 1, 'month')}`;
  const [firstYear, lastYear] = [String(from.getUTCFullYear()), String(to.getUTCFullYear() - 1)];
  return firstYear === lastYear ? t`taken in the year ${firstYear}` : t`taken from ${firstYear} to ${lastYear}`;
}
