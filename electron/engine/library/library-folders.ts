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
    folders.map(async ({ path, excluded }): Promise<FolderInfo> => ({
      path,
      files: files.filter((file) => (file.state === 'present' || file.state === 'away') && isWithin(file.path, path)).length,
      state: (await isFolder(path)) ? 'present' : 'away',
      excluded: [...(excluded ?? [])],
    })),
  );
}

/**
 * Add folders to the library. One inside a folder that is there already adds nothing; one around others takes their
 * place; one that was left out is taken back in.
 *
 * @throws AlbumenError `not-found` for a path that is no folder and was never one of the library's, `bad-input` for one
 *   inside a folder that was left out.
 */
export async function addFolders(paths: readonly string[], store: StoreWriter): Promise<void> {
  let folders: LibraryFolder[] = [...(await store.folders())];
  const before = JSON.stringify(folders);
  for (const path of paths) {
    folders = folders.map((folder) => withoutExclusion(folder, path));
    refuseInsideExcluded(path, folders);
    const isKnown = folders.some((folder) => isWithin(path, folder.path));
    if (!isKnown && !(await isFolder(path))) {
      throw new AlbumenError('not-found', `${path} is not a folder that can be read; check the spelling, or mount its drive`);
    }
    if (isKnown) continue;
    const swallowed = folders.filter((folder) => isWithin(folder.path, path));
    const excluded = swallowed.flatMap((folder) => folder.excluded ?? []);
    const added: LibraryFolder = { path, addedAtMs: Date.now(), ...(excluded.length > 0 && { excluded: excluded.toSorted() }) };
    folders = [...folders.filter((folder) => !swallowed.includes(folder)), added];
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

/**
 * Leave a folder below one of the library's out: its files lose their places at once; their photos are hidden and kept,
 * unless they have another place.
 *
 * @throws AlbumenError `bad-input` for a library folder itself, `not-found` for a folder outside all of them or one that
 *   is not there and of which nothing is known.
 */
export async function excludeFolder(path: string, store: StoreWriter): Promise<void> {
  const folders = await store.folders();
  const owner = folders.find((folder) => isWithin(path, folder.path));
  if (!owner) throw new AlbumenError('not-found', `${path} lies in none of the library's folders; there is nothing to leave out`);
  if (owner.path === path) throw new AlbumenError('bad-input', `${path} is one of the library's folders; remove it instead of leaving it out`);
  const before = owner.excluded ?? [];
  if (before.some((one) => isWithin(path, one))) return;
  const files = await store.listFiles();
  const below = files.filter((file) => isWithin(file.path, path));
  if (below.length === 0 && !(await isFolder(path))) throw new AlbumenError('not-found', `${path} is not a folder; check the spelling`);
  const excluded = [...before.filter((one) => !isWithin(one, path)), path].toSorted();
  // First the rule, then its work: a kill between them leaves the rest to the next scan.
  await store.setFolders(folders.map((folder) => (folder === owner ? { ...folder, excluded } : folder)));
  await settleGone(below.filter((file) => file.state !== 'gone'), createPlaceBook(files), store);
  await store.maintain();
}

/**
 * Take a folder back in that was left out; the next index run finds its photos again, and encodes none that is known.
 *
 * @throws AlbumenError `not-found` for a folder that was not left out.
 */
export async function includeFolder(path: string, store: StoreWriter): Promise<void> {
  const folders = await store.folders();
  const left = folders.flatMap((folder) => folder.excluded ?? []);
  if (!left.includes(path)) throw new AlbumenError('not-found', `${path} was not left out (left out: ${left.join(', ') || 'none'})`);
  await store.setFolders(folders.map((folder) => withoutExclusion(folder, path)));
}

function withoutExclusion(folder: LibraryFolder, path: string): LibraryFolder {
  return folder.excluded?.includes(path) ? { ...folder, excluded: folder.excluded.filter((one) => one !== path) } : folder;
}

function refuseInsideExcluded(path: string, folders: readonly LibraryFolder[]): void {
  const excluded = folders.flatMap((folder) => folder.excluded ?? []).find((one) => isWithin(path, one));
  if (excluded !== undefined) throw new AlbumenError('bad-input', `${path} lies in ${excluded}, which was left out; take that folder back in first`);
}

async function isFolder(path: string): Promise<boolean> {
  try {
    return (await stat(pathToOpen(path))).isDirectory();
  } catch {
    return false; // Not there, not mounted or not readable: all are "away".
  }
}
