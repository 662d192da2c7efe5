import { MOVED_FOLDER_SHARE } from '../config.ts';
import type { FileRow } from '../store/photo-row.ts';
import type { FoundFile } from './found.ts';

/** True when these lost files were moved: most of them turned up elsewhere, with their names and sizes. */
export type MovedCheck = (lost: readonly FileRow[]) => boolean;

/**
 * Names and sizes are enough to tell a moved folder from a missing drive; which photo is which is settled by content.
 *
 * @param newFiles Files found at paths that the library does not know.
 */
export function createMovedCheck(newFiles: readonly FoundFile[]): MovedCheck {
  const seen = new Set(newFiles.map(nameAndSize));
  return (lost) => {
    const turnedUp = lost.filter((row) => seen.has(nameAndSize(row))).length;
    return turnedUp > 0 && turnedUp >= lost.length * MOVED_FOLDER_SHARE;
  };
}

function nameAndSize(file: { readonly path: string; readonly sizeBytes: number }): string {
  return `${file.sizeBytes}/${file.path.slice(file.path.lastIndexOf('/') + 1)}`;
}
