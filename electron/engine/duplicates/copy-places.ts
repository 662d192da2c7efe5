import { posix } from 'node:path';
import type { FileRow } from '../store/photo-row.ts';

/** One place of a photo: its file there with what belongs to it (the RAW of a picture, the clip of a Live Photo). */
export interface CopyPlace {
  /** The file that stands for it. */
  readonly main: FileRow;
  /** All its files, `main` first; sidecars are not listed, they go along. */
  readonly files: readonly FileRow[];
  /** Ids of the contents of its files. */
  readonly contents: ReadonlySet<string>;
}

/**
 * The places of one bundle's photos, in order of their paths. Two names of one file on one drive are one place: nothing is
 * won by taking a name away.
 *
 * @param head The photo that stands for the bundle.
 * @param files Files of all its photos that are in place.
 */
export function copyPlaces(head: string, files: readonly FileRow[]): CopyPlace[] {
  const sorted = files.toSorted((a, b) => (a.path < b.path ? -1 : 1));
  const places: CopyPlace[] = [];
  for (const inFolder of Map.groupBy(sorted, ({ path }) => posix.dirname(path)).values()) {
    const heads = inFolder.filter((file) => file.photoId === head);
    const others = inFolder.filter((file) => file.photoId !== head);
    const own = new Map(heads.map((file): [FileRow, FileRow[]] => [file, [file]]));
    const alone = new Map<string, FileRow[]>();
    for (const file of others) {
      const partner = heads.find((one) => stemOf(one.path) === stemOf(file.path)) ?? heads[0];
      if (partner) own.get(partner)?.push(file);
      else alone.set(stemOf(file.path), [...(alone.get(stemOf(file.path)) ?? []), file]);
    }
    for (const group of [...own.values(), ...alone.values()]) {
      places.push({ main: group[0] as FileRow, files: group, contents: new Set(group.flatMap((file) => file.photoId ?? [])) });
    }
  }
  return places.filter((place, i) => !places.slice(0, i).some((earlier) => areOneFile(earlier.main, place.main)));
}

/** Drives that number no files give all of them 0. */
function areOneFile(a: FileRow, b: FileRow): boolean {
  return a.inode !== 0 && a.inode === b.inode && a.sizeBytes === b.sizeBytes && a.mtimeMs === b.mtimeMs;
}

function stemOf(path: string): string {
  const name = posix.basename(path);
  return name.slice(0, name.length - posix.extname(name).length).toLowerCase();
}
