import { stat } from 'node:fs/promises';
import { posix } from 'node:path';
import type { FolderListing } from '../../../shared/contract/activity-schemas.ts';
import { AlbumenError } from '../../../shared/contract/errors.ts';
import { isLeftOutFolder } from '../scan/left-out.ts';
import { errorCode, joinPath, toPosix } from '../scan/list-folder.ts';
import { nameKind } from '../scan/name-kind.ts';
import { pathToOpen } from '../scan/path-bytes.ts';
import { readFolder, type FolderEntry } from './count-photos.ts';

/** "IMG 2" before "IMG 10", as file managers sort. */
const NATURALLY = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' });
/** `C:/` has no folder above it. */
const DRIVE = /^[a-z]:\/?$/i;

/**
 * The folders in a folder, for choosing one where there is no native dialog: those that a scan would look into.
 *
 * @param path Absolute.
 * @throws AlbumenError `bad-input` for a relative path, `not-found` for what is no folder, `permission-denied`.
 */
export async function browseFolders(path: string): Promise<FolderListing> {
  const folder = DRIVE.test(path) ? `${path.slice(0, 2)}/` : toPosix(posix.normalize(path));
  if (!posix.isAbsolute(folder) && !DRIVE.test(folder)) throw new AlbumenError('bad-input', `${path} is not a whole path; it must begin at the root`);
  const entries = await readOrExplain(folder);
  const names: string[] = [];
  for (const entry of entries) {
    if (!isLeftOutFolder(entry.name) && (entry.isFolder || (entry.isLink && (await leadsToFolder(joinPath(folder, entry.name)))))) names.push(entry.name);
  }
  return {
    path: folder,
    parent: folder === '/' || DRIVE.test(folder) ? null : posix.dirname(folder),
    folders: names.toSorted((a, b) => NATURALLY.compare(a, b)).map((name) => ({ name, path: joinPath(folder, name) })),
    photos: entries.filter((entry) => !entry.isFolder && nameKind(entry.name) === 'picture').length,
  };
}

async function readOrExplain(folder: string): Promise<FolderEntry[]> {
  try {
    return await readFolder(folder);
  } catch (error) {
    switch (errorCode(error)) {
      case null:
        throw error;
      case 'EACCES':
      case 'EPERM':
        throw new AlbumenError('permission-denied', `you may not look into ${folder}; ask who owns it`, { cause: error });
      case 'ENOENT':
      case 'ENOTDIR':
      case 'ELOOP':
      case 'ENAMETOOLONG':
        throw new AlbumenError('not-found', `${folder} is not a folder, or is not there any more`, { cause: error });
      default:
        throw new AlbumenError('not-found', `${folder} cannot be read: its drive or network does not answer (${errorCode(error)})`, { cause: error });
    }
  }
}

async function leadsToFolder(path: string): Promise<boolean> {
  try {
    return (await stat(pathToOpen(path))).isDirectory();
  } catch (error) {
    if (errorCode(error) === null) throw error;
    return false; // A link to nothing.
  }
}
