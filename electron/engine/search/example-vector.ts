import { AlbumenError } from '../../../shared/contract/errors.ts';
import { normalize } from '../encode/embedding.ts';
import type { UnitVector } from '../encode/embedding.ts';
import type { SearchDeps } from './search-deps.ts';

/** An example photo as a vector, and as a photo of the library where it is one. */
export interface ExamplePhoto {
  readonly vector: UnitVector;
  /** The photo itself, to be left out of the results: by id, or by the same content outside the library. */
  readonly id: string | null;
}

const ID = /^[0-9a-f]{32}$/u;

/**
 * The vector of an example: a photo id, a path of the library, or any image file.
 *
 * @throws AlbumenError `not-found` for an id that the library does not hold or that has no picture; what decoding throws
 *   for a file that cannot be read.
 */
export async function readExample(to: string, deps: SearchDeps): Promise<ExamplePhoto> {
  const { store, encoders } = deps;
  const known = ID.test(to) ? to : ((await store.fileAt(to))?.photoId ?? null);
  if (known !== null) {
    const stored = (await store.vectorsOf(encoders.pack.fingerprint, [known])).get(known);
    if (stored) return { vector: normalize(stored), id: known };
    if (ID.test(to)) throw new AlbumenError('not-found', `no photo ${to} with a picture is in this library; give its path instead`);
  }
  const image = await deps.decodeForSearch(to);
  const [vector] = await encoders.encodeImages([image.pixels]);
  if (!vector) throw new Error('the image encoder returned no vector');
  return { vector, id: image.contentHash };
}
