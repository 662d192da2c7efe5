/** One line of the table: a figure, what it is held against in the same run, and whether the goal is met. */
export interface Measurement {
  readonly what: string;
  /** With its unit: `21.4 photos/s`. */
  readonly figure: string;
  /** The bound or peer measured in the same run, with its unit; or the goal itself where the issue names a plain limit. */
  readonly against: string;
  /** Figure over bound or peer. */
  readonly ratio: number;
  readonly goal: { readonly atLeast: number } | { readonly atMost: number };
  /** What a reader must know to judge the figure. */
  readonly remark?: string;
}

/** A line that could not be measured here, and why. */
export interface Skipped {
  readonly what: string;
  readonly skipped: string;
}

export interface BenchOptions {
  /** Folder for everything that the row makes; removed afterwards. */
  readonly folder: string;
  /** Shares of the full size, (0, 1]: 1 is what the table is made of, less is a quick look. */
  readonly scale: number;
  /** A line for whoever watches. */
  readonly tell: (line: string) => void;
}

/** One row of the section "Measured"; its file exports it. */
export interface BenchRow {
  /** As typed after `npm run bench --`. */
  readonly name: string;
  run(options: BenchOptions): Promise<readonly (Measurement | Skipped)[]>;
}

/** True where the ratio reaches the goal. */
export function isMet({ ratio, goal }: Measurement): boolean {
  return 'atLeast' in goal ? ratio >= goal.atLeast : ratio <= goal.atMost;
}

/** "met", or plainly by how much it is missed, in per cent of the goal. */
export function describeVerdict(measured: Measurement): string {
  const { goal, ratio } = measured;
  const bound = 'atLeast' in goal ? goal.atLeast : goal.atMost;
  const says = 'atLeast' in goal ? `>= ${bound}` : `<= ${bound}`;
  if (isMet(measured)) return `met (${says})`;
  return `MISSED (${says}) by ${(Math.abs(ratio / bound - 1) * 100).toFixed(0)} %`;
}

/** The value below which this share of the values lies; the values need not be sorted. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN;
}
