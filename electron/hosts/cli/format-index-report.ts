import type { IndexReport } from '../../../shared/contract/schemas.ts';
import { formatCount, formatDuration, formatRate } from './format-text.ts';
import { showPath } from './show-path.ts';

/** Failures listed for a person; `status` and `--json` have them all. */
const LISTED_FAILURES = 20;

/** The report of an index run for a person. */
export function formatIndexReport(report: IndexReport): string {
  const counts = (['added', 'updated', 'moved', 'removed', 'unchanged'] as const)
    .filter((what) => report[what] > 0)
    .map((what) => `${report[what]} ${what}`);
  const pace = report.photosPerSecond > 0 ? `, ${formatRate(report.photosPerSecond)} on ${report.provider ?? 'no provider'}` : '';
  const head = `${report.interrupted ? 'Stopped' : 'Done'} in ${formatDuration(report.seconds)}${pace}: `
    + `${formatCount(report.scanned, 'file')} seen, ${counts.length === 0 ? 'nothing new' : counts.join(', ')}.`;
  return [
    head,
    ...report.away.map(({ path, reason }) => `Passed over ${showPath(path)}: ${reason}`),
    ...formatSkipped(report),
    ...formatFailures(report.failed),
    ...(report.interrupted ? ['What is done is kept; the next index run goes on from here.'] : []),
  ].join('\n');
}

/** A heading and a line for each file that failed, cut off after LISTED_FAILURES. */
export function formatFailures(failed: IndexReport['failed']): string[] {
  if (failed.length === 0) return [];
  const listed = failed.slice(0, LISTED_FAILURES).map(({ path, reason, attempts }) => {
    return `  ${showPath(path)}: ${reason}${attempts > 1 ? ` (${attempts} attempts)` : ''}`;
  });
  const more = failed.length - listed.length;
  return [`${formatCount(failed.length, 'file')} failed:`, ...listed, ...(more > 0 ? [`  … and ${more} more; --json lists all`] : [])];
}

function formatSkipped({ skipped }: IndexReport): string[] {
  const byReason = new Map<string, number>();
  for (const { reason } of skipped) byReason.set(reason, (byReason.get(reason) ?? 0) + 1);
  return [...byReason].map(([reason, count]) => `Skipped ${formatCount(count, 'file')}: ${reason}`);
}
