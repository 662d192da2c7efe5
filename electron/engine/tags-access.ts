import { loadBackground } from './encode/background.ts';
import type { EncoderProcesses } from './library/encoder-process.ts';
import { loadActivePack, type PackPlaces } from './library/library-models.ts';
import type { TagsDeps } from './tags/create-tags.ts';

export interface TagsAccessOptions extends Omit<TagsDeps, 'pack'> {
  readonly encoders: EncoderProcesses;
  readonly places: PackPlaces;
}

/** What tags work on: the library, and its active pack, which may change between two calls. */
export function tagsDeps({ encoders, places, ...deps }: TagsAccessOptions): TagsDeps {
  return {
    ...deps,
    async pack(store) {
      const pack = await loadActivePack(store, places);
      return { encoders: encoders.of(pack), bank: loadBackground(pack)?.vectors ?? null };
    },
  };
}
