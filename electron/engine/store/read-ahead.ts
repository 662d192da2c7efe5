import type { StoreReader } from './library-store.ts';
import type { FileRow, PhotoRow } from './photo-row.ts';

/** What is asked of the store photo by photo. */
export type PhotoLookUp = Pick<StoreReader, 'photosById' | 'bundledWith' | 'filesOf'>;

/**
 * Read what is known of some photos, their bundles and files at once, to be asked of photo by photo: thousands of single
 * questions would take minutes. It holds what was true when it was read.
 */
export async function readAhead(ids: readonly string[], store: PhotoLookUp): Promise<PhotoLookUp> {
  const named = await store.photosById([...new Set(ids)]);
  const heads = [...new Set(named.map((photo) => photo.bundleOf ?? photo.id))];
  const bundled = await store.bundledWith(heads);
  const known = new Set(named.map((photo) => photo.id));
  const missing = heads.filter((head) => !known.has(head));
  const photos = new Map([...named, ...(missing.length === 0 ? [] : await store.photosById(missing)), ...bundled].map((photo) => [photo.id, photo]));
  const files = Map.groupBy(await store.filesOf([...photos.keys()]), (row) => row.photoId);
  const byHead = Map.groupBy(bundled, (photo) => photo.bundleOf);
  return {
    photosById: (asked) => Promise.resolve(asked.flatMap((id): PhotoRow | PhotoRow[] => photos.get(id) ?? [])),
    bundledWith: (asked) => Promise.resolve([...new Set(asked)].flatMap((id): PhotoRow[] => byHead.get(id) ?? [])),
    filesOf: (asked) => Promise.resolve([...new Set(asked)].flatMap((id): FileRow[] => files.get(id) ?? [])),
  };
}
