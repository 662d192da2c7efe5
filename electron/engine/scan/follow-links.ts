import { basename } from 'node:path/posix';
import type { FoundFile } from './found.ts';
import { isLeftOutFolder } from './left-out.ts';
import { errorCode, isWithin, lookThrough, realPath } from './list-folder.ts';
import { nameKind } from './name-kind.ts';
import { foundFile, giveWay, isCandidate, walkFolders, type FoundLink, type WalkState } from './walk-folders.ts';

/** Folders of the system that hold no photos and no end of files. */
const SYSTEM_TREES = ['/proc', '/sys', '/dev'];

/**
 * Follow the links that a walk met, and those met behind them.
 *
 * [Note: Symbolic links]
 * Real folders are walked first, so a folder reached both ways keeps its own path, whatever the order of names. A
 * folder is walked once. A link to a folder that holds the library folder (`loop -> ..`, Wine's `z: -> /`) is not
 * followed: it would lead out of what the person gave. A link to a file counts as a place of its photo only where no
 * other path leads to that file.
 */
export async function followLinks(state: WalkState): Promise<void> {
  const fileLinks: FoundLink[] = [];
  // Grows while it is walked: folders behind links may hold links.
  for (const link of state.links) {
    await giveWay(state);
    const target = lookBehind(link, state);
    if (target === null) continue;
    if (!target.isDirectory()) fileLinks.push(link);
    else if (isWorthFollowing(link)) await walkFolders(link, state);
  }
  addLinkedFiles(fileLinks, state);
}

function lookBehind(link: FoundLink, state: WalkState) {
  try {
    const target = lookThrough(link.path);
    if (target === null) skipIfPicture(link, state, 'a link to a file that is not there');
    return target;
  } catch (error) {
    if (errorCode(error) === null) throw error;
    const isLoop = errorCode(error) === 'ELOOP';
    skipIfPicture(link, state, isLoop ? 'a link that leads back to itself' : `a link that cannot be followed (${errorCode(error)})`);
    return null;
  }
}

function skipIfPicture(link: FoundLink, state: WalkState, reason: string): void {
  if (nameKind(link.name) === 'picture') state.skipped.push({ path: link.path, reason });
}

function isWorthFollowing(link: FoundLink): boolean {
  try {
    const target = realPath(link.path);
    if (isWithin(realPath(link.root), target) || SYSTEM_TREES.some((tree) => isWithin(target, tree))) return false;
    return !isLeftOutFolder(link.name) && !isLeftOutFolder(basename(target));
  } catch (error) {
    // The target vanished in this moment.
    if (errorCode(error) === null) throw error;
    return false;
  }
}

function addLinkedFiles(links: readonly FoundLink[], state: WalkState): void {
  const linked = links.flatMap((link) => {
    const target = lookBehind(link, state);
    if (target === null || !isCandidate(link.path, link.name, target, state)) return [];
    return [foundFile(link.path, link.root, target)];
  });
  const wanted = new Set(linked.map(likeness));
  const alike = Map.groupBy(wanted.size > 0 ? state.files.filter((file) => wanted.has(likeness(file))) : [], likeness);
  for (const file of linked) {
    const others = alike.get(likeness(file)) ?? [];
    if (others.some((other) => isSameFile(other.path, file.path))) continue;
    alike.set(likeness(file), [...others, file]);
    state.files.push(file);
  }
}

/** Files that differ in this are not the same file. */
function likeness(file: FoundFile): string {
  return `${file.inode}:${file.sizeBytes}:${file.mtimeMs}`;
}

function isSameFile(a: string, b: string): boolean {
  try {
    return realPath(a) === realPath(b);
  } catch (error) {
    // One of them vanished; the other stands for itself.
    if (errorCode(error) === null) throw error;
    return false;
  }
}
