import { AlbumenError } from '../../../shared/contract/errors.ts';
import type { ForgetReport } from '../../../shared/contract/schemas.ts';
import type { StoreWriter } from '../store/library-store.ts';
import type { FileRow, PhotoRow } from '../store/photo-row.ts';

const PHOTO_ID = /^[0-9a-f]{32}$/;

export interface ForgetContext {
  readonly store: StoreWriter;
  /**
   * Photos whose files are in Albumen's trash, with the places that they came from: they can be given back, so they
   * count as present.
   */
  readonly inTrash: ReadonlyMap<string, string>;
  readonly forgetThumbnail: (photoId: string) => Promise<void>;
}

/**
 * Remove photos for good that no file holds any more, with all that a person made of them.
 *
 * @param targets Photo ids, or absolute paths; a path also names everything that was below it.
 * @throws AlbumenError `not-found` when a target names no photo of the library.
 */
export async function forgetPhotos(targets: readonly string[], { store, inTrash, forgetThumbnail }: ForgetContext): Promise<ForgetReport> {
  const files = targets.every((target) => PHOTO_ID.test(target)) ? [] : await store.listFiles();
  const photos = new Map<string, PhotoRow>();
  for (const target of targets) {
    const named = await photosNamed(target, files, store);
    if (named.length === 0) throw new AlbumenError('not-found', `${target} is no photo of this library, and none was known there`);
    for (const photo of named) photos.set(photo.id, photo);
  }
  const placeOf = (photo: PhotoRow): string | undefined => photo.paths[0] ?? inTrash.get(photo.id);
  const present = [...photos.values()].flatMap((photo) => placeOf(photo) ?? []);
  const hidden = [...photos.values()].filter((photo) => placeOf(photo) === undefined);
  if (hidden.length > 0) await store.deletePhotos(hidden.map((photo) => photo.id));
  for (const photo of hidden) await forgetThumbnail(photo.id);
  return { forgotten: hidden.length, stillPresent: present.toSorted() };
}

async function photosNamed(target: string, files: readonly FileRow[], store: StoreWriter): Promise<PhotoRow[]> {
  if (PHOTO_ID.test(target)) return await store.photosById([target]);
  const below = target.endsWith('/') ? target : `${target}/`;
  const ids = files.flatMap((file) => (file.path === target || file.path.startsWith(below) ? (file.photoId ?? []) : []));
  return await store.photosById([...new Set(ids)]);
}
