import { middleOf, type Point } from './distance-km.ts';
import { isPlaced, type TimedShot } from './shot.ts';

/** Photos that belong together in time and place. */
export interface Occasion {
  /** By time. */
  readonly shots: readonly TimedShot[];
  readonly fromMs: number;
  readonly toMs: number;
  readonly place: Point | null;
}

export function occasionOf(shots: readonly TimedShot[]): Occasion {
  const [first, last] = [shots[0] as TimedShot, shots.at(-1) as TimedShot];
  return { shots, fromMs: first.timeMs, toMs: last.timeMs, place: middleOf(shots.filter(isPlaced)) };
}
