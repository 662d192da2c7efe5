import { ListChecks } from 'lucide-react';
import { plural } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import type { DuplicatesSummary } from '../../../shared/contract/duplicate-schemas.ts';
import { Button } from '../../ui/Button.tsx';
import { formatBytes, formatNumber } from '../../ui/format-values.ts';
import { useDecisions } from './decisions-store.ts';
import { useReviewDialogs } from './review-steps.ts';

/** The title, and the truth in one line. */
export function DuplicatesHeader({ summary }: { readonly summary: DuplicatesSummary | null }) {
  const wonBytes = useDecisions((store) => store.wonBytes);
  const won = formatBytes(wonBytes);
  return (
    <header className="flex flex-wrap items-center gap-x-4 gap-y-1 px-4 pt-4 md:px-6">
      <h1 className="text-title font-semibold">
        <Trans>Duplicates</Trans>
      </h1>
      <p role="status" className="order-last min-h-[1.375rem] text-ink-soft tabular-nums max-lg:w-full lg:order-none lg:flex-1">
        {summary !== null && describeSummary(summary)}
        {summary?.isComplete === false && (
          <span className="ml-2 rounded-full bg-accent-soft px-2 py-0.5 text-small text-ink">
            <Trans>still comparing</Trans>
          </span>
        )}
        {wonBytes > 0 && (
          <span className="ml-2 rounded-full bg-sunken px-2 py-0.5 text-small text-ink">
            <Trans>{won} in the trash now</Trans>
          </span>
        )}
      </p>
      <Button look="quiet" icon={<ListChecks size={17} aria-hidden />} className="max-lg:ml-auto" onClick={() => useReviewDialogs.getState().show('rules')}>
        <Trans>Rules…</Trans>
      </Button>
    </header>
  );
}

/** How many files are more than one needs, and what they take. Bursts are photos of their own, and are counted apart. */
function describeSummary({ tiers }: DuplicatesSummary): string {
  const doubled = tiers.filter((each) => each.tier !== 'burst');
  const extra = doubled.reduce((sum, each) => sum + each.extra, 0);
  const groups = doubled.reduce((sum, each) => sum + each.groups, 0);
  const size = formatBytes(doubled.reduce((sum, each) => sum + each.winsBytes, 0));
  const inGroups = plural(groups, { one: 'in # group', other: `in ${formatNumber(groups)} groups` });
  return plural(extra, { one: `# file more than you need ${inGroups}: ${size} to win`, other: `${formatNumber(extra)} files more than you need ${inGroups}: ${size} to win` });
}
