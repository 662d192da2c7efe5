import { EyeOff } from 'lucide-react';
import { Trans, useLingui } from '@lingui/react/macro';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { LibraryGrid } from './LibraryGrid.tsx';

/** The photos that the person hid: they are left out of everything else. */
export function HiddenPage() {
  const { t } = useLingui();
  return (
    <LibraryGrid
      shown="hidden"
      label={t`Hidden photos`}
      empty={
        <EmptyState icon={<EyeOff size={40} strokeWidth={1.5} aria-hidden />} title={t`No hidden photos`}>
          <Trans>Photos that you hide leave the timeline and the search, and stand here until you show them again.</Trans>
        </EmptyState>
      }
    />
  );
}
