import { IGNORE_FILE } from './ignore-rules.ts';
import { isHidden, isLeftOutFolder } from './left-out.ts';
import { errorCode, isWithin, lookAt } from './list-folder.ts';
import { nameKind } from './name-kind.ts';

/**
 * Which folders to look through after changes on disk.
 *
 * @param paths What changed, files and folders alike, absolute, POSIX.
 * @param root The library folder that they are in.
 * @param max More folders than this count as all of the library folder.
 * @returns Folders below the root or the root itself, none inside another one; empty where nothing that counts changed.
 */
export function changedParts(paths: readonly string[], root: string, max: number): string[] {
  const folders = new Set<string>();
  for (const path of paths) {
    if (path === root) return [root];
    if (!isWithin(path, root) || !counts(path, path.slice(root.length).split('/').filter((name) => name !== ''))) continue;
    folders.add(path.slice(0, path.lastIndexOf('/')) || '/');
  }
  if (folders.has(root)) return [root];
  const outermost = [...folders].filter((folder) => !hasFolderAbove(folder, folders));
  return outermost.length > max ? [root] : outermost.toSorted();
}

/** Hidden names and what other programs keep for themselves change all the time, and hold no photos. */
function counts(path: string, names: readonly string[]): boolean {
  const last = names.at(-1) ?? '';
  if (names.slice(0, -1).some(isLeftOutFolder)) return false;
  if (isHidden(last)) return last === IGNORE_FILE;
  return nameKind(last) !== 'other' || isFolder(path);
}

function isFolder(path: string): boolean {
  try {
    return lookAt(path)?.isDirectory() ?? false;
  } catch (error) {
    if (errorCode(error) === null) throw error;
    return false; // Out of reach: the walk of its folder says so.
  }
}

function hasFolderAbove(folder: string, folders: ReadonlySet<string>): boolean {
  for (let end = folder.lastIndexOf('/'); end > 0; end = folder.lastIndexOf('/', end - 1)) {
    if (folders.has(folder.slice(0, end))) return true;
  }
  return false;
}
