import { AlbumenError } from '../../../shared/contract/errors.ts';
import type { ForgetReport } from '../../../shared/contract/schemas.ts';
import type { StoreWriter } from '../store/library-store.ts';
import type { FileRow, MarkRow, PhotoRow } from '../store/photo-row.ts';

const PHOTO_ID = /^[0-9a-f]{32}$/;

/**
 * A person's rating of some photos. It wins over the file's own until it is taken back.
 *
 * @param rating 0 to 5; null returns to what the file says.
 */
export async function ratePhotos(ids: readonly string[], rating: number | null, store: StoreWriter): Promise<void> {
  const photos = await store.photosById(ids);
  const updatedAtMs = Date.now();
  await store.upsertMarks(photos.map(({ id }): MarkRow => ({ photoId: id, kind: 'rating', value: JSON.stringify(rating), updatedAtMs })));
  if (photos.length > 0) await store.patchPhotos(photos.map((photo) => ({ id: photo.id, rating: rating ?? photo.fileRating })));
}

/**
 * Remove photos for good that no file holds any more, with all that a person made of them.
 *
 * @param targets Photo ids, or absolute paths; a path also names everything that was below it.
 * @throws AlbumenError `not-found` when a target names no photo of the library.
 */
export async function forgetPhotos(targets: readonly string[], store: StoreWriter): Promise<ForgetReport> {
  const files = targets.every((target) => PHOTO_ID.test(target)) ? [] : await store.listFiles();
  const photos = new Map<string, PhotoRow>();
  for (const target of targets) {
    const named = await photosNamed(target, files, store);
    if (named.length === 0) throw new AlbumenError('not-found', `${target} is no photo of this library, and none was known there`);
    for (const photo of named) photos.set(photo.id, photo);
  }
  const present = [...photos.values()].filter((photo) => photo.paths.length > 0);
  const hidden = [...photos.values()].filter((photo) => photo.paths.length === 0);
  if (hidden.length > 0) await store.deletePhotos(hidden.map((photo) => photo.id));
  return { forgotten: hidden.length, stillPresent: present.map((photo) => photo.paths[0] as string).toSorted() };
}

async function photosNamed(target: string, files: readonly FileRow[], store: StoreWriter): Promise<PhotoRow[]> {
  if (PHOTO_ID.test(target)) return await store.photosById([target]);
  const below = target.endsWith('/') ? target : `${target}/`;
  const ids = files.flatMap((file) => (file.path === target || file.path.startsWith(below) ? (file.photoId ?? []) : []));
  return await store.photosById([...new Set(ids)]);
}
