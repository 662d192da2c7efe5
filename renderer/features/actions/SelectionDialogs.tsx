import { lazy, Suspense, useEffect } from 'react';
import { useNavigation } from '../../stores/navigation.ts';
import { returnFocusToGrid } from '../grid/grid-focus.ts';
import { useDialogs } from './dialog-store.ts';
import { ExportProgress } from './ExportProgress.tsx';

// Each is loaded when it is opened first.
const DateDialog = lazy(async () => ({ default: (await import('./DateDialog.tsx')).DateDialog }));
const PlaceDialog = lazy(async () => ({ default: (await import('./PlaceDialog.tsx')).PlaceDialog }));
const ExportDialog = lazy(async () => ({ default: (await import('./ExportDialog.tsx')).ExportDialog }));
const AddToAlbumDialog = lazy(async () => ({ default: (await import('../albums/AddToAlbumDialog.tsx')).AddToAlbumDialog }));
const NameAlbumDialog = lazy(async () => ({ default: (await import('../albums/NameAlbumDialog.tsx')).NameAlbumDialog }));
const AddTagDialog = lazy(async () => ({ default: (await import('../tags/AddTagDialog.tsx')).AddTagDialog }));
const RemoveTagDialog = lazy(async () => ({ default: (await import('../tags/RemoveTagDialog.tsx')).RemoveTagDialog }));
const NewTagDialog = lazy(async () => ({ default: (await import('../tags/NewTagDialog.tsx')).NewTagDialog }));

/** The dialogs about photos, over whatever page or viewer they were asked for in. */
export function SelectionDialogs() {
  const { open, close } = useDialogs();
  const question = useNavigation((store) => store.place.question);
  const isClosed = open === null;
  useEffect(() => {
    if (!isClosed) return undefined;
    // After the dialog itself has tried to give it back to what opened it.
    const timer = setTimeout(returnFocusToGrid);
    return () => clearTimeout(timer);
  }, [isClosed]);
  return (
    <>
      <ExportProgress />
      <Suspense fallback={null}>
        {open?.kind === 'date' && <DateDialog ids={open.ids} onClose={close} />}
        {open?.kind === 'place' && <PlaceDialog ids={open.ids} onClose={close} />}
        {open?.kind === 'export' && <ExportDialog ids={open.ids} onClose={close} />}
        {open?.kind === 'album' && <AddToAlbumDialog ids={open.ids} onClose={close} />}
        {open?.kind === 'new-album' && <NameAlbumDialog question={null} onClose={close} />}
        {open?.kind === 'save-question' && <NameAlbumDialog question={question} onClose={close} />}
        {open?.kind === 'tag' && <AddTagDialog ids={open.ids} onClose={close} />}
        {open?.kind === 'untag' && <RemoveTagDialog ids={open.ids} onClose={close} />}
        {open?.kind === 'new-tag' && <NewTagDialog onClose={close} />}
      </Suspense>
    </>
  );
}
