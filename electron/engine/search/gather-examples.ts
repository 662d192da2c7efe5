import { AlbumenError } from '../../../shared/contract/errors.ts';
import { normalize } from '../encode/embedding.ts';
import { readExample } from './example-vector.ts';
import type { ExamplePhoto } from './example-vector.ts';
import type { KeptExamples } from './remember-examples.ts';
import type { SearchDeps } from './search-deps.ts';
import { throwIfAborted } from './throw-if-aborted.ts';

/** An image that a question is to be like, or not like. */
export interface Example extends ExamplePhoto {
  /** What the person gave: a path, a token, a photo id. */
  readonly said: string;
  readonly negated: boolean;
}

/** The examples of a question. */
export interface AskedExamples {
  /** Absolute paths of image files. */
  readonly images: readonly string[];
  /** Tokens of images that were kept for searching. */
  readonly examples: readonly string[];
  /** Ids of photos that the answer should be like. */
  readonly like: readonly string[];
  /** Ids of photos that it should not be like. */
  readonly unlike: readonly string[];
}

/**
 * The vectors of all examples of a question; photos of the library are asked for together.
 *
 * @throws AlbumenError `not-found` for a photo without a vector or an image that is no longer kept, `cancelled`; what
 *   decoding throws.
 */
export async function gatherExamples(
  asked: AskedExamples, deps: SearchDeps & { readonly keptExample: KeptExamples }, signal: AbortSignal | undefined,
): Promise<Example[]> {
  const { store, encoders } = deps;
  const ids = [...asked.like, ...asked.unlike];
  const vectors = ids.length > 0 ? await store.vectorsOf(encoders.pack.fingerprint, ids) : new Map<string, Float32Array>();
  const ofLibrary = (id: string, negated: boolean): Example => {
    const vector = vectors.get(id);
    if (!vector) throw new AlbumenError('not-found', `no photo ${id} with a picture is in this library; take it out of the question`);
    return { said: id, negated, id, vector: normalize(vector) };
  };
  const found = [...asked.like.map((id) => ofLibrary(id, false)), ...asked.unlike.map((id) => ofLibrary(id, true))];
  for (const path of asked.images) {
    throwIfAborted(signal);
    found.push({ said: path, negated: false, ...(await readExample(path, deps)) });
  }
  for (const token of asked.examples) {
    throwIfAborted(signal);
    found.push({ said: token, negated: false, ...(await deps.keptExample(token)) });
  }
  return found;
}
