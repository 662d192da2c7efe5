import { useActivity } from '../../stores/activity.ts';
import { useConnection } from '../../stores/connection.ts';
import { useNavigation } from '../../stores/navigation.ts';
import { useSearch } from '../../stores/search.ts';

/** How often results are asked for again while indexing adds photos, milliseconds: each time, indexing holds back. */
const REFRESH_MS = 10_000;
/** And when it is done: the last photos of a run come in several steps. */
const SETTLE_MS = 400;

/**
 * Ask what the address asks, whoever changed it, and ask again when the library has changed or the engine is back.
 *
 * @returns Stops it.
 */
export function followQuestion(): () => void {
  let timer: ReturnType<typeof setTimeout> | null = null;
  let askedAtMs = performance.now();

  function askNow(): void {
    const { page, question } = useNavigation.getState().place;
    // `run` never rejects: what goes wrong is the store's `problem`.
    if (page === 'search') void useSearch.getState().run(question);
  }
  function askAgain(): void {
    timer = null;
    askedAtMs = performance.now();
    if (useNavigation.getState().place.page === 'search') void useSearch.getState().askAgain();
    // Another page shows no results: what is held is dropped, and asked for when the person comes back.
    else useSearch.getState().forget();
  }
  function askAgainSoon(isIndexing: boolean): void {
    const waitMs = isIndexing ? Math.max(SETTLE_MS, askedAtMs + REFRESH_MS - performance.now()) : SETTLE_MS;
    if (timer !== null) clearTimeout(timer);
    timer = setTimeout(askAgain, waitMs);
  }

  askNow();
  const stops = [
    useNavigation.subscribe((now, before) => {
      if (now.place !== before.place) askNow();
    }),
    useActivity.subscribe(({ now }, { now: before }) => {
      if (now !== null && before !== null && now.libraryVersion !== before.libraryVersion) askAgainSoon(now.state === 'indexing');
    }),
    useConnection.subscribe((now, before) => {
      if (now.state === 'connected' && before.state === 'lost') askAgain();
    }),
  ];
  return () => {
    if (timer !== null) clearTimeout(timer);
    for (const stop of stops) stop();
  };
}
