import { CircleAlert, CopyCheck } from 'lucide-react';
import { Trans, useLingui } from '@lingui/react/macro';
import { useDuplicates } from '../../stores/duplicates.ts';
import { useReview } from '../../stores/review.ts';
import { Button } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { DoAllDialog } from './DoAllDialog.tsx';
import { DuplicatesHeader } from './DuplicatesHeader.tsx';
import { DuplicatesSkeleton } from './DuplicatesSkeleton.tsx';
import { NothingFound } from './NothingFound.tsx';
import { ReviewBar } from './ReviewBar.tsx';
import { useReviewDialogs } from './review-steps.ts';
import { RulesDialog } from './RulesDialog.tsx';
import { TierReview } from './TierReview.tsx';
import { TierTabs } from './TierTabs.tsx';
import { Unmoved } from './Unmoved.tsx';
import { useFreshDuplicates } from './use-fresh-duplicates.ts';

/** What is there more than once, tier by tier, and what is to become of it. */
export function DuplicatesPage() {
  const { t } = useLingui();
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

  if (summary === null && problem !== null) {
    return (
      <EmptyState
        icon={<CircleAlert size={40} strokeWidth={1.5} aria-hidden />}
        title={t`The duplicates could not be read`}
        actions={
          <Button look="accent" onClick={() => void useDuplicates.getState().refresh(tier)}>
            <Trans>Try again</Trans>
          </Button>
        }
      >
        <p role="alert">{problem}</p>
      </EmptyState>
    );
  }
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
