import { useEffect, useState } from 'react';
import type { DuplicateMember } from '../../../shared/contract/duplicate-schemas.ts';
import { loadPair, type AlignedPair } from './load-pair.ts';

/** Two members' pictures, laid over each other; `waiting` until both are there. */
export function usePair(kept: DuplicateMember, other: DuplicateMember): AlignedPair | 'waiting' | 'failed' {
  const key = `${kept.key} ${other.key}`;
  const [done, setDone] = useState<{ readonly key: string; readonly pair: AlignedPair | 'failed' } | null>(null);
  useEffect(() => {
    let isLate = false;
    const finish = (pair: AlignedPair | 'failed'): void => {
      if (!isLate) setDone({ key, pair });
    };
    // Why it cannot be shown matters little here: the viewer says more of a single photo.
    loadPair(kept, other).then(finish, () => finish('failed'));
    return () => {
      isLate = true;
    };
  }, [key, kept, other]);
  return done?.key === key ? done.pair : 'waiting';
}
