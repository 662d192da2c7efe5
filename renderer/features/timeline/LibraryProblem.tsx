import { CircleAlert } from 'lucide-react';
import { Trans, useLingui } from '@lingui/react/macro';
import { useLibrary, type Shown } from '../../stores/library.ts';
import { Button } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';

/** The library could not be read: why, and another try. */
export function LibraryProblem({ problem, shown }: { readonly problem: string; readonly shown: Shown }) {
  const { t } = useLingui();
  return (
    <EmptyState
      icon={<CircleAlert size={40} strokeWidth={1.5} aria-hidden />}
      title={t`The photos could not be read`}
      actions={
        <Button look="accent" onClick={() => void useLibrary.getState().load(shown)}>
          <Trans>Try again</Trans>
        </Button>
      }
    >
      <p role="alert">{problem}</p>
    </EmptyState>
  );
}
