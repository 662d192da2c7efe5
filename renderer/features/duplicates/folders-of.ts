import type { DuplicateGroup } from '../../../shared/contract/duplicate-schemas.ts';

/** Folders offered for a rule at most; a longer list is not read. */
const OFFERED = 40;

/** The library's folders, then those that members lie in, the ones with most members first. */
export function foldersOf(groups: readonly (DuplicateGroup | undefined)[], library: readonly string[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const group of groups) {
    for (const member of group?.members ?? []) {
      for (const path of member.paths) {
        const folder = path.slice(0, Math.max(1, path.lastIndexOf('/')));
        counts.set(folder, (counts.get(folder) ?? 0) + 1);
      }
    }
  }
  const most = [...counts].toSorted((a, b) => b[1] - a[1] || a[0].localeCompare(b[0])).map(([folder]) => folder);
  return [...new Set([...library, ...most])].slice(0, OFFERED);
}
