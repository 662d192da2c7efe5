import type { PhotoFilter } from '../store/photo-filter.ts';

/** An album that a name in a question means. */
export interface FoundAlbum {
  /** As the person knows it. */
  readonly name: string;
  /** Passes its photos; null for one that cannot be searched in. */
  readonly filter: PhotoFilter | null;
}
