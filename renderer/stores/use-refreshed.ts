import { useEffect, useEffectEvent, useRef } from 'react';
import { useActivity } from './activity.ts';

/** While photos are added, what is shown is read again this often at most, milliseconds. */
const REFRESH_MS = 4_000;

/**
 * Read what a page shows: at first, when it is about something else, when the library has changed, and when it was sorted.
 *
 * @param about What `load` reads, as in an album's id.
 * @param load Never rejects: what goes wrong is its store's `problem`.
 */
export function useRefreshed(load: () => Promise<void>, about = ''): void {
  const version = useActivity((store) => store.now?.libraryVersion);
  const isSorting = useActivity((store) => store.now?.progress?.phase === 'sorting');
  const last = useRef({ about, atMs: Number.NEGATIVE_INFINITY });
  const loadNow = useEffectEvent(load);
  useEffect(() => {
    const waitMs = last.current.about === about ? Math.max(0, last.current.atMs + REFRESH_MS - performance.now()) : 0;
    const timer = setTimeout(() => {
      last.current = { about, atMs: performance.now() };
      void loadNow();
    }, waitMs);
    return () => clearTimeout(timer);
  }, [version, isSorting, about]);
}
