import type { Point } from './distance-km.ts';
import { middleOf } from './distance-km.ts';
import { DAY_MS, HOME_CELL_DEGREES, HOME_SHARE_MIN, HOME_WEEKS_MIN } from './limits.ts';
import { isPlaced, type TimedShot } from './shot.ts';

const WEEK_MS = 7 * DAY_MS;

/** Where the person lived at a moment; null where that is not known. */
export type HomeAt = (timeMs: number) => Point | null;

/**
 * Homes of every year: the place with photos in the most weeks of that year and half a year on either side, so that a move
 * shows, and where that is too few, of all years. Weeks count and not photos, since a holiday has more photos than a month
 * at home.
 *
 * @param shots By time.
 */
export function findHome(shots: readonly TimedShot[]): HomeAt {
  const weeks = weeksAtPlaces(shots.filter(isPlaced));
  const always = homeAmong(weeks, -Infinity, Infinity);
  const byYear = new Map<number, Point | null>();
  return (timeMs) => {
    const year = new Date(timeMs).getUTCFullYear();
    let home = byYear.get(year);
    if (home === undefined) {
      home = homeAmong(weeks, Date.UTC(year, -6), Date.UTC(year + 1, 6)) ?? always;
      byYear.set(year, home);
    }
    return home;
  };
}

/** One week at one place. */
interface WeekAtPlace extends Point {
  readonly week: number;
  readonly cell: string;
}

function weeksAtPlaces(placed: readonly (TimedShot & Point)[]): WeekAtPlace[] {
  const seen = new Map<string, WeekAtPlace>();
  for (const { latitude, longitude, timeMs } of placed) {
    const cell = `${Math.round(latitude / HOME_CELL_DEGREES)},${Math.round((longitude * Math.cos((latitude * Math.PI) / 180)) / HOME_CELL_DEGREES)}`;
    const week = Math.floor(timeMs / WEEK_MS);
    const key = `${week}:${cell}`;
    if (!seen.has(key)) seen.set(key, { latitude, longitude, week, cell });
  }
  return [...seen.values()];
}

/** A town may lie across the borders of two areas: the neighbours of the best one count with it. */
function homeAmong(all: readonly WeekAtPlace[], fromMs: number, toMs: number): Point | null {
  const within = all.filter(({ week }) => week * WEEK_MS >= fromMs && week * WEEK_MS < toMs);
  const byCell = Map.groupBy(within, ({ cell }) => cell);
  const best = [...byCell].toSorted(([a, one], [b, other]) => other.length - one.length || (a < b ? -1 : 1))[0];
  if (!best) return null;
  const near = [...byCell].filter(([cell]) => isNeighbour(cell, best[0])).flatMap(([, weeks]) => weeks);
  const weeks = new Set(near.map(({ week }) => week)).size;
  if (weeks < HOME_WEEKS_MIN || weeks < HOME_SHARE_MIN * new Set(within.map(({ week }) => week)).size) return null;
  return middleOf(best[1]);
}

function isNeighbour(a: string, b: string): boolean {
  const [[ay, ax], [by, bx]] = [a.split(',').map(Number), b.split(',').map(Number)];
  return Math.abs((ay as number) - (by as number)) <= 1 && Math.abs((ax as number) - (bx as number)) <= 1;
}
