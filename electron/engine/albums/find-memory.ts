import type { PhotoFilter } from '../store/photo-filter.ts';
import type { StoreReader } from '../store/library-store.ts';
import { DAY_MS } from './limits.ts';
import type { Glance } from './select-photos.ts';

const MEMORY_ID = /^memory-(\d{2})-(\d{2})$/;

export function isMemoryId(id: string): boolean {
  return MEMORY_ID.test(id);
}

/** The memory of a day, by the calendar on the wall. */
export function memoryIdOf(day: Date): string {
  return `memory-${String(day.getMonth() + 1).padStart(2, '0')}-${String(day.getDate()).padStart(2, '0')}`;
}

/**
 * Photos of one day of the calendar in the years before this one, newest first. Dates that only the file's time gives are
 * left out: a day on which files were copied is nobody's memory.
 */
export async function findMemory(id: string, now: Date, { columns, positions }: Glance, store: StoreReader): Promise<string[]> {
  const [, month, day] = MEMORY_ID.exec(id) ?? [];
  const times = columns.takenAtMs.filter((time) => !Number.isNaN(time));
  const [newest, oldest] = [times[0], times.at(-1)];
  if (newest === undefined || oldest === undefined) return [];
  const years = Array.from({ length: now.getFullYear() - new Date(oldest).getUTCFullYear() }, (_, i) => now.getFullYear() - 1 - i);
  const days = years.map((year) => Date.UTC(year, Number(month) - 1, Number(day))).filter((ms) => ms <= newest && new Date(ms).getUTCDate() === Number(day));
  if (days.length === 0) return [];
  const filter: PhotoFilter = { any: days.map((fromMs) => ({ takenBetween: { fromMs, toMs: fromMs + DAY_MS } })) };
  const found = await store.photoColumns(['id', 'takenAtSource'], { filter });
  const ids = found.id.filter((one, i) => found.takenAtSource[i] !== 'file-time' && positions.has(one));
  return ids.toSorted((a, b) => (positions.get(a) as number) - (positions.get(b) as number));
}
