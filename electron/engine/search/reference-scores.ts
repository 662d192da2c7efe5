import type { BackgroundScores } from '../encode/background.ts';
import { dot } from '../encode/embedding.ts';
import type { UnitVector } from '../encode/embedding.ts';
import type { StoreReader } from '../store/library-store.ts';
import { REFERENCE_PHOTOS } from './limits.ts';

/** Gives a question's scores on ordinary photos: the pack's background bank, or what stands in for it. */
export interface ScoreReference {
  measure(vector: UnitVector): BackgroundScores;
}

/** A standard deviation below this means copies of one photo; standings then say nothing. */
const LEAST_SD = 0.01;
/** Fewer photos than this are no distribution: mean 0 and sd 1 leave cosines as they are. */
const PHOTOS_MIN = 8;

/**
 * Stand-in for a background bank: vectors of up to REFERENCE_PHOTOS photos of the library itself, taken from four stretches
 * of its time line, so that one long holiday does not pass for everything. Median and quartiles rather than mean and
 * deviation: a library that is half cats must not make cats ordinary.
 */
export async function referenceFromLibrary(store: StoreReader, fingerprint: string): Promise<ScoreReference> {
  const photos = (await store.facets()).photos;
  const stretch = REFERENCE_PHOTOS / 4;
  const offsets = photos <= REFERENCE_PHOTOS ? [0] : [0, 1, 2, 3].map((i) => Math.floor((i * (photos - stretch)) / 3));
  const limit = photos <= REFERENCE_PHOTOS ? REFERENCE_PHOTOS : stretch;
  const rows = (await Promise.all(offsets.map((offset) => store.listPhotos({ limit, offset })))).flat();
  const vectors = [...(await store.vectorsOf(fingerprint, rows.map((row) => row.id))).values()];
  return {
    measure(vector) {
      if (vectors.length < PHOTOS_MIN) return { mean: 0, sd: 1 };
      const cosines = vectors.map((other) => dot(vector, other)).toSorted((a, b) => a - b);
      const at = (share: number): number => cosines[Math.floor(share * (cosines.length - 1))] as number;
      // The quarter below the median is sd * 0.6745 wide on a normal distribution; what matches lies above.
      return { mean: at(0.5), sd: Math.max(LEAST_SD, (at(0.5) - at(0.25)) / 0.6745) };
    },
  };
}
