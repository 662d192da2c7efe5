import { Heart } from 'lucide-react';
import { Trans, useLingui } from '@lingui/react/macro';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Keys } from '../../ui/Keys.tsx';
import { LibraryGrid } from './LibraryGrid.tsx';

/** The photos with a heart. */
export function FavouritesPage() {
  const { t } = useLingui();
  return (
    <LibraryGrid
      shown="favourites"
      label={t`Favourites`}
      empty={
        <EmptyState icon={<Heart size={40} strokeWidth={1.5} aria-hidden />} title={t`No favourites yet`}>
          <Trans>
            Press <Keys keys="F" /> on a photo, or choose the heart in its menu.
          </Trans>
        </EmptyState>
      }
    />
  );
}
