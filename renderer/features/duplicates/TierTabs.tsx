import { CheckCheck } from 'lucide-react';
import { plural } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import type { DuplicatesSummary } from '../../../shared/contract/duplicate-schemas.ts';
import { useReview } from '../../stores/review.ts';
import { Button } from '../../ui/Button.tsx';
import { formatBytes, formatNumber } from '../../ui/format-values.ts';
import { TIER_MEANINGS, TIER_NAMES, TIERS } from './describe-tier.ts';
import { useReviewDialogs } from './review-steps.ts';

/**
 * The tiers, what is safe first, each with its counts; below them what the shown one means. Plain buttons and no tab list,
 * which would keep the arrow keys for itself: here they go through the groups.
 */
export function TierTabs({ summary }: { readonly summary: DuplicatesSummary | null }) {
  const { t, i18n } = useLingui();
  const { tier, goToTier } = useReview();
  const shown = summary?.tiers.find((each) => each.tier === tier);
  const canDoAll = (tier === 'exact' || tier === 'same') && shown !== undefined && shown.groups > 0;
  return (
    <div className="px-4 md:px-6">
      <nav aria-label={t`Kinds of duplicates`} className="mt-3 grid grid-cols-2 gap-x-1 border-line md:flex md:border-b">
        {TIERS.map((each) => {
          const counts = summary?.tiers.find((one) => one.tier === each);
          return (
            <button
              key={each}
              type="button"
              aria-current={each === tier ? 'true' : undefined}
              onClick={() => goToTier(each)}
              className={`-mb-px rounded-t-lg border-b-2 px-3 pt-1.5 pb-2 text-left transition-colors hover:bg-sunken ${each === tier ? 'border-yolk text-ink' : 'border-transparent text-ink-soft'}`}
            >
              <span className={`max-md:text-small ${each === tier ? 'font-semibold' : ''}`}>{i18n._(TIER_NAMES[each])}</span>
              <span className="block min-h-4.5 text-small text-ink-soft tabular-nums">{counts && <Counts {...counts} />}</span>
            </button>
          );
        })}
      </nav>
      <div className="flex min-h-11 flex-wrap items-center justify-between gap-x-4 gap-y-1 py-1.5">
        <p className="min-w-0 flex-1 basis-80 text-small text-ink-soft text-pretty">{i18n._(TIER_MEANINGS[tier])}</p>
        {canDoAll && (
          <Button icon={<CheckCheck size={17} aria-hidden />} onClick={() => useReviewDialogs.getState().show('all')}>
            {tier === 'exact' ? <Trans>Do all exact ones…</Trans> : <Trans>Do all of them…</Trans>}
          </Button>
        )}
      </div>
    </div>
  );
}

function Counts({ groups, extra, winsBytes }: DuplicatesSummary['tiers'][number]) {
  if (groups === 0) return <Trans>none</Trans>;
  return (
    <>
      {plural(groups, { one: '# group', other: `${formatNumber(groups)} groups` })}
      <span className="max-md:hidden"> · {plural(extra, { one: '# file', other: `${formatNumber(extra)} files` })}</span> · {formatBytes(winsBytes)}
    </>
  );
}
