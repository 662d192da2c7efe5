import { useEffect } from 'react';
import { useActivity } from '../../stores/activity.ts';
import { useDuplicates } from '../../stores/duplicates.ts';
import { useReview } from '../../stores/review.ts';
import { useDecisions } from './decisions-store.ts';

/** While photos are compared, the counts are read again this often, milliseconds: they are watched, not waited for. */
const WHILE_COMPARING_MS = 2_000;

/** Read what the page shows: at first, for another tier, when the library has changed, and while it is still compared. */
export function useFreshDuplicates(): void {
  const version = useActivity((store) => store.now?.libraryVersion);
  const tier = useReview((store) => store.tier);
  const isComplete = useDuplicates((store) => store.summary?.isComplete ?? true);
  const isMoving = useDecisions((store) => store.isMoving);

  useEffect(() => {
    // What is moved changes the library many times over: it is read once, when that is done.
    if (isMoving) return;
    // `refresh` never rejects: what goes wrong is the store's `problem`.
    void useDuplicates.getState().refresh(tier);
  }, [version, tier, isMoving]);

  useEffect(() => {
    if (isComplete || isMoving) return undefined;
    const timer = setInterval(() => void useDuplicates.getState().refresh(useReview.getState().tier), WHILE_COMPARING_MS);
    return () => clearInterval(timer);
  }, [isComplete, isMoving]);
}
