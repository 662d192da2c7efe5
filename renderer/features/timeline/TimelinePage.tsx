import { FolderPlus, Images } from 'lucide-react';
import { Trans, useLingui } from '@lingui/react/macro';
import { useActivity } from '../../stores/activity.ts';
import { useNavigation } from '../../stores/navigation.ts';
import { Button } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { GridSkeleton } from '../grid/GridSkeleton.tsx';
import { LibraryGrid } from './LibraryGrid.tsx';

/** Every photo, by the date it was taken. */
export function TimelinePage() {
  const { t } = useLingui();
  return <LibraryGrid shown="all" label={t`Photos`} empty={<NoPhotos />} />;
}

function NoPhotos() {
  const { t } = useLingui();
  const state = useActivity((store) => store.now?.state ?? 'idle');
  // The first photos are on their way: they will stand here in a moment.
  if (state === 'indexing' || state === 'waiting') return <GridSkeleton />;
  return (
    <EmptyState
      icon={<Images size={40} strokeWidth={1.5} aria-hidden />}
      title={t`No photos yet`}
      actions={
        <Button look="accent" icon={<FolderPlus size={18} aria-hidden />} onClick={() => useNavigation.getState().go({ page: 'folders' })}>
          <Trans>Folders</Trans>
        </Button>
      }
    >
      <Trans>Nothing that Albumen can read was found in the folders of the library. Add another folder, or look at what could not be read.</Trans>
    </EmptyState>
  );
}
