import { CopyCheck } from 'lucide-react';
import { plural } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import { useDuplicates } from '../../stores/duplicates.ts';
import { useLibrary } from '../../stores/library.ts';
import { Button } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { formatNumber } from '../../ui/format-values.ts';
import { useReviewDialogs } from './review-steps.ts';

/** Nothing is there twice: says what that rests on. */
export function NothingFound() {
  const { t } = useLingui();
  const photos = useLibrary((store) => store.lists.all?.list.count ?? 0);
  const said = useDuplicates((store) => store.summary?.notDuplicates ?? 0);
  return (
    <>
      <h1 className="sr-only">
        <Trans>Duplicates</Trans>
      </h1>
      <EmptyState
        icon={<CopyCheck size={40} strokeWidth={1.5} aria-hidden />}
        title={t`Nothing is there twice`}
        actions={
          <Button look="quiet" onClick={() => useReviewDialogs.getState().show('rules')}>
            <Trans>Rules…</Trans>
          </Button>
        }
      >
        <p>{plural(photos, { one: 'Your photo was compared: byte for byte, by what it looks like, and by when it was taken.', other: `All ${formatNumber(photos)} photos were compared with each other: byte for byte, by what they look like, and by when they were taken.` })}</p>
        {said > 0 && <p className="mt-2 text-small">{plural(said, { one: '# pair that you said is different is left out.', other: `${formatNumber(said)} pairs that you said are different are left out.` })}</p>}
      </EmptyState>
    </>
  );
}
