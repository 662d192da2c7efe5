const DAY_MS = 86_400_000;

/** A stretch of local wall time as if it were UTC, milliseconds: `fromMs` inclusive, `toMs` exclusive; null is open. */
export interface Stretch {
  readonly fromMs: number | null;
  readonly toMs: number | null;
}

/** A closed stretch. */
export interface Period extends Stretch {
  readonly fromMs: number;
  readonly toMs: number;
}

export const EARLIEST_YEAR = 1826; // The oldest photo that still exists.

/** Local wall time of a moment, as if it were UTC, milliseconds. */
export function wallTimeMs(moment: Date): number {
  return Date.UTC(moment.getFullYear(), moment.getMonth(), moment.getDate(), moment.getHours(), moment.getMinutes(), moment.getSeconds());
}

export function yearOf(ms: number): number {
  return new Date(ms).getUTCFullYear();
}

/** Months 1 to 12. */
export function monthOf(ms: number): number {
  return new Date(ms).getUTCMonth() + 1;
}

/** ISO weekday, 1 Monday to 7 Sunday. */
export function weekdayOf(ms: number): number {
  return new Date(ms).getUTCDay() || 7;
}

export function startOfDay(ms: number): number {
  return Math.floor(ms / DAY_MS) * DAY_MS;
}

export function yearPeriod(year: number): Period {
  return { fromMs: Date.UTC(year, 0, 1), toMs: Date.UTC(year + 1, 0, 1) };
}

/** @param month 1 to 12; beyond, the years roll on. @param count How many months. */
export function monthPeriod(year: number, month: number, count = 1): Period {
  return { fromMs: Date.UTC(year, month - 1, 1), toMs: Date.UTC(year, month - 1 + count, 1) };
}

/** @param dayMs The start of the first day. */
export function daysPeriod(dayMs: number, count = 1): Period {
  return { fromMs: dayMs, toMs: dayMs + count * DAY_MS };
}

/** One calendar day, or null for a day that does not exist (31 February). */
export function dayPeriod(year: number, month: number, day: number): Period | null {
  const ms = Date.UTC(year, month - 1, day);
  const date = new Date(ms);
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return null;
  return daysPeriod(ms);
}

/** The same length of time, whole calendar units back from a day: 3 months before 31 May is 28 February. */
export function shiftDay(ms: number, unit: 'day' | 'week' | 'month' | 'year', count: number): number {
  if (unit === 'day' || unit === 'week') return startOfDay(ms) + count * (unit === 'week' ? 7 : 1) * DAY_MS;
  const date = new Date(startOfDay(ms));
  const months = date.getUTCFullYear() * 12 + date.getUTCMonth() + count * (unit === 'year' ? 12 : 1);
  const lastDay = new Date(Date.UTC(Math.floor(months / 12), (months % 12) + 1, 0)).getUTCDate();
  return Date.UTC(Math.floor(months / 12), months % 12, Math.min(date.getUTCDate(), lastDay));
}

/** First months of the meteorological seasons of the northern half of the earth. */
export const SEASON_START = { spring: 3, summer: 6, autumn: 9, winter: 12 } as const;
export type Season = keyof typeof SEASON_START;

/** Winter belongs to the year it begins in: winter 2019 ends in February 2020. */
export function seasonPeriod(season: Season, year: number): Period {
  return monthPeriod(year, SEASON_START[season], 3);
}

/** The latest of a yearly period that had ended by then. */
export function lastEnded(yearly: (year: number) => Period, nowMs: number): Period {
  let year = yearOf(nowMs);
  while (yearly(year).toMs > nowMs) year -= 1;
  return yearly(year);
}

/** `2019-06-01`. */
export function dayText(ms: number): string {
  return new Date(ms).toISOString().slice(0, 10);
}

/** A stretch in words: "in 2019", "from 2019-06-01 to 2019-08-31", "before 2018-01-01". */
export function stretchText(stretch: Stretch): string {
  const { fromMs, toMs } = stretch;
  if (fromMs === null && toMs === null) return 'at any time';
  if (fromMs === null) return `before ${dayText(toMs as number)}`;
  if (toMs === null) return `on or after ${dayText(fromMs)}`;
  const first = dayText(fromMs);
  const last = dayText(toMs - 1);
  if (first === last) return `on ${first}`;
  if (first.endsWith('-01-01') && last.endsWith('-12-31')) {
    const years = [first.slice(0, 4), last.slice(0, 4)];
    return years[0] === years[1] ? `in ${years[0]}` : `from ${years[0]} to ${years[1]}`;
  }
  if (first.endsWith('-01') && monthPeriod(yearOf(fromMs), monthOf(fromMs)).toMs === toMs) return `in ${first.slice(0, 7)}`;
  return `from ${first} to ${last}`;
}
