import { AlbumenError } from '../../../shared/contract/errors.ts';
import { followLinks } from './follow-links.ts';
import type { Found, FoundRoot, ScanProgress } from './found.ts';
import { errorCode, folderIdentity, toPosix } from './list-folder.ts';
import { walkFolders, type WalkState } from './walk-folders.ts';

export type { Found, FoundFile } from './found.ts';

export interface FindOptions {
  readonly signal?: AbortSignal | undefined;
  /** Called between slices of work, about a hundred times a second. */
  readonly onProgress?: ((progress: ScanProgress) => void) | undefined;
  /** Folders never to walk, absolute: the library's own. */
  readonly leaveOut?: readonly string[] | undefined;
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
    visited: new Set(leftOutIdentities(options.leaveOut ?? [])),
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
    const rootStates = await walkRoots([...new Set(roots.map(toPosix))], state);
    await followLinks(state);
    options.onProgress?.({ folders: state.folders, files: state.files.length });
    const { files, skipped, away, emptyFolders } = state;
    const withIgnored = (root: Omit<FoundRoot, 'hasIgnored'>): FoundRoot => {
      return { ...root, hasIgnored: state.rootsWithIgnored.has(root.path) };
    };
    return { files, skipped, away, emptyFolders, roots: rootStates.map(withIgnored) };
  } catch (error) {
    if (options.signal?.aborted) throw new AlbumenError('cancelled', 'the scan was interrupted', { cause: error });
    throw error;
  }
}

/** Outer folders first, so that a file belongs to the outermost one. */
async function walkRoots(roots: readonly string[], state: WalkState): Promise<Omit<FoundRoot, 'hasIgnored'>[]> {
  const states: Omit<FoundRoot, 'hasIgnored'>[] = [];
  for (const path of roots.toSorted((a, b) => a.length - b.length || (a < b ? -1 : 1))) {
    const isNew = await walkFolders({ path, root: path, rules: null }, state);
    const isAway = state.away.some((place) => place.path === path);
    states.push({ path, state: isAway ? 'away' : isNew ? 'walked' : 'covered' });
  }
  return states;
}

function leftOutIdentities(folders: readonly string[]): string[] {
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
