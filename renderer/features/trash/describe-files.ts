import { plural } from '@lingui/core/macro';
import { formatBytes } from '../../ui/format-values.ts';

/** How many files, and how large together. */
export function describeFiles(files: number, sizeBytes: number): string {
  const size = formatBytes(sizeBytes);
  return plural(files, { one: `# file, ${size}`, other: `# files, ${size}` });
}
