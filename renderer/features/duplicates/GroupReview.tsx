import { ChevronDown, ChevronUp, GitCompareArrows, Star, Unlink } from 'lucide-react';
import { Trans, useLingui } from '@lingui/react/macro';
import { useMemo } from 'react';
import type { DuplicateGroup } from '../../../shared/contract/duplicate-schemas.ts';
import { useReview } from '../../stores/review.ts';
import { tellingProblems } from '../../stores/toasts.ts';
import { Button } from '../../ui/Button.tsx';
import { formatNumber } from '../../ui/format-values.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import { BurstReview } from './BurstReview.tsx';
import { describeReason } from './describe-reason.ts';
import { ExactReview } from './ExactReview.tsx';
import { MemberCard } from './MemberCard.tsx';
import { canBeDifferent, sayGroupDifferent } from './resolve-groups.ts';
import { stepGroup } from './review-steps.ts';
import { sharePaths } from './share-path.ts';
import { useMemberFocus } from './use-member-focus.ts';

/** One group: its members beside each other, the proposed keeper first, with the reasons for it. */
export function GroupReview({ group, total }: { readonly group: DuplicateGroup; readonly total: number }) {
  const { t } = useLingui();
  const { at } = useReview();
  const grid = useMemberFocus(group);
  const paths = useMemo(() => sharePaths(group.members.map((member) => member.paths[0] ?? '')), [group]);
  return (
    <section data-review aria-label={t`Group ${at + 1} of ${total}`} className="flex h-full flex-col overflow-y-auto px-4 pt-1 pb-4 max-md:h-auto max-md:overflow-visible md:pr-6 md:pl-3">
      <header className="flex items-center gap-x-3 gap-y-1 pb-2 max-md:flex-wrap md:h-12">
        <div className="flex items-center md:-ml-2">
          <IconButton label={t`Previous group`} shortcut="↑" disabled={at === 0} onClick={() => stepGroup(-1)}>
            <ChevronUp size={18} />
          </IconButton>
          <span className="text-small text-ink-soft tabular-nums">
            <Trans>
              {formatNumber(at + 1)} of {formatNumber(total)}
            </Trans>
          </span>
          <IconButton label={t`Next group`} shortcut="↓" disabled={at >= total - 1} onClick={() => stepGroup(1)}>
            <ChevronDown size={18} />
          </IconButton>
        </div>
        <Reasons group={group} />
        <div className="ml-auto flex gap-1">
          {group.tier !== 'exact' && (
            <Button look="quiet" icon={<GitCompareArrows size={17} aria-hidden />} onClick={() => useReview.getState().compare('slider')}>
              <Trans>Compare</Trans>
            </Button>
          )}
          {canBeDifferent(group) && (
            <Button look="quiet" icon={<Unlink size={16} aria-hidden />} onClick={() => void tellingProblems(() => sayGroupDifferent(group))}>
              <Trans>Not duplicates</Trans>
            </Button>
          )}
        </div>
      </header>
      {group.tier === 'exact' && <ExactReview group={group} paths={paths} grid={grid} />}
      {group.tier === 'burst' && <BurstReview group={group} paths={paths} grid={grid} />}
      {(group.tier === 'same' || group.tier === 'near') && (
        <div role="grid" aria-label={t`Photos of the group`} ref={grid} className="@container flex flex-1 flex-col">
          {/* Pictures of a row are equally high, and take what its words leave of the window. */}
          <div role="row" className="grid flex-1 auto-rows-[minmax(clamp(11rem,22vh,30rem),1fr)_auto] grid-cols-[repeat(auto-fit,minmax(min(100%,max(15.5rem,30vh)),1fr))] gap-4">
            {group.members.map((member, index) => (
              <MemberCard key={member.key} group={group} index={index} path={paths[index] ?? { common: '', own: '' }} />
            ))}
          </div>
        </div>
      )}
    </section>
  );
}

/** Reasons that are said; the first ones decided, the rest is in the tip. */
const SHOWN = 4;

/** Why the first is proposed. */
function Reasons({ group }: { readonly group: DuplicateGroup }) {
  const said = group.reasons.map(describeReason);
  if (said.length === 0) return <span className="flex-1" />;
  return (
    <p title={said.join('\n')} className="flex min-w-0 flex-1 items-baseline gap-1.5 text-small text-pretty max-md:order-last max-md:basis-full">
      <Star size={13} className="shrink-0 translate-y-0.5 text-accent" aria-hidden />
      <span className="line-clamp-2">
        <span className="font-medium">
          <Trans>Proposed:</Trans>
        </span>{' '}
        {said.slice(0, SHOWN).join('; ')}
      </span>
    </p>
  );
}
