import { stat } from 'node:fs/promises';
import { AlbumenError } from '../../../shared/contract/errors.ts';
import type { FolderInfo } from '../../../shared/contract/schemas.ts';
import { isWithin } from '../scan/list-folder.ts';
import { pathToOpen } from '../scan/path-bytes.ts';
import type { LibraryFolder, StoreReader, StoreWriter } from '../store/library-store.ts';
import { createPlaceBook } from './place-book.ts';
import { settleGone } from './settle-places.ts';

/** The library's folders with their number of files, and whether they are there now. */
export async function listFolders(store: StoreReader): Promise<FolderInfo[]> {
  const [folders, files] = await Promise.all([store.folders(), store.listFiles()]);
  return await Promise.all(
    folders.map(async ({ path }): Promise<FolderInfo> => ({
      path,
      files: files.filter((file) => (file.state === 'present' || file.state === 'away') && isWithin(file.path, path)).length,
      state: (await isFolder(path)) ? 'present' : 'away',
      excluded: [],
    })),
  );
}

/**
 * Add folders to the library. One inside a folder that is there already adds nothing; one around others takes their place.
 *
 * @throws AlbumenError `not-found` for a path that is no folder and was never one of the library's.
 */
export async function addFolders(paths: readonly string[], store: StoreWriter): Promise<void> {
  let folders: LibraryFolder[] = [...(await store.folders())];
  const before = JSON.stringify(folders);
  for (const path of paths) {
    const isKnown = folders.some((folder) => isWithin(path, folder.path));
    if (!isKnown && !(await isFolder(path))) {
      throw new AlbumenError('not-found', `${path} is not a folder that can be read; check the spelling, or mount its drive`);
    }
    if (isKnown) continue;
    folders = [...folders.filter((folder) => !isWithin(folder.path, path)), { path, addedAtMs: Date.now() }];
  }
  if (JSON.stringify(folders) !== before) await store.setFolders(folders);
}

/**
 * Take a folder out of the library: its files lose their places; photos that no other folder holds are hidden and kept.
 *
 * @throws AlbumenError `not-found` for a folder that is not one of the library's.
 */
export async function removeFolder(path: string, store: StoreWriter): Promise<void> {
  const folders = await store.folders();
  if (!folders.some((folder) => folder.path === path)) {
    const known = folders.map((folder) => folder.path).join(', ') || 'none';
    throw new AlbumenError('not-found', `${path} is not one of the library's folders (${known})`);
  }
  const files = await store.listFiles();
  const book = createPlaceBook(files);
  await store.setFolders(folders.filter((folder) => folder.path !== path));
  await settleGone(files.filter((file) => file.state !== 'gone' && isWithin(file.path, path)), book, store);
  await store.maintain();
}

async function isFolder(path: string): Promise<boolean> {
  try {
    return (await stat(pathToOpen(path))).isDirectory();
  } catch {
    return false; // Not there, not mounted or not readable: all are "away".
  }
}
