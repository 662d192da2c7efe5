import type { DuplicateGroup, DuplicateMember, DuplicateTier, KeeperReason, ResolveReport } from '../../../shared/contract/duplicate-schemas.ts';
import { formatBytes, formatCount } from './format-text.ts';
import { showPath } from './show-path.ts';

const TIERS: Readonly<Record<DuplicateTier, string>> = {
  exact: 'The same bytes', same: 'The same picture', near: 'Nearly the same picture', burst: 'Bursts',
};

/** Failures listed for a person; `--json` has them all. */
const LISTED_FAILURES = 20;

/** Groups for a person: of each what would be kept and why, and what would go. */
export function formatGroups(groups: readonly DuplicateGroup[], totals: Partial<Record<DuplicateTier, number>>): string {
  const parts = Object.entries(totals).flatMap(([tier, total]) => {
    const shown = groups.filter((group) => group.tier === tier);
    if (shown.length === 0) return [];
    const rest = total - shown.length;
    return [
      `${TIERS[tier as DuplicateTier]} (${tier}): ${formatCount(total, 'group')}`,
      ...shown.map(formatGroup),
      ...(rest > 0 ? [`  … and ${formatCount(rest, 'more group', 'more groups')}; --limit shows more`] : []),
    ].join('\n');
  });
  return parts.length === 0 ? 'No photo is there more than once.' : parts.join('\n\n');
}

/** What was done, for a person. */
export function formatResolved(report: ResolveReport): string {
  const done = report.batch === null ? 'Nothing was moved.' : `Moved ${formatCount(report.files, 'file')} of ${formatCount(report.groups, 'group')} to Albumen's trash: ${formatBytes(report.wonBytes)} to win when it is emptied. It can be undone in the app (step ${report.batch}).`;
  const failed = report.failed.slice(0, LISTED_FAILURES).map(({ path, reason }) => `  ${showPath(path)}: ${reason}`);
  const more = report.failed.length - failed.length;
  return [done, ...(failed.length > 0 ? ['Left alone:', ...failed] : []), ...(more > 0 ? [`  … and ${more} more; --json lists all`] : [])].join('\n');
}

function formatGroup({ members, reasons, winsBytes }: DuplicateGroup): string {
  const [keeper, ...others] = members;
  if (!keeper) return '';
  return [
    `  keep  ${formatMember(keeper)}`,
    `        ${reasons.map(sayReason).join('; ')}`,
    ...others.map((member) => `  goes  ${formatMember(member)}${member.differs.length > 0 ? `  (${member.differs.join(', ')})` : ''}`),
    `        ${formatBytes(winsBytes)} to win`,
  ].join('\n');
}

function formatMember({ paths, width, height }: DuplicateMember): string {
  return `${paths.map(showPath).join(' and ')}  ${width} x ${height}`;
}

function sayReason({ what, of, against }: KeeperReason): string {
  const shown = of === null ? '' : ` ${showPath(of)}`;
  const compared = against === null ? '' : ` against ${showPath(against)}`;
  switch (what) {
    case 'rule': return `by your rule${shown}`;
    case 'larger': return `larger:${shown}${compared}`;
    case 'original-camera-file': return of === null ? 'original camera file' : `original camera file:${shown}`;
    case 'better-format': return `better format:${shown}${compared}`;
    case 'less-compressed': return `less compressed:${shown}${compared}`;
    case 'has-date': return 'has a date';
    case 'has-place': return 'has a place';
    case 'has-metadata': return 'has more written on it';
    case 'rating': return `rated higher:${shown}${compared}`;
    case 'sharper': return 'sharper';
    case 'folder': return `in${shown}`;
    case 'older': return `older file:${shown}${compared}`;
    case 'first-by-name': return 'first by name';
  }
}
