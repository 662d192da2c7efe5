import { useSyncExternalStore } from 'react';

function subscribe(listener: () => void): () => void {
  // Fires for every zoom of the page and every move to a screen of another density.
  window.addEventListener('resize', listener);
  return () => window.removeEventListener('resize', listener);
}

/** Device pixels per CSS pixel. */
export function usePixelRatio(): number {
  return useSyncExternalStore(subscribe, () => devicePixelRatio);
}
