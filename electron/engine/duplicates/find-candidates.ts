import type { StoreReader } from '../store/library-store.ts';
import { createHashFinder } from './find-by-hash.ts';
import type { Slice } from './give-way.ts';
import type { PhotoFacts } from './photo-facts.ts';

/** A photo that may be alike. */
export interface Candidate {
  readonly place: number;
  /** Seconds apart by one camera, and alike by their vectors. */
  readonly isBurst: boolean;
}

export interface CandidateFinder {
  /** Other photos that one must be compared with, each once. */
  of(place: number): Candidate[];
}

export interface FindingDeps {
  readonly store: StoreReader;
  readonly fingerprint: string | null;
  readonly slice: Slice;
}

/** Read what candidates are found by, of all photos. */
export async function findCandidates(photos: readonly PhotoFacts[], { slice }: FindingDeps): Promise<CandidateFinder> {
  const byHash = await createHashFinder(photos, slice);
  return {
    of(place) {
      return byHash.near(place).map((other) => ({ place: other, isBurst: false }));
    },
  };
}
