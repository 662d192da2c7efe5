import type { EditReport, EditRequest } from '../../shared/contract/edit-schemas.ts';
import type { StoreAccess } from './library/store-access.ts';
import type { Gazetteer } from './places/gazetteer.ts';
import type { SortingAccess } from './sorting-access.ts';

export interface EditAccessOptions {
  readonly stores: StoreAccess;
  readonly gazetteer: () => Gazetteer;
  readonly tagNames: SortingAccess['tagNames'];
}

/** What a person says of photos, loaded when it is first said; what is learnt from it follows in the background. */
export interface EditAccess {
  edit(request: EditRequest): Promise<EditReport>;
  /** Wait for what is being learnt. */
  idle(): Promise<void>;
}

export function createEditAccess({ stores, gazetteer, tagNames }: EditAccessOptions): EditAccess {
  let learning: Promise<unknown> = Promise.resolve();
  return {
    async edit(request) {
      const { editPhotos } = await import('./edits/edit-photos.ts');
      const report = await stores.write((store) => editPhotos(request, {
        store, namePlace: (latitude, longitude) => gazetteer().nearest(latitude, longitude), spreadTags: () => tagNames.spread(store),
      }));
      const words = request.changes.flatMap(({ change }) => Object.keys(change.tags ?? {}));
      // What fails here is learnt with the next index run.
      if (words.length > 0) learning = Promise.all([learning, tagNames.noticeWords(words).catch(() => undefined)]);
      return report;
    },
    async idle() {
      await learning;
    },
  };
}
