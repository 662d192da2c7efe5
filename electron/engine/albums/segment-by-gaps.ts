import { GAP_BREAK_MAX_MS, GAP_BREAK_MIN_MS, GAP_LOG_ABOVE, GAP_NEIGHBOURS } from './limits.ts';

/**
 * Where a row of moments breaks into occasions. The threshold adapts to the person's own pace: a gap is a break where it
 * is much longer than the gaps around it, by the mean of their logarithms. Source: Platt, Czerwinski, Field, "PhotoTOC:
 * Automatic Clustering for Browsing Personal Photographs" (2003); bounded here below and above (limits.ts).
 *
 * @param timesMs Ascending.
 * @returns Positions of the first moment of every occasion, the first apart; ascending.
 */
export function findBreaks(timesMs: readonly number[]): number[] {
  const gaps = timesMs.slice(1).map((time, i) => time - (timesMs[i] as number));
  // In seconds, of which none is below one: photos of one second are as far apart as those of two.
  const logs = gaps.map((gap) => Math.log(Math.max(1, gap / 1_000)));
  const sums = new Float64Array(logs.length + 1);
  for (const [i, log] of logs.entries()) sums[i + 1] = (sums[i] as number) + log;
  const breaks: number[] = [];
  for (const [i, gap] of gaps.entries()) {
    if (gap < GAP_BREAK_MIN_MS) continue;
    const [from, to] = [Math.max(0, i - GAP_NEIGHBOURS), Math.min(logs.length, i + GAP_NEIGHBOURS + 1)];
    const mean = ((sums[to] as number) - (sums[from] as number)) / (to - from);
    if (gap >= GAP_BREAK_MAX_MS || (logs[i] as number) >= GAP_LOG_ABOVE + mean) breaks.push(i + 1);
  }
  return breaks;
}

/** Cut a row at positions. */
export function cutAt<T>(row: readonly T[], positions: readonly number[]): T[][] {
  const ends = [...positions, row.length];
  return ends.map((end, i) => row.slice(i === 0 ? 0 : ends[i - 1], end)).filter((part) => part.length > 0);
}
