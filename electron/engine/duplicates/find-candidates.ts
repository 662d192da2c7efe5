import type { StoreReader } from '../store/library-store.ts';
import { readByteVectors } from './byte-vectors.ts';
import { createHashFinder } from './find-by-hash.ts';
import { createTimeFinder } from './find-by-time.ts';
import type { Slice } from '../give-way.ts';
import { BURST_COSINE, NEAR_COSINE, SCANNED_MAX } from './limits.ts';
import type { PhotoFacts } from './photo-facts.ts';
import { areTwoShots } from './shots-apart.ts';
import { createVectorIndex, createVectorScan } from './vector-index.ts';

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
  /** 1 for photos that are compared with all others now, [photos]. */
  readonly touched: Uint8Array;
  readonly slice: Slice;
}

/**
 * Read what candidates are found by, of all photos.
 *
 * [Note: Who may be a copy]
 * By hash: the same picture in any turn. By time: an edited copy that kept its shot's time has the same second. By vector:
 * crops and edits that lost their time. Two photos that both say when they were taken, at different times, are two shots
 * and are not compared (see [Note: Two shots]), so only photos without a time of their own look for neighbours by vector:
 * among camera photos few, and it is what makes 100,000 photos a matter of seconds.
 */
export async function findCandidates(photos: readonly PhotoFacts[], { store, fingerprint, touched, slice }: FindingDeps): Promise<CandidateFinder> {
  // The store reads in threads of its own meanwhile.
  const reading = fingerprint === null ? null : readByteVectors(store, fingerprint, new Map(photos.map((photo, place) => [photo.id, place])));
  const [byHash, vectors] = await Promise.all([createHashFinder(photos, slice), reading]);
  const byTime = createTimeFinder(photos);
  const asked = [...touched.keys()].filter((place) => touched[place] === 1);
  const byVector = vectors && (asked.length <= SCANNED_MAX ? await createVectorScan(vectors, asked, NEAR_COSINE, slice) : await createVectorIndex(vectors, slice));

  const isTimed = Uint8Array.from(photos, (_, place) => Number(byTime.isTimed(place)));
  // One side of a pair is enough to find it by: of a timed photo, those are left that do not look themselves.
  const isLeft = isTimed.map((timed, place) => Number(timed === 0 && touched[place] === 0));
  const areSomeLeft = isLeft.includes(1);

  function nearByVector(place: number): readonly { readonly row: number }[] {
    if (!byVector) return [];
    if (isTimed[place] === 0) return byVector.near(place, NEAR_COSINE, () => true);
    return areSomeLeft ? byVector.near(place, NEAR_COSINE, (other) => isLeft[other] === 1) : [];
  }

  return {
    of(place) {
      const own = photos[place] as PhotoFacts;
      const bursts = new Set(byVector ? byTime.burst(place).filter((other) => byVector.cosine(place, other) >= BURST_COSINE) : []);
      const found = new Set([...byHash.near(place), ...byTime.sameSecond(place)]);
      for (const { row } of nearByVector(place)) found.add(row);
      const copies = [...found].filter((other) => !bursts.has(other) && !areTwoShots(own, photos[other] as PhotoFacts));
      return [...[...bursts].map((other) => ({ place: other, isBurst: true })), ...copies.map((other) => ({ place: other, isBurst: false }))];
    },
  };
}
