import type { FileRow } from '../store/photo-row.ts';

/**
 * Which files hold which photo, in memory during one index run. Both tables are written from here: a photo's `paths`
 * are always the places that this book has for it.
 */
export interface PlaceBook {
  fileAt(path: string): FileRow | undefined;
  /** Present and away places of a photo, sorted; empty for a photo that no file holds. */
  pathsOf(photoId: string): string[];
  /** Some file holds this photo, or held it last. */
  knows(photoId: string): boolean;
  /** Some known file has this size, so that a new file of this size may be a copy or a moved one. */
  hasSize(sizeBytes: number): boolean;
  /** Record a file; gives the photo that this path held before, where it was another one. */
  put(row: FileRow): string | null;
  remove(path: string): void;
  /** This photo's row was removed: its content counts as new when it is seen again. */
  forget(photoId: string): void;
  /** Photo ids that the book learned of elsewhere (a killed run may have left photos without files). */
  learn(photoIds: Iterable<string>): void;
  files(): IterableIterator<FileRow>;
}

export function createPlaceBook(rows: readonly FileRow[]): PlaceBook {
  const byPath = new Map<string, FileRow>();
  const byPhoto = new Map<string, Set<string>>();
  const sizes = new Set<number>();
  const known = new Set<string>();

  function put(row: FileRow): string | null {
    const before = byPath.get(row.path);
    byPath.set(row.path, row);
    if (before?.photoId && before.photoId !== row.photoId) byPhoto.get(before.photoId)?.delete(row.path);
    if (row.photoId) {
      known.add(row.photoId);
      sizes.add(row.sizeBytes);
      let paths = byPhoto.get(row.photoId);
      if (!paths) byPhoto.set(row.photoId, (paths = new Set()));
      if (row.state === 'present' || row.state === 'away') paths.add(row.path);
      else paths.delete(row.path);
    }
    return before?.photoId && before.photoId !== row.photoId ? before.photoId : null;
  }

  for (const row of rows) put(row);
  return {
    fileAt: (path) => byPath.get(path),
    pathsOf: (photoId) => [...(byPhoto.get(photoId) ?? [])].toSorted(),
    knows: (photoId) => known.has(photoId),
    hasSize: (sizeBytes) => sizes.has(sizeBytes),
    put,
    remove(path) {
      const row = byPath.get(path);
      if (!row) return;
      byPath.delete(path);
      if (row.photoId) byPhoto.get(row.photoId)?.delete(path);
    },
    forget(photoId) {
      known.delete(photoId);
      byPhoto.delete(photoId);
    },
    learn(photoIds) {
      for (const id of photoIds) known.add(id);
    },
    files: () => byPath.values(),
  };
}
