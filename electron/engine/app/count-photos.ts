import { readdir } from 'node:fs/promises';
import { isHidden, isLeftOutFolder } from '../scan/left-out.ts';
import { errorCode, joinPath } from '../scan/list-folder.ts';
import { nameKind } from '../scan/name-kind.ts';
import { pathFromBytes, pathToOpen } from '../scan/path-bytes.ts';

/** A name in a folder. */
export interface FolderEntry {
  readonly name: string;
  readonly isFolder: boolean;
  /** What it leads to is not known without a further look. */
  readonly isLink: boolean;
}

/**
 * What a folder holds, hidden names left out, in no order.
 *
 * @param path Absolute, in the escaped form of path-bytes.ts.
 * @throws the file system's error.
 */
export async function readFolder(path: string): Promise<FolderEntry[]> {
  const entries = await readdir(pathToOpen(path), { withFileTypes: true, encoding: 'buffer' });
  return entries
    .map((entry) => ({ name: pathFromBytes(entry.name), isFolder: entry.isDirectory(), isLink: entry.isSymbolicLink() }))
    .filter(({ name }) => !isHidden(name));
}

/**
 * Count photos and videos below a folder by their names, without opening any. Links are not followed; folders that
 * cannot be read hold none.
 *
 * @returns `countedTo` is the number at which counting stopped: `atMost`, or less where it took too long. The count is whole when it is below.
 */
export async function countPhotos(folder: string, { atMost, withinMs }: { atMost: number; withinMs: number }): Promise<{ photos: number; countedTo: number }> {
  const endAtMs = performance.now() + withinMs;
  const folders = [folder];
  let photos = 0;
  for (let next = folders.shift(); next !== undefined; next = folders.shift()) {
    for (const { name, isFolder } of await readFolderOrNothing(next)) {
      if (isFolder && !isLeftOutFolder(name)) folders.push(joinPath(next, name));
      else if (!isFolder && nameKind(name) === 'picture') photos += 1;
    }
    if (photos >= atMost) return { photos: atMost, countedTo: atMost };
    if (folders.length > 0 && performance.now() > endAtMs) return { photos, countedTo: photos };
  }
  return { photos, countedTo: atMost };
}

async function readFolderOrNothing(folder: string): Promise<FolderEntry[]> {
  try {
    return await readFolder(folder);
  } catch (error) {
    if (errorCode(error) === null) throw error;
    return [];
  }
}
