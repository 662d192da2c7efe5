import { lazy, Suspense, useEffect } from 'react';
import { returnFocusToGrid } from '../grid/grid-focus.ts';
import { useDialogs } from './dialog-store.ts';
import { ExportProgress } from './ExportProgress.tsx';

// Each is loaded when it is opened first.
const DateDialog = lazy(async () => ({ default: (await import('./DateDialog.tsx')).DateDialog }));
const PlaceDialog = lazy(async () => ({ default: (await import('./PlaceDialog.tsx')).PlaceDialog }));
const ExportDialog = lazy(async () => ({ default: (await import('./ExportDialog.tsx')).ExportDialog }));

/** The dialogs about photos, over whatever page or viewer they were asked for in. */
export function SelectionDialogs() {
  const { open, close } = useDialogs();
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
      </Suspense>
    </>
  );
}
