import { stat } from 'node:fs/promises';
import type { ActivitySnapshot } from '../../../shared/contract/activity-schemas.ts';
import { CHANGED_PARTS_MAX, CHANGES_QUIET_MS, CHANGES_WAIT_MAX_MS, FOLDER_POLL_MS, RESCAN_UNWATCHED_MS } from '../config.ts';
import { changedParts } from '../scan/changed-parts.ts';
import { folderIdentity } from '../scan/list-folder.ts';
import { pathToOpen } from '../scan/path-bytes.ts';
import { UnwatchableError, watchFolder, type FolderWatch } from '../scan/watch-folder.ts';
import type { LibraryFolder } from '../store/library-store.ts';

export type Watching = ActivitySnapshot['watching'][number];

/** Watches the library's folders, and sees them come and go. */
export interface LibraryWatch {
  /** Look at once which folders the library has, which of them are there, and whether they are to be watched. */
  sync(): Promise<void>;
  /** What a run over `scope` found to be away; library folders that it looked through whole and that are not among it are there. */
  noteAway(scope: 'all' | readonly string[], away: readonly { readonly path: string; readonly reason: string }[]): void;
  readonly watching: readonly Watching[];
  close(): Promise<void>;
}

export interface LibraryWatchOptions {
  readonly folders: () => Promise<readonly LibraryFolder[]>;
  /** False where the person does not want folders watched. */
  readonly isWanted: () => Promise<boolean>;
  /** Folders not to be watched, absolute: the library's own. */
  readonly leaveOut: readonly string[];
  /** These folders, or parts of them, are to be looked through. */
  readonly onDue: (parts: readonly string[]) => void;
  /** `watching` has changed. */
  readonly onChange: () => void;
  /** A look at the folders failed; the next one comes by itself. */
  readonly onError: (error: unknown) => void;
}

interface WatchedFolder {
  /** Device and inode; a drive that is mounted anew is another folder, which the old watch does not see. Null while away. */
  identity: string | null;
  watch: FolderWatch | null;
  state: Watching['state'];
  reason: string | null;
  lookedThroughAtMs: number;
}

