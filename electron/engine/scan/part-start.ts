import { isIgnored, type IgnoreRules } from './ignore-rules.ts';
import { isLeftOutFolder } from './left-out.ts';
import { folderIdentity, isWithin, joinPath, listFolder, lookAt } from './list-folder.ts';
import { rulesOf, type FolderToWalk } from './walk-folders.ts';

/**
 * Where the walk of a part of a library folder begins, with the rules of the folders above it.
 *
 * @param part Absolute, below `root`.
 * @param leftOut Identities of folders never to be walked.
 * @returns The nearest folder that is still there (the library folder itself, in the end); `left-out` where a walk of
 *   the whole would not come by; the whole library folder where a link lies on the way, since what is behind links can
 *   only be told from a walk of everything.
 * @throws the file system's error.
 */
export function partStart(part: string, root: string, leftOut: ReadonlySet<string>): FolderToWalk | 'left-out' {
  const names = isWithin(part, root) ? part.slice(root.length).split('/').filter((name) => name !== '') : [];
  let at: FolderToWalk = { path: root, root, rules: null };
  for (const name of names) {
    const next = joinPath(at.path, name);
    const stats = lookAt(next);
    if (stats === null || (!stats.isDirectory() && !stats.isSymbolicLink())) return at;
    if (stats.isSymbolicLink()) return { path: root, root, rules: null };
    const rules: IgnoreRules | null = rulesOf(at, listFolder(at.path));
    if (isLeftOutFolder(name) || (rules !== null && isIgnored(next, true, rules)) || leftOut.has(folderIdentity(next))) return 'left-out';
    at = { path: next, root, rules };
  }
  return at;
}
