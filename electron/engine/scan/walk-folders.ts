import type { Stats } from 'node:fs';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { SCAN_SLICE_MS } from '../config.ts';
import { attachSidecars } from './attach-sidecars.ts';
import type { AwayPlace, FoundFile, ScanProgress } from './found.ts';
import { IGNORE_FILE, isIgnored, parseIgnoreRules, type IgnoreRules } from './ignore-rules.ts';
import { isHidden, isLeftOutFolder } from './left-out.ts';
import { errorCode, folderIdentity, joinPath, listFolder, lookAt, readText } from './list-folder.ts';
import { fileLooksLikePicture } from './looks-like-picture.ts';
import { nameKind } from './name-kind.ts';

/** A folder still to be walked. */
export interface FolderToWalk {
  readonly path: string;
  readonly root: string;
  /** Rules of the folders above it, within the library folder. */
  readonly rules: IgnoreRules | null;
}

/** A symbolic link met on the way; followed once every real folder is walked. */
export interface FoundLink extends FolderToWalk {
  readonly name: string;
}

/** What a walk gathers; filled in place. */
export interface WalkState {
  /** Identities of folders already walked, or never to be walked. */
  readonly visited: Set<string>;
  readonly files: FoundFile[];
  readonly links: FoundLink[];
  readonly skipped: { path: string; reason: string }[];
  readonly away: AwayPlace[];
  readonly emptyFolders: string[];
  /** Library folders in which a `.albumenignore` left something out. */
  readonly rootsWithIgnored: Set<string>;
  readonly signal: AbortSignal | undefined;
  readonly onProgress: ((progress: ScanProgress) => void) | undefined;
  folders: number;
  /** When the walk last gave way to other work, `performance.now()`. */
  gaveWayAtMs: number;
}

/**
 * Walk one folder and all below it, depth first. Folders that cannot be read are recorded and passed over.
 * @returns false when this very folder was walked before, under another path.
 * @throws the signal's reason when aborted.
 */
export async function walkFolders(start: FolderToWalk, state: WalkState): Promise<boolean> {
  const stack = [start];
  let isNew = false;
  for (let folder = stack.pop(); folder !== undefined; folder = stack.pop()) {
    try {
      const identity = folderIdentity(folder.path);
      if (state.visited.has(identity)) continue;
      state.visited.add(identity);
      if (folder === start) isNew = true;
      const below = await walkOne(folder, state);
      stack.push(...below.reverse());
    } catch (error) {
      if (errorCode(error) === null) throw error;
      if (folder === start) isNew = true;
      // A folder that vanished since its parent was read is gone, not away.
      if (folder === start || errorCode(error) !== 'ENOENT') state.away.push(awayPlace(folder.path, error));
    }
  }
  return isNew;
}

async function walkOne(folder: FolderToWalk, state: WalkState): Promise<FolderToWalk[]> {
  const names = listFolder(folder.path);
  state.folders += 1;
  if (names.length === 0) state.emptyFolders.push(folder.path);
  const rules = rulesOf(folder, names);
  const below: FolderToWalk[] = [];
  const files: FoundFile[] = [];
  const sidecarNames: string[] = [];

  for (const name of names) {
    if (performance.now() - state.gaveWayAtMs > SCAN_SLICE_MS) await giveWay(state);
    const path = joinPath(folder.path, name);
    if (isHidden(name)) continue;
    const stats = lookAtEntry(path, state);
    if (stats === null) continue;
    const isFolder = stats.isDirectory();
    if (isFolder && isLeftOutFolder(name)) continue;
    if (rules !== null && isIgnored(path, isFolder, rules)) {
      state.rootsWithIgnored.add(folder.root);
    } else if (isFolder) {
      below.push({ path, root: folder.root, rules });
    } else if (stats.isSymbolicLink()) {
      state.links.push({ path, name, root: folder.root, rules });
    } else if (nameKind(name) === 'sidecar') {
      sidecarNames.push(name);
    } else if (isCandidate(path, name, stats, state)) {
      files.push(foundFile(path, folder.root, stats));
    }
  }
  const complete = sidecarNames.length > 0 ? attachSidecars(folder.path, files, sidecarNames) : files;
  for (const file of complete) state.files.push(file);
  return below;
}

/**
 * An entry that the file system fails on is recorded as away, so that what the library knows of it stays. A folder
 * that may be listed but not entered fails on its first entry, and as a whole.
 */
function lookAtEntry(path: string, state: WalkState): Stats | null {
  try {
    return lookAt(path);
  } catch (error) {
    if (errorCode(error) === 'EACCES' || errorCode(error) === null) throw error;
    state.away.push(awayPlace(path, error));
    return null;
  }
}

/**
 * The rules that hold in a folder: its own `.albumenignore` on top of those above.
 *
 * @param names What the folder holds.
 * @throws the file system's error.
 */
export function rulesOf(folder: FolderToWalk, names: readonly string[]): IgnoreRules | null {
  if (!names.includes(IGNORE_FILE)) return folder.rules;
  try {
    return parseIgnoreRules(readText(joinPath(folder.path, IGNORE_FILE)), folder.path, folder.rules);
  } catch (error) {
    // A folder of that name rules nothing. A file that cannot be read may name what a person wants left out, so the
    // folder is passed over rather than walked against their will.
    if (errorCode(error) === 'EISDIR') return folder.rules;
    throw error;
  }
}

/** True for a regular file that may be a photo; other things with a photo's name are recorded as skipped. */
export function isCandidate(path: string, name: string, stats: Stats, state: Pick<WalkState, 'skipped'>): boolean {
  const kind = nameKind(name);
  if (!stats.isFile()) {
    if (kind === 'picture') state.skipped.push({ path, reason: 'not a file but a pipe, socket or device' });
    return false;
  }
  return kind === 'picture' || (kind === 'unsure' && stats.size > 0 && fileLooksLikePicture(path));
}

export function foundFile(path: string, root: string, stats: Stats): FoundFile {
  return { path, root, sizeBytes: stats.size, mtimeMs: stats.mtimeMs, inode: stats.ino, sidecar: null };
}

/** Let signals, timers and other work have their turn. @throws the signal's reason when aborted meanwhile. */
export async function giveWay(state: WalkState): Promise<void> {
  await nextTurn();
  state.signal?.throwIfAborted();
  state.onProgress?.({ folders: state.folders, files: state.files.length });
  state.gaveWayAtMs = performance.now();
}

function awayPlace(path: string, error: unknown): AwayPlace {
  const code = errorCode(error);
  switch (code) {
    case 'EACCES':
    case 'EPERM':
      return { path, kind: 'no-permission', reason: 'no permission to read it' };
    case 'ENOENT':
      return { path, kind: 'missing', reason: 'not there: it was moved, or its drive is not connected' };
    case 'ENOTDIR':
      return { path, kind: 'not-a-folder', reason: 'not a folder' };
    default:
      return { path, kind: 'unreadable', reason: `the drive or network did not answer (${code})` };
  }
}