/** Nothing is watched before the first `sync`. */
export function createLibraryWatch(options: LibraryWatchOptions): LibraryWatch {
  const watched = new Map<string, WatchedFolder>();
  const changes = createChangeGatherer((parts, blind) => void tell(parts, blind).catch(options.onError));
  const awayReasons = new Map<string, string>();
  let lastSync: Promise<void> = Promise.resolve();
  let timer: NodeJS.Timeout | null = null;
  let isClosed = false;

  async function syncNow(): Promise<void> {
    if (isClosed) return;
    timer ??= setInterval(() => void sync().catch(options.onError), FOLDER_POLL_MS).unref();
    const [folders, isWanted] = [await options.folders(), await options.isWanted()];
    for (const [path, folder] of watched) {
      if (folders.some((one) => one.path === path)) continue;
      watched.delete(path);
      await folder.watch?.close();
    }
    for (const { path } of folders) await syncFolder(path, isWanted);
    options.onChange();
  }

  async function syncFolder(path: string, isWanted: boolean): Promise<void> {
    const isNew = !watched.has(path);
    const folder: WatchedFolder = watched.get(path) ?? { identity: null, watch: null, state: 'off', reason: null, lookedThroughAtMs: Date.now() };
    watched.set(path, folder);
    const identity = await identityOf(path);
    const isOther = identity !== folder.identity;
    if (isOther || !isWanted) {
      await folder.watch?.close();
      folder.watch = null;
    }
    folder.identity = identity;
    const isUnwatched = folder.state === 'failed' && Date.now() - folder.lookedThroughAtMs >= RESCAN_UNWATCHED_MS;
    if (identity === null) Object.assign(folder, { state: 'away', reason: 'it was moved, or its drive is not connected' });
    else if (!isWanted) Object.assign(folder, { state: 'off', reason: null });
    else if (folder.watch === null && (isOther || isUnwatched || folder.state !== 'failed')) await startWatch(path, folder);
    // Whatever happened while nobody watched is found by looking it through. The first look is the caller's.
    if ((isOther && !isNew) || isUnwatched) {
      folder.lookedThroughAtMs = Date.now();
      options.onDue([path]);
    }
  }

  async function startWatch(path: string, folder: WatchedFolder): Promise<void> {
    try {
      folder.watch = await watchFolder(path, options.leaveOut, {
        onChange: (paths) => changes.add(changedParts(paths, path, CHANGED_PARTS_MAX)),
        onBlind: () => changes.addBlind(path),
        onLost: () => changes.add([path]),
      });
      Object.assign(folder, { state: 'watching', reason: null });
    } catch (error) {
      if (!(error instanceof UnwatchableError)) throw error;
      const minutes = RESCAN_UNWATCHED_MS / 60_000;
      Object.assign(folder, { state: 'failed', reason: `${error.message}; it is looked through every ${minutes} minutes instead` });
    }
  }

  /** See [Note: Blind watches]. What happens between two watches is found by looking the folder through after both. */
  async function tell(parts: readonly string[], blind: readonly string[]): Promise<void> {
    if (blind.length > 0) await inTurn(async () => await watchAnew(blind));
    if (!isClosed) options.onDue([...parts, ...blind]);
  }

  async function watchAnew(paths: readonly string[]): Promise<void> {
    for (const path of paths) {
      const folder = watched.get(path);
      if (isClosed || !folder?.watch) continue;
      await folder.watch.close();
      folder.watch = null;
      await startWatch(path, folder);
    }
    options.onChange();
  }

  function inTurn(step: () => Promise<void>): Promise<void> {
    const turn = lastSync.then(step);
    lastSync = turn.catch(() => undefined);
    return turn;
  }

  const sync = (): Promise<void> => inTurn(syncNow);

  return {
    sync,
    noteAway(scope, away) {
      for (const path of scope === 'all' ? [...awayReasons.keys()] : scope) awayReasons.delete(path);
      for (const { path, reason } of away) awayReasons.set(path, reason);
      options.onChange();
    },
    get watching() {
      return [...watched].map(([folder, { state, reason }]): Watching => {
        const away = awayReasons.get(folder);
        return away === undefined ? { folder, state, reason } : { folder, state: 'away', reason: away };
      });
    },
    async close() {
      isClosed = true;
      if (timer) clearInterval(timer);
      changes.close();
      await lastSync;
      for (const folder of watched.values()) await folder.watch?.close();
    },
  };
}

/** Null where it is not there, or is no folder. Asked asynchronously first: a drive that does not answer must not hold up the rest. */
async function identityOf(path: string): Promise<string | null> {
  try {
    return (await stat(pathToOpen(path))).isDirectory() ? folderIdentity(path) : null;
  } catch {
    return null; // Not there, not mounted, not readable: all are "away".
  }
}

/** Changes come in bursts (a camera's card, a program that saves in steps): one run is due once it gets quiet. */
function createChangeGatherer(onQuiet: (parts: readonly string[], blind: readonly string[]) => void) {
  const parts = new Set<string>();
  const blind = new Set<string>();
  let firstAtMs = 0;
  let timer: NodeJS.Timeout | null = null;

  function tell(): void {
    timer = null;
    const [due, anew] = [[...parts], [...blind]];
    parts.clear();
    blind.clear();
    onQuiet(due, anew);
  }

  function wait(): void {
    if (timer) clearTimeout(timer);
    else firstAtMs = Date.now();
    const longestMs = firstAtMs + CHANGES_WAIT_MAX_MS - Date.now();
    timer = setTimeout(tell, Math.max(0, Math.min(CHANGES_QUIET_MS, longestMs))).unref();
  }

  return {
    add(changed: readonly string[]): void {
      if (changed.length === 0) return;
      for (const part of changed) parts.add(part);
      wait();
    },
    addBlind(path: string): void {
      blind.add(path);
      wait();
    },
    close(): void {
      if (timer) clearTimeout(timer);
      parts.clear();
      blind.clear();
    },
  };
}
