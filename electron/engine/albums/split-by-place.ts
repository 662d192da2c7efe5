import { distanceKm, type Point } from './distance-km.ts';
import { IMPOSSIBLE_KMH, JUMP_GAP_MS, JUMP_KM, SAME_PLACE_KM } from './limits.ts';
import { cutAt } from './segment-by-gaps.ts';
import { isPlaced, type TimedShot } from './shot.ts';

type PlacedShot = TimedShot & Point;

/**
 * Split an occasion where its photos lie at places that no one person was at: a day with two towns is two occasions, and so
 * are the photos of two people in two towns, however their moments interleave. Photos without a place stay with their
 * neighbours in time; those of the same camera come first.
 *
 * @param shots One occasion by time.
 * @returns Its parts, each in the order of time.
 */
export function splitByPlace(shots: readonly TimedShot[]): TimedShot[][] {
  const placed = shots.filter(isPlaced);
  if (placed.length < 2) return [[...shots]];
  const together = isInterleaved(placed) ? splitByCluster(shots, placed) : [[...shots]];
  return together.flatMap(splitByJumps);
}

/** Between two photos at far places with time to travel. */
function splitByJumps(shots: readonly TimedShot[]): TimedShot[][] {
  const cuts: number[] = [];
  let last: { readonly shot: PlacedShot; readonly at: number } | null = null;
  for (const [at, shot] of shots.entries()) {
    if (!isPlaced(shot)) continue;
    if (last && shot.timeMs - last.shot.timeMs >= JUMP_GAP_MS && distanceKm(last.shot, shot) >= JUMP_KM) cuts.push(widestGap(shots, last.at, at));
    last = { shot, at };
  }
  return cutAt(shots, cuts);
}

/** Where, between two positions, the time passes longest: photos without a place in between fall to the nearer side. */
function widestGap(shots: readonly TimedShot[], from: number, to: number): number {
  let widest = to;
  for (let i = from + 1; i <= to; i++) {
    if (gapBefore(shots, i) > gapBefore(shots, widest)) widest = i;
  }
  return widest;
}

function gapBefore(shots: readonly TimedShot[], i: number): number {
  return (shots[i] as TimedShot).timeMs - (shots[i - 1] as TimedShot).timeMs;
}

/** More than one step that nobody travels so fast: one alone may be a place that was read wrongly. */
function isInterleaved(placed: readonly PlacedShot[]): boolean {
  let impossible = 0;
  for (let i = 1; i < placed.length; i++) {
    const [before, after] = [placed[i - 1] as PlacedShot, placed[i] as PlacedShot];
    const km = distanceKm(before, after);
    if (km >= JUMP_KM && km > ((after.timeMs - before.timeMs) / 3_600_000) * IMPOSSIBLE_KMH) impossible++;
  }
  return impossible >= 2;
}

function splitByCluster(shots: readonly TimedShot[], placed: readonly PlacedShot[]): TimedShot[][] {
  const clusters: PlacedShot[][] = [];
  for (const shot of placed) {
    const near = clusters.find(([first]) => first && distanceKm(first, shot) <= SAME_PLACE_KM);
    if (near) near.push(shot);
    else clusters.push([shot]);
  }
  const clusterOf = new Map(clusters.flatMap((cluster, i) => cluster.map((shot) => [shot, i] as const)));
  const parts = clusters.map((): TimedShot[] => []);
  for (const shot of shots) {
    const nearest = isPlaced(shot) ? shot : nearestInTime(shot, placed);
    parts[clusterOf.get(nearest) ?? 0]?.push(shot);
  }
  return parts;
}

function nearestInTime(shot: TimedShot, placed: readonly PlacedShot[]): PlacedShot {
  const ofCamera = shot.camera === '' ? [] : placed.filter((one) => one.camera === shot.camera);
  const among = ofCamera.length > 0 ? ofCamera : placed;
  return among.reduce((best, one) => (Math.abs(one.timeMs - shot.timeMs) < Math.abs(best.timeMs - shot.timeMs) ? one : best));
}
