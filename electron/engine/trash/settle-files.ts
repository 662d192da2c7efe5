import type { StoreWriter } from '../store/library-store.ts';
import type { FileRow } from '../store/photo-row.ts';

/**
 * Tell the library of files that left their places or came back to them. A photo that no file holds any more keeps its
 * row, vector and marks, and one of its places on record as `gone`, as after any other loss of a file.
 *
 * Call within `store.inTurn`. Photos first, then files: see [Note: Photos before files].
 *
 * @param back Rows as they are to be stored; those of photos that the library does not know any more are left out.
 */
export async function settleFiles({ gone, back }: { gone: readonly FileRow[]; back: readonly FileRow[] }, store: StoreWriter): Promise<void> {
  const ids = new Set([...gone, ...back].flatMap((row) => row.photoId ?? []));
  if (ids.size === 0) return;
  const known = new Set((await store.photosById([...ids], ['id'])).map((photo) => photo.id));
  const byPath = new Map((await store.filesOf([...ids])).map((row) => [row.path, row]));
  const lost = new Set<string>();
  for (const { path, photoId } of gone) {
    // Another photo may stand there by now.
    if (byPath.get(path)?.photoId === photoId && byPath.delete(path)) lost.add(path);
  }
  const put = back.filter((row) => row.photoId !== null && known.has(row.photoId));
  for (const row of put) byPath.set(row.path, row);
  const places = Map.groupBy([...byPath.values()].filter(({ state }) => state === 'present' || state === 'away'), (row) => row.photoId);
  await store.patchPhotos([...known].map((id) => ({ id, paths: (places.get(id) ?? []).map((row) => row.path).toSorted() })));
  const lastPlaces = new Map<string, FileRow>();
  for (const row of gone) {
    if (row.photoId !== null && lost.has(row.path) && known.has(row.photoId) && !places.has(row.photoId)) lastPlaces.set(row.photoId, { ...row, state: 'gone' });
  }
  for (const { path } of lastPlaces.values()) lost.delete(path);
  await store.upsertFiles([...lastPlaces.values(), ...put]);
  if (lost.size > 0) await store.deleteFiles([...lost]);
}
