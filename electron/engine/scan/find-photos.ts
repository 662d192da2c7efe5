import { AlbumenError } from '../../../shared/contract/errors.ts';
import { followLinks } from './follow-links.ts';
import type { Found, FoundRoot, ScanProgress } from './found.ts';
import { errorCode, folderIdentity, isWithin, toPosix } from './list-folder.ts';
import { partStart } from './part-start.ts';
import { walkFolders, type FolderToWalk, type WalkState } from './walk-folders.ts';

export type { Found, FoundFile } from './found.ts';

export interface FindOptions {
  readonly signal?: AbortSignal | undefined;
  /** Called between slices of work, about a hundred times a second. */
  readonly onProgress?: ((progress: ScanProgress) => void) | undefined;
  /** Folders never to walk, absolute: the library's own, and those that the person left out. */
  readonly leaveOut?: readonly string[] | undefined;
  /** Look through these folders only, each one of the roots or below one; without it, through all roots. */
  readonly within?: readonly string[] | undefined;
}

/**
 * Find every file below these folders that may be a photo: see [Note: Which files are candidates], [Note: What is never
 * walked] and [Note: Symbolic links]. A folder that cannot be read is reported in `away` and passed over.
 *
 * @param roots Library folders, absolute, in the escaped form of path-bytes.ts. They may overlap; a file belongs to the
 *   outermost one. A library folder is walked though its own name would be left out.
 * @throws AlbumenError `cancelled` when the signal aborts, within a few milliseconds.
 */
export async function findPhotos(roots: readonly string[], options: FindOptions = {}): Promise<Found> {
  const state: WalkState = {
    visited: new Set(identitiesOf(options.leaveOut ?? [])),
    files: [],
    links: [],
    skipped: [],
    away: [],
    emptyFolders: [],
    rootsWithIgnored: new Set(),
    signal: options.signal,
    onProgress: options.onProgress,
    folders: 0,
    gaveWayAtMs: performance.now(),
  };
  try {
    options.signal?.throwIfAborted();
    const whole = [...new Set(roots.map(toPosix))];
    const { rootStates, lookedThrough } = options.within ? await walkParts(options.within.map(toPosix), whole, state) : await walkRoots(whole, state);
    if (rootStates === null) return await findPhotos(roots, { ...options, within: undefined });
    await followLinks(state);
    options.onProgress?.({ folders: state.folders, files: state.files.length });
    const { files, skipped, away, emptyFolders } = state;
    const withIgnored = (root: Omit<FoundRoot, 'hasIgnored'>): FoundRoot => {
      return { ...root, hasIgnored: state.rootsWithIgnored.has(root.path) };
    };
    return { files, skipped, away, emptyFolders, roots: rootStates.map(withIgnored), lookedThrough };
  } catch (error) {
    if (options.signal?.aborted) throw new AlbumenError('cancelled', 'the scan was interrupted', { cause: error });
    throw error;
  }
}

interface Walked {
  /** Null where parts alone cannot say what the whole would. */
  readonly rootStates: Omit<FoundRoot, 'hasIgnored'>[] | null;
  readonly lookedThrough: readonly string[];
}

/**
 * Walk parts of library folders as a walk of the whole would. A part that is gone stands for the nearest folder above
 * it. Links, and one folder under two library paths, can only be judged with everything at hand.
 */
async function walkParts(within: readonly string[], roots: readonly string[], state: WalkState): Promise<Walked> {
  const leftOut = new Set(state.visited);
  const starts = new Map<string, FolderToWalk>();
  for (const part of within) {
    // The outermost library folder, as in a walk of the whole.
    const root = roots.filter((path) => isWithin(part, path)).toSorted((a, b) => a.length - b.length)[0];
    if (root === undefined) continue;
    const start = startOf(part, root, leftOut);
    if (start !== 'left-out') starts.set(start.path, start);
  }
  const outermost = [...starts.values()].filter(({ path }) => ![...starts.keys()].some((other) => other !== path && isWithin(path, other)));
  const wholeRoots = outermost.filter(({ path, root }) => path === root).map(({ path }) => path);
  const { rootStates } = await walkRoots(wholeRoots, state);
  const parts = outermost.filter(({ path, root }) => path !== root);
  if (parts.length > 0 && isAnyTwice(roots)) return { rootStates: null, lookedThrough: [] };
  for (const part of parts) await walkFolders(part, state);
  if (parts.length > 0 && state.links.length > 0) return { rootStates: null, lookedThrough: [] };
  return { rootStates, lookedThrough: outermost.map(({ path }) => path) };
}

/** A part that cannot be looked at is judged by the walk of its library folder. */
function startOf(part: string, root: string, leftOut: ReadonlySet<string>): FolderToWalk | 'left-out' {
  try {
    return partStart(part, root, leftOut);
  } catch (error) {
    if (errorCode(error) === null) throw error;
    return { path: root, root, rules: null };
  }
}

function isAnyTwice(roots: readonly string[]): boolean {
  const identities = identitiesOf(roots);
  return new Set(identities).size < identities.length;
}

/** Outer folders first, so that a file belongs to the outermost one. */
async function walkRoots(roots: readonly string[], state: WalkState): Promise<Walked & { rootStates: Omit<FoundRoot, 'hasIgnored'>[] }> {
  const states: Omit<FoundRoot, 'hasIgnored'>[] = [];
  for (const path of roots.toSorted((a, b) => a.length - b.length || (a < b ? -1 : 1))) {
    const isNew = await walkFolders({ path, root: path, rules: null }, state);
    const isAway = state.away.some((place) => place.path === path);
    states.push({ path, state: isAway ? 'away' : isNew ? 'walked' : 'covered' });
  }
  return { rootStates: states, lookedThrough: roots };
}

function identitiesOf(folders: readonly string[]): string[] {
  return folders.flatMap((folder) => {
    try {
      return [folderIdentity(folder)];
    } catch (error) {
      // The library's folder may not exist yet, and then holds nothing to leave out.
      if (errorCode(error) === null) throw error;
      return [];
    }
  });
}
