import type { GridSection } from '../grid/grid-section.ts';
import type { PhotoList } from '../../stores/photo-list.ts';

const DAY_MS = 86_400_000;

/** Months of one year that hold no more than this together share a heading: one photo a month is not one row a month. */
const SHARED_AT_MOST = 12;

/** How months and days are called. */
export interface DateNames {
  /** Months from the earlier to the later. Wall times as if they were UTC, milliseconds. */
  months(fromMs: number, toMs: number): string;
  day(wallTimeMs: number): string;
  readonly undated: string;
}

interface Stretch {
  readonly from: number;
  to: number;
  /** Months since the year 0; infinite without a date. */
  readonly month: number;
  /** Index of each day's first photo. */
  readonly days: number[];
}

/**
 * Divide a list that is ordered by date, newest first, into months, with the days inside them. Neighbouring months of a year
 * with few photos share a section. Photos without a date come last, as one section.
 */
export function monthSections(list: PhotoList, names: DateNames): GridSection[] {
  return shareFew(monthsOf(list)).map(({ from, to, month, days }) => {
    const isUndated = month === Number.POSITIVE_INFINITY;
    return {
      key: isUndated ? 'undated' : `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}`,
      title: isUndated ? names.undated : names.months(list.takenAtMsAt(to - 1), list.takenAtMsAt(from)),
      look: 'month',
      from,
      to,
      groups: isUndated ? new Int32Array() : Int32Array.from(days),
      groupTitle: (index) => names.day(list.takenAtMsAt(index)),
    };
  });
}

function monthsOf(list: PhotoList): Stretch[] {
  const months: Stretch[] = [];
  let last: Stretch | undefined;
  let day = Number.NaN;
  for (let index = 0; index < list.count; index++) {
    const takenAtMs = list.takenAtMsAt(index);
    const thisDay = Number.isNaN(takenAtMs) ? Number.POSITIVE_INFINITY : Math.floor(takenAtMs / DAY_MS);
    if (thisDay !== day) {
      day = thisDay;
      const month = thisDay === Number.POSITIVE_INFINITY ? thisDay : monthOf(takenAtMs);
      if (last?.month !== month) months.push((last = { from: index, to: index, month, days: [] }));
      last.days.push(index);
    }
    if (last) last.to = index + 1;
  }
  return months;
}

function shareFew(months: readonly Stretch[]): Stretch[] {
  const shared: Stretch[] = [];
  for (const next of months) {
    const last = shared.at(-1);
    const isSameYear = last !== undefined && Math.floor(last.month / 12) === Math.floor(next.month / 12) && next.month !== Number.POSITIVE_INFINITY;
    if (last && isSameYear && next.to - last.from <= SHARED_AT_MOST) {
      last.to = next.to;
      last.days.push(...next.days);
    } else shared.push(next);
  }
  return shared;
}

/** Months since the year 0. */
function monthOf(wallTimeMs: number): number {
  const date = new Date(wallTimeMs);
  return date.getUTCFullYear() * 12 + date.getUTCMonth();
}
