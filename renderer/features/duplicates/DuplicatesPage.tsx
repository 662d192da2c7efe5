import { CopyCheck } from 'lucide-react';
import { Trans, useLingui } from '@lingui/react/macro';
import { useDuplicates } from '../../stores/duplicates.ts';
import { useReview } from '../../stores/review.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { DoAllDialog } from './DoAllDialog.tsx';
import { DuplicatesHeader } from './DuplicatesHeader.tsx';
import { DuplicatesSkeleton } from './DuplicatesSkeleton.tsx';
import { NothingFound } from './NothingFound.tsx';
import { ReadProblem } from './ReadProblem.tsx';
import { ReviewBar } from './ReviewBar.tsx';
import { useReviewDialogs } from './review-steps.ts';
import { RulesDialog } from './RulesDialog.tsx';
import { TierReview } from './TierReview.tsx';
import { TierTabs } from './TierTabs.tsx';
import { Unmoved } from './Unmoved.tsx';
import { useFreshDuplicates } from './use-fresh-duplicates.ts';

/** What is there more than once, tier by tier, and what is to become of it. */
export function DuplicatesPage() {
  useFreshDuplicates();
  const summary = useDuplicates((store) => store.summary);
  const problem = useDuplicates((store) => store.problem);
  const tier = useReview((store) => store.tier);
  const list = useDuplicates((store) => store.lists[tier]);
  const { open, close } = useReviewDialogs();
  const dialogs = (
    <>
      {open === 'all' && <DoAllDialog tier={tier} onClose={close} />}
      {open === 'rules' && <RulesDialog onClose={close} />}
    </>
  );

  if (summary === null && problem !== null) return <ReadProblem problem={problem} />;
  if (summary?.isComplete === true && summary.tiers.every((each) => each.groups === 0)) {
    return (
      <>
        <NothingFound />
        {dialogs}
      </>
    );
  }
  return (
    <div className="flex h-full flex-col max-md:overflow-y-auto">
      <DuplicatesHeader summary={summary} />
      <TierTabs summary={summary} />
      {problem !== null && (
        <p role="alert" className="mx-4 mt-2 rounded-lg bg-danger-soft px-3 py-1.5 text-small md:mx-6">
          {problem}
        </p>
      )}
      <Unmoved />
      {list === null || summary === null ? <DuplicatesSkeleton /> : list.total > 0 ? <TierReview list={list} /> : <EmptyTier isComplete={summary.isComplete} />}
      <ReviewBar />
      {dialogs}
    </div>
  );
}

function EmptyTier({ isComplete }: { readonly isComplete: boolean }) {
  const { t } = useLingui();
  return (
    <div className="min-h-0 flex-1">
      <EmptyState icon={<CopyCheck size={36} strokeWidth={1.5} aria-hidden />} title={isComplete ? t`Nothing of this kind` : t`Nothing of this kind so far`}>
        {isComplete ? <Trans>All of it is cleared, or there never was any. The other kinds are above.</Trans> : <Trans>Photos are still being compared; what is found appears here by itself.</Trans>}
      </EmptyState>
    </div>
  );
}
