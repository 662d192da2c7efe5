import { lazy, Suspense } from 'react';
import { useDialogs } from './dialog-store.ts';
import { ExportProgress } from './ExportProgress.tsx';

// Each is loaded when it is opened first.
const DateDialog = lazy(async () => ({ default: (await import('./DateDialog.tsx')).DateDialog }));
const PlaceDialog = lazy(async () => ({ default: (await import('./PlaceDialog.tsx')).PlaceDialog }));
const ExportDialog = lazy(async () => ({ default: (await import('./ExportDialog.tsx')).ExportDialog }));

/** The dialogs about photos, over whatever page or viewer they were asked for in. */
export function SelectionDialogs() {
  const { open, close } = useDialogs();
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
