/** A path, taken apart so that it can be told from its neighbours at a glance. */
export interface SharedPath {
  /** Folders that all of the paths have in common, with the last slash; cut in the middle where it is long. */
  readonly common: string;
  /** What is left, folder by folder. */
  readonly own: string;
}

/** Letters of a common start that are shown; it says little. */
const COMMON_AT_MOST = 28;

/** Take the folders apart that all of some absolute POSIX paths begin with. */
export function sharePaths(paths: readonly string[]): readonly SharedPath[] {
  const folders = paths.map((path) => path.split('/').slice(0, -1));
  const shortest = Math.min(...folders.map((parts) => parts.length));
  let shared = 0;
  while (shared < shortest && folders.every((parts) => parts[shared] === folders[0]?.[shared])) shared++;
  return paths.map((path) => {
    const parts = path.split('/');
    return { common: cutMiddle(parts.slice(0, shared).map((part) => `${part}/`)), own: parts.slice(shared).join('/') };
  });
}

/** The first and the last folders of a path, as many as fit. */
function cutMiddle(parts: readonly string[]): string {
  const whole = parts.join('');
  if (whole.length <= COMMON_AT_MOST) return whole;
  // The empty part before the first slash, and the folder below it.
  const start = parts.slice(0, 2).join('');
  let end = '';
  for (const part of parts.slice(2).toReversed()) {
    if (end !== '' && start.length + part.length + end.length > COMMON_AT_MOST) break;
    end = part + end;
  }
  return `${start}…/${end}`;
}
