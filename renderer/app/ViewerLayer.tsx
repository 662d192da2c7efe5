import { lazy, Suspense } from 'react';
import { useNavigation } from '../stores/navigation.ts';

const Viewer = lazy(async () => ({ default: (await import('../features/viewer/Viewer.tsx')).Viewer }));

/** The photo that is open over the page; the viewer is loaded with the first one. */
export function ViewerLayer() {
  const photo = useNavigation((store) => store.place.photo);
  if (photo === null) return null;
  return (
    <Suspense fallback={<div className="fixed inset-0 z-40 bg-black" />}>
      <Viewer photoId={photo} />
    </Suspense>
  );
}
