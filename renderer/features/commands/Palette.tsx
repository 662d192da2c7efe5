import { lazy, Suspense } from 'react';
import { useOverlay } from './overlay-store.ts';

// Its list and matching are 15 kB that a first load can do without.
const PaletteDialog = lazy(async () => ({ default: (await import('./PaletteDialog.tsx')).PaletteDialog }));

/** Every command, page, place and folder by its name. */
export function Palette() {
  const isOpen = useOverlay((store) => store.open === 'palette');
  if (!isOpen) return null;
  return (
    <Suspense fallback={null}>
      <PaletteDialog />
    </Suspense>
  );
}
