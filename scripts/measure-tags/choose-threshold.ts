import { PRECISION_MIN } from '../../electron/engine/tags/limits.ts';

/** One photo as one tag sees it. */
export interface Example {
  readonly score: number;
  readonly isTrue: boolean;
  readonly group: string;
}

/** No threshold is lower: an ordinary library holds more that looks alike than the photos at hand. */
export const THRESHOLD_MIN = 4;

/** The lowest threshold above which enough is right; null where there is none. It lies half way down to the next example. */
export function chooseThreshold(examples: readonly Example[], precisionMin: number = PRECISION_MIN): number | null {
  const ordered = examples.filter(({ score }) => score > 0).toSorted((a, b) => b.score - a.score);
  let [right, best] = [0, -1];
  ordered.forEach((example, i) => {
    if (example.isTrue) right += 1;
    if (example.isTrue && right / (i + 1) >= precisionMin && ordered[i + 1]?.score !== example.score) best = i;
  });
  const last = ordered[best];
  if (!last) return null;
  return Math.max(THRESHOLD_MIN, (last.score + (ordered[best + 1]?.score ?? last.score - 0.5)) / 2);
}

/** An example with how far it stands above the threshold that the other groups chose; null where they chose none. */
export interface Trial {
  readonly isTrue: boolean;
  readonly margin: number | null;
}

/** Every example by a threshold that its own group had no part in. */
export function tryThresholds(examples: readonly Example[]): Trial[] {
  const byGroup = Map.groupBy(examples, ({ group }) => group);
  const whole = chooseThreshold(examples);
  return [...byGroup].flatMap(([group, own]) => {
    // A group that has nothing near or above the threshold does not move it.
    const moves = own.some(({ isTrue, score }) => isTrue || (whole !== null && score > whole - 2));
    const threshold = moves ? chooseThreshold(examples.filter((example) => example.group !== group)) : whole;
    return own.map(({ isTrue, score }) => ({ isTrue, margin: threshold === null ? null : score - threshold }));
  });
}

/** Wilson's score interval at 95 %, of `right` among `all`. Wilson 1927. */
export function wilsonInterval(right: number, all: number): { low: number; high: number } {
  if (all === 0) return { low: 0, high: 1 };
  const [z, share] = [1.96, right / all];
  const middle = share + (z * z) / (2 * all);
  const reach = z * Math.sqrt((share * (1 - share)) / all + (z * z) / (4 * all * all));
  const scale = 1 + (z * z) / all;
  return { low: Math.max(0, (middle - reach) / scale), high: Math.min(1, (middle + reach) / scale) };
}
