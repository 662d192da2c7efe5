import { statfs } from 'node:fs/promises';
import { errorCode, isWithin, lookAt, toPosix } from './list-folder.ts';
import { pathToOpen } from './path-bytes.ts';

/** A folder that is watched with everything below it. */
export interface FolderWatch {
  close(): Promise<void>;
}

export interface WatchListeners {
  /** Something changed at these paths: absolute, POSIX. */
  readonly onChange: (paths: readonly string[]) => void;
  /** A folder came or was renamed, and this watch may be blind to what happens in it: watch anew, then look through all. */
  readonly onBlind: () => void;
  /** Changes were lost, or will be: everything must be looked through. `reason` is in words. */
  readonly onLost: (reason: string) => void;
}

/** Why a folder cannot be watched, in words for a person. */
export class UnwatchableError extends Error {
  constructor(message: string, options?: { cause?: unknown }) {
    super(message, options);
    this.name = 'UnwatchableError';
  }
}

/** Linux file systems whose changes by other machines are told to nobody here. Source: man 2 statfs, linux/magic.h. */
const NETWORK_FILE_SYSTEMS = new Map([
  [0x6969, 'NFS'], [0x517b, 'SMB'], [0xff534d42, 'SMB'], [0xfe534d42, 'SMB'], [0x01021997, '9P'], [0x00c36400, 'Ceph'],
  [0x5346414f, 'AFS'], [0x73757245, 'Coda'],
]);

/**
 * [Note: Blind watches]
 * On Linux @parcel/watcher 2.6 watches a folder that is moved in without the folders inside it, and one that is renamed
 * under its old name: changes come with paths that do not exist, and new folders in it are never seen. Measured; a new
 * subscription sees everything.
 *
 * Watch a folder with everything below it, by what the system offers (inotify, FSEvents, ReadDirectoryChangesW). The only
 * importer of @parcel/watcher, which is loaded with the first folder. Links are not followed.
 *
 * @param folder Absolute, in the escaped form of path-bytes.ts.
 * @param leaveOut Folders below it that are not watched, absolute: the library's own would wake itself for ever.
 * @throws UnwatchableError where it cannot be watched: a network drive, too many folders for the system.
 */
export async function watchFolder(folder: string, leaveOut: readonly string[], listeners: WatchListeners): Promise<FolderWatch> {
  const network = await networkFileSystem(folder);
  if (network !== null) throw new UnwatchableError(`it is on a network drive (${network}), which does not tell what changes`);
  const toWatch = pathToOpen(folder);
  if (typeof toWatch !== 'string') throw new UnwatchableError('its name is not in UTF-8');
  const { default: watcher } = await import('@parcel/watcher');
  try {
    const subscription = await watcher.subscribe(
      toWatch,
      (error, events) => {
        if (error !== null) {
          listeners.onLost(describe(error));
          return;
        }
        const paths = events.map((event) => toPosix(event.path)).filter((path) => !leaveOut.some((out) => isWithin(path, out)));
        if (paths.length > 0) listeners.onChange(paths);
        if (process.platform === 'linux' && events.some((event) => event.type === 'create' && isFolder(event.path))) listeners.onBlind();
      },
      // A path that looks like a pattern would be taken as one; what is told of it all the same is dropped above.
      { ignore: leaveOut.filter((path) => !/[*?[\]{}()!+@]/.test(path)) },
    );
    return {
      async close() {
        // A folder that went away took its watch along: unsubscribing then fails with "Invalid argument".
        await subscription.unsubscribe().catch(() => undefined);
      },
    };
  } catch (error) {
    throw new UnwatchableError(describe(error), { cause: error });
  }
}

function isFolder(path: string): boolean {
  try {
    return lookAt(path)?.isDirectory() ?? false;
  } catch (error) {
    if (errorCode(error) === null) throw error;
    return false; // Out of reach: there is nothing to be seen in it.
  }
}

/** The kind of network drive that a folder is on; null for a local one and where that cannot be told. */
async function networkFileSystem(folder: string): Promise<string | null> {
  if (folder.startsWith('//')) return 'a share';
  if (process.platform !== 'linux') return null;
  try {
    // The numbers are unsigned in the kernel's list; Node may give them signed.
    return NETWORK_FILE_SYSTEMS.get((await statfs(pathToOpen(folder))).type >>> 0) ?? null;
  } catch (error) {
    if (errorCode(error) === null) throw error;
    return null; // Subscribing says what is wrong.
  }
}

function describe(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  if (/no space left|ENOSPC|inotify_add_watch|max_user_watches/i.test(message)) {
    return 'it has more folders than this system lets programs watch (raise fs.inotify.max_user_watches)';
  }
  return `the system cannot watch it (${message})`;
}
