import { isAlbumenError } from '../../../shared/contract/errors.ts';
import type { OpenStoreOptions, ReadableStore, StoreReader, WritableStore } from '../store/library-store.ts';
import { openLibrary } from '../store/open-library.ts';
import { openReader } from '../store/open-reader.ts';
import { createWriteQueue } from '../store/write-queue.ts';

/** How the engine reaches its library: readers at any time, one writing process, the write lock held no longer than needed. */
export interface StoreAccess {
  /** @throws AlbumenError `not-found` where there is no library yet. */
  reader(): Promise<StoreReader>;
  /** As `reader`, but null where there is no library yet. */
  readerIfAny(): Promise<StoreReader | null>;
  /**
   * Run one piece of writing with the write lock. Pieces of one engine run side by side on one store, whose methods are
   * atomic and take their turns: a rating does not wait for an index run. Work that reads rows and writes what follows
   * from them does so in `store.inTurn`.
   * @throws AlbumenError `library-locked` when another process writes.
   */
  write<T>(work: (store: WritableStore) => Promise<T>): Promise<T>;
  /** As `write`, for work that must not run beside its like: index runs, and what removes vectors under them. */
  writeAlone<T>(work: (store: WritableStore) => Promise<T>): Promise<T>;
  /** Do something to the library's files that nobody may see: it is let go of first, and calls that come meanwhile wait. */
  whileClosed<T>(work: () => Promise<T>): Promise<T>;
  /** Wait for all writing, and let go of the library. A later call opens it anew. */
  close(): Promise<void>;
}

/**
 * @param isMade Make an empty library where there is none, as a window does; a command names what is missing instead.
 */
export function createStoreAccess(options: OpenStoreOptions, isMade = false): StoreAccess {
  let opening: Promise<ReadableStore> | null = null;
  const alone = createWriteQueue();
  const underWay = new Set<Promise<unknown>>();
  /** The store that pieces of writing share, and how many use it; null while none is open. */
  let shared: { readonly store: Promise<WritableStore>; users: number } | null = null;
  let lastClosed: Promise<void> = Promise.resolve();
  /** Resolved, except while the library is kept closed. */
  let gate: Promise<unknown> = Promise.resolve();

  async function reader(): Promise<ReadableStore> {
    await gate;
    opening ??= openNow();
    try {
      return await opening;
    } catch (error) {
      opening = null; // A library may be made later: the next call looks again.
      throw error;
    }
  }

  async function openNow(): Promise<ReadableStore> {
    try {
      return await openReader(options);
    } catch (error) {
      if (!isMade || !isAlbumenError(error, 'not-found')) throw error;
      await writeTracked(() => Promise.resolve()); // A reader that is being opened has passed the gate.
      return await openReader(options);
    }
  }

  async function writeNow<T>(work: (store: WritableStore) => Promise<T>): Promise<T> {
    // A store that is being closed still holds the lock: the next one is opened after it.
    const mine = (shared ??= { store: lastClosed.then(() => openLibrary(options)), users: 0 });
    mine.users += 1;
    try {
      return await work(await mine.store);
    } finally {
      mine.users -= 1;
      if (mine.users === 0) await closeShared(mine.store);
    }
  }

  async function closeShared(store: Promise<WritableStore>): Promise<void> {
    shared = null;
    // A store that could not be opened has nothing to close; whoever asked for it was told.
    const closing = store.then((opened) => opened.close(), () => undefined);
    lastClosed = closing.catch(() => undefined);
    await closing;
  }

  async function write<T>(work: (store: WritableStore) => Promise<T>): Promise<T> {
    await gate;
    return await writeTracked(work);
  }

  async function writeTracked<T>(work: (store: WritableStore) => Promise<T>): Promise<T> {
    const piece = writeNow(work);
    const settled = piece.catch(() => undefined);
    underWay.add(settled);
    try {
      return await piece;
    } finally {
      underWay.delete(settled);
    }
  }

  async function close(): Promise<void> {
    await alone.idle();
    await Promise.all(underWay);
    if (!opening) return;
    // A reader that never opened has nothing to close, and its error was told to whoever asked for it.
    const store = await opening.catch(() => null);
    opening = null;
    await store?.close();
  }

  return {
    reader,
    async readerIfAny() {
      try {
        return await reader();
      } catch (error) {
        if (isAlbumenError(error, 'not-found')) return null;
        throw error;
      }
    },
    write,
    writeAlone: (work) => alone.run(() => write(work)),
    async whileClosed(work) {
      const opened = Promise.withResolvers<void>();
      const closed = gate.then(close);
      gate = opened.promise;
      try {
        await closed;
        return await work();
      } finally {
        opened.resolve();
      }
    },
    close,
  };
}
