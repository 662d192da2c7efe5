/** A duration for a person: `0.4 s`, `45 s`, `12 min`, `2 h 5 min`. @param seconds Not negative. */
export function formatDuration(seconds: number): string {
  if (seconds < 9.95) return `${seconds.toFixed(1)} s`;
  if (seconds < 90) return `${Math.round(seconds)} s`;
  const minutes = Math.round(seconds / 60);
  if (minutes < 90) return `${minutes} min`;
  return `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}

/** A size on disk for a person, in units of 1000: `512 B`, `4.2 MB`. */
export function formatBytes(bytes: number): string {
  const units = ['B', 'kB', 'MB', 'GB', 'TB'];
  let value = bytes;
  let unit = 0;
  while (value >= 1000 && unit < units.length - 1) {
    value /= 1000;
    unit += 1;
  }
  return `${unit === 0 || value >= 100 ? Math.round(value) : value.toFixed(1)} ${units[unit] as string}`;
}

/** A count with its noun: `1 photo`, `3 photos`. */
export function formatCount(count: number, noun: string, plural = `${noun}s`): string {
  return `${count} ${count === 1 ? noun : plural}`;
}

/** A rate for a person: `8.4 photos/s`. */
export function formatRate(photosPerSecond: number): string {
  return `${photosPerSecond < 10 ? photosPerSecond.toFixed(1) : Math.round(photosPerSecond)} photos/s`;
}

/**
 * Rows as aligned columns, two spaces apart, without trailing blanks.
 *
 * @param rows Cells without line breaks; the last column is never padded, so that long paths may stand there.
 * @param rightAligned Columns of numbers.
 */
export function formatColumns(rows: readonly (readonly string[])[], rightAligned: ReadonlySet<number> = new Set()): string {
  const widths: number[] = [];
  for (const row of rows) row.forEach((cell, column) => (widths[column] = Math.max(widths[column] ?? 0, cell.length)));
  return rows
    .map((row) => row
      .map((cell, column) => {
        const width = widths[column] as number;
        if (rightAligned.has(column)) return cell.padStart(width);
        return column === row.length - 1 ? cell : cell.padEnd(width);
      })
      .join('  ')
      .trimEnd())
    .join('\n');
}

/** Two columns: what it is, and its value. */
export function formatFacts(facts: readonly (readonly [string, string])[]): string {
  return formatColumns(facts.map(([name, value]) => [`${name}:`, value]));
}
