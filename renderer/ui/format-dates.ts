import { i18n } from '@lingui/core';

type Shape = 'day' | 'day-of-year' | 'day-year' | 'date' | 'month' | 'short-month' | 'year' | 'moment';

// Times of photos are wall times kept as if they were UTC: read in any other zone they would move.
const SHAPES: Readonly<Record<Shape, Intl.DateTimeFormatOptions>> = {
  date: { day: 'numeric', month: 'long', year: 'numeric' },
  'day-of-year': { day: 'numeric', month: 'long' },
  day: { weekday: 'short', day: 'numeric', month: 'long' },
  'day-year': { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' },
  month: { month: 'long', year: 'numeric' },
  'short-month': { month: 'short', year: 'numeric' },
  year: { year: 'numeric' },
  moment: { day: 'numeric', month: 'long', year: 'numeric', hour: 'numeric', minute: '2-digit' },
};
const formats = new Map<string, Intl.DateTimeFormat>();

// Chromium on a system without a language calls it `en-US@posix`, which Intl refuses with an error.
const LANGUAGE_TAG = /^[a-z]{2,3}(?:-[a-z\d]+)*$/i;

/** The person's own form of the window's language, as in `en-GB`: the order of day and month is theirs. */
function regionalLocale(): string {
  return navigator.languages.find((tag) => LANGUAGE_TAG.test(tag) && tag.split('-', 1)[0] === i18n.locale) ?? i18n.locale;
}

/**
 * A wall time in the window's language.
 *
 * @param wallTimeMs Local wall time as if it were UTC, milliseconds, as the timeline holds it.
 * @returns Empty for NaN.
 */
export function formatWallTime(wallTimeMs: number, shape: Shape): string {
  if (Number.isNaN(wallTimeMs)) return '';
  return formatOf(shape).format(wallTimeMs);
}

/** Months from the earlier to the later, as one: "March 2018", "March – May 2018". Wall times as above. */
export function formatMonths(fromMs: number, toMs: number): string {
  return formatRange(fromMs, toMs, 'month');
}

/** From the earlier to the later wall time, as short as it can be said: "22 – 24 October 2016". */
export function formatRange(fromMs: number, toMs: number, shape: Shape): string {
  return formatOf(shape).formatRange(fromMs, toMs);
}

function formatOf(shape: Shape): Intl.DateTimeFormat {
  const key = `${i18n.locale} ${shape}`;
  let format = formats.get(key);
  if (!format) formats.set(key, (format = new Intl.DateTimeFormat(regionalLocale(), { ...SHAPES[shape], timeZone: 'UTC' })));
  return format;
}

/** How the person's own form of the window's language orders a date: day, month, year, or the month first. */
export function dateOrder(): readonly ('day' | 'month' | 'year')[] {
  const parts = new Intl.DateTimeFormat(regionalLocale(), { day: 'numeric', month: 'long', year: 'numeric' }).formatToParts(0);
  return parts.flatMap(({ type }) => (type === 'day' || type === 'month' || type === 'year' ? [type] : []));
}

/** A month's name. @param month 1 to 12. */
export function formatMonthName(month: number): string {
  return new Intl.DateTimeFormat(i18n.locale, { month: 'long', timeZone: 'UTC' }).format(Date.UTC(2000, month - 1));
}

/** A weekday's name. @param weekday 1 Monday to 7 Sunday. */
export function formatWeekday(weekday: number): string {
  // 3 January 2000 was a Monday.
  return new Intl.DateTimeFormat(i18n.locale, { weekday: 'long', timeZone: 'UTC' }).format(Date.UTC(2000, 0, 2 + weekday));
}

/** A moment by this machine's clock, in the window's language. Milliseconds since 1970, UTC. */
export function formatInstant(ms: number): string {
  return new Intl.DateTimeFormat(regionalLocale(), { dateStyle: 'long', timeStyle: 'short' }).format(ms);
}

/** Seconds as a player shows them: "0:07", "1:02:30". */
export function formatDuration(seconds: number): string {
  const whole = Math.max(0, Math.round(seconds));
  const parts = [Math.floor(whole / 3_600), Math.floor(whole / 60) % 60, whole % 60];
  const shown = parts[0] === 0 ? parts.slice(1) : parts;
  return shown.map((part, index) => (index === 0 ? String(part) : String(part).padStart(2, '0'))).join(':');
}
