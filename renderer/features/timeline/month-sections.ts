import type { GridSection } from '../grid/grid-section.ts';
import type { PhotoList } from '../../stores/photo-list.ts';

const DAY_MS = 86_400_000;

/** How months and days are called. */
export interface DateNames {
  /** Wall time as if it were UTC, milliseconds. */
  month(wallTimeMs: number): string;
  day(wallTimeMs: number): string;
  readonly undated: string;
}

/**
 * Divide a list that is ordered by date into months, with the days inside them. Photos without a date come last, as one
 * section.
 */
export function monthSections(list: PhotoList, names: DateNames): GridSection[] {
  const sections: GridSection[] = [];
  const groups: number[] = [];
  let from = 0;
  let month = Number.NaN;
  let day = Number.NaN;

  const close = (to: number): void => {
    if (to === from) return;
    const first = list.takenAtMsAt(from);
    const isUndated = Number.isNaN(first);
    sections.push({
      key: isUndated ? 'undated' : monthKey(month),
      title: isUndated ? names.undated : names.month(first),
      look: 'month',
      from,
      to,
      groups: isUndated ? new Int32Array() : Int32Array.from(groups),
      groupTitle: (index) => names.day(list.takenAtMsAt(index)),
    });
    from = to;
    groups.length = 0;
  };

  for (let index = 0; index < list.count; index++) {
    const takenAtMs = list.takenAtMsAt(index);
    const thisDay = Number.isNaN(takenAtMs) ? Number.POSITIVE_INFINITY : Math.floor(takenAtMs / DAY_MS);
    if (thisDay === day) continue;
    const thisMonth = thisDay === Number.POSITIVE_INFINITY ? thisDay : monthOf(takenAtMs);
    if (thisMonth !== month) {
      close(index);
      month = thisMonth;
    }
    day = thisDay;
    groups.push(index);
  }
  close(list.count);
  return sections;
}

/** Months since the year 0. */
function monthOf(wallTimeMs: number): number {
  const date = new Date(wallTimeMs);
  return date.getUTCFullYear() * 12 + date.getUTCMonth();
}

function monthKey(month: number): string {
  return `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}`;
}
