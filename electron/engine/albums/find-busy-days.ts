import {
  BUSY_DAYS_MAX, BUSY_DAYS_MIN, BUSY_EMPTY_DAYS_MAX, BUSY_FACTOR, BUSY_PHOTOS_MIN, ORDINARY_DAYS, ORDINARY_MIN, ORDINARY_WITHOUT,
} from './limits.ts';
import type { Occasion } from './occasion.ts';
import { dayOf } from './shot.ts';

/**
 * Several busy days in a row, from occasions of which no place is known: the holidays of a camera that does not know where
 * it is. Each day speaks for a busy time or an ordinary one by the likelihoods of its photos at either rate (Poisson), as
 * Kleinberg's bursts do with two states ("Bursty and Hierarchical Structure in Streams", 2002).
 *
 * @param occasions By their beginnings.
 * @returns Each time's occasions.
 */
export function findBusyDays(occasions: readonly Occasion[]): Occasion[][] {
  const byDay = Map.groupBy(occasions, (occasion) => dayOf(occasion.fromMs));
  const counts = new Map([...byDay].map(([day, its]) => [day, its.reduce((sum, { shots }) => sum + shots.length, 0)]));
  const runs: number[][] = [];
  let [run, height, top]: [number[], number, number] = [[], 0, 0];
  const close = (): void => {
    if (run.length > 0) runs.push(run.slice(0, top));
    [run, height, top] = [[], 0, 0];
  };
  let [highest, last] = [0, Number.NaN];
  for (const [day, photos] of counts) {
    const ordinary = ordinaryDay(day, counts);
    const loss = (BUSY_FACTOR - 1) * ordinary;
    const emptyDays = day - last - 1;
    if (run.length > 0 && (emptyDays > BUSY_EMPTY_DAYS_MAX || height - emptyDays * loss <= 0)) close();
    const gain = photos * Math.log(BUSY_FACTOR) - loss;
    last = day;
    if (run.length === 0 && gain <= 0) continue;
    if (run.length === 0) highest = 0;
    height += gain - (run.length === 0 ? 0 : emptyDays * loss);
    run.push(day);
    if (height > highest) [highest, top] = [height, run.length];
    if (height <= 0) close();
  }
  close();
  return runs.filter((days) => isBusy(days, counts)).map((days) => days.flatMap((day) => byDay.get(day) ?? []));
}

function isBusy(days: readonly number[], counts: ReadonlyMap<number, number>): boolean {
  const [first = 0, last = 0] = [days[0], days.at(-1)];
  const busy = days.filter((day) => (counts.get(day) ?? 0) >= BUSY_FACTOR * ordinaryDay(day, counts));
  const photos = days.reduce((sum, day) => sum + (counts.get(day) ?? 0), 0);
  return busy.length >= BUSY_DAYS_MIN && busy.length * 2 >= days.length && photos >= BUSY_PHOTOS_MIN && last - first < BUSY_DAYS_MAX;
}

/** Photos of an ordinary day around this one; the busiest days left out, empty ones counted. */
function ordinaryDay(day: number, counts: ReadonlyMap<number, number>): number {
  const around = Array.from({ length: 2 * ORDINARY_DAYS + 1 }, (_, i) => counts.get(day - ORDINARY_DAYS + i) ?? 0).toSorted((a, b) => a - b);
  const kept = around.slice(0, Math.ceil(around.length * (1 - ORDINARY_WITHOUT)));
  return Math.max(ORDINARY_MIN, kept.reduce((sum, photos) => sum + photos, 0) / kept.length);
}
