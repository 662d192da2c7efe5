import { stat } from 'node:fs/promises';
import { posix } from 'node:path';
import { isWithin, joinPath } from '../scan/list-folder.ts';
import { makeFolder } from '../scan/make-folder.ts';
import { pathToOpen } from '../scan/path-bytes.ts';

/** Scans pass it over, as every hidden name: see [Note: What is never walked]. */
export const TRASH_FOLDER = '.albumen-trash';

/**
 * Make the folder of a batch on the drive of a folder of photos: in the library folder where that is the same drive and
 * may be written to, else in the nearest folder below it that is.
 *
 * @param folder Folder of the photos, in or below `root`.
 * @returns The batch's folder. @throws the file system's error of the last folder tried.
 */
export async function makeTrashFolder(folder: string, root: string, batch: string): Promise<string> {
  const { dev } = await stat(pathToOpen(folder));
  let refusal: unknown = Object.assign(new Error(`no folder between ${root} and ${folder} is on its drive`), { code: 'EXDEV' });
  for (const candidate of foldersBetween(root, folder)) {
    try {
      if ((await stat(pathToOpen(candidate))).dev !== dev) continue;
      const made = joinPath(joinPath(candidate, TRASH_FOLDER), batch);
      await makeFolder(made);
      return made;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === undefined) throw error;
      refusal = error;
    }
  }
  throw refusal;
}

/** From the library folder down to the folder itself. */
function foldersBetween(root: string, folder: string): string[] {
  const folders = [folder];
  for (let at = folder; at !== root && isWithin(at, root); ) {
    at = posix.dirname(at);
    folders.unshift(at);
  }
  return folders;
}
