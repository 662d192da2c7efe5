import { readExample } from './example-vector.ts';
import type { ExamplePhoto } from './example-vector.ts';
import { EXAMPLES_KEPT_MAX } from './limits.ts';
import type { SearchDeps } from './search-deps.ts';

/** The vector of a kept image by its token. @throws AlbumenError `not-found` where it is kept no longer; what decoding throws. */
export type KeptExamples = (token: string) => Promise<ExamplePhoto>;

/**
 * Vectors of images that were dropped or pasted: decoded and encoded once for all questions that they are part of. A token
 * names its content, so that its vector by one pack never changes.
 */
export function rememberExamples(deps: SearchDeps): KeptExamples {
  const known = new Map<string, Promise<ExamplePhoto>>();
  return async (token) => {
    const path = deps.pathOfExample(token);
    const reading = known.get(token) ?? readExample(path, deps);
    // The latest last: the one that was not asked for the longest goes.
    known.delete(token);
    known.set(token, reading);
    for (const oldest of known.keys()) {
      if (known.size <= EXAMPLES_KEPT_MAX) break;
      known.delete(oldest);
    }
    try {
      return await reading;
    } catch (error) {
      if (known.get(token) === reading) known.delete(token);
      throw error;
    }
  };
}
