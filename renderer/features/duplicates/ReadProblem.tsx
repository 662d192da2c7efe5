import { CircleAlert } from 'lucide-react';
import { Trans, useLingui } from '@lingui/react/macro';
import { useDuplicates } from '../../stores/duplicates.ts';
import { useReview } from '../../stores/review.ts';
import { Button } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';

/** The duplicates could not be read: why, and another try. */
export function ReadProblem({ problem }: { readonly problem: string }) {
  const { t } = useLingui();
  return (
    <>
      <h1 className="sr-only">
        <Trans>Duplicates</Trans>
      </h1>
      <EmptyState
        icon={<CircleAlert size={40} strokeWidth={1.5} aria-hidden />}
        title={t`The duplicates could not be read`}
        actions={
          <Button look="accent" onClick={() => void useDuplicates.getState().refresh(useReview.getState().tier)}>
            <Trans>Try again</Trans>
          </Button>
        }
      >
        <p role="alert">{problem}</p>
      </EmptyState>
    </>
  );
}
