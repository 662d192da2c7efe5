import { isAlbumenError } from '../../../shared/contract/errors.ts';
import type { OpenStoreOptions, ReadableStore, StoreReader, WritableStore } from '../store/library-store.ts';
import { openLibrary } from '../store/open-library.ts';
import { openReader } from '../store/open-reader.ts';

/** How the engine reaches its library: readers at any time, one writer at a time, the write lock held no longer than needed. */
export interface StoreAccess {
  /** @throws AlbumenError `not-found` where there is no library yet. */
  reader(): Promise<StoreReader>;
  /** As `reader`, but null where there is no library yet. */
  readerIfAny(): Promise<StoreReader | null>;
  /**
   * Run one piece of writing with the write lock; pieces of one engine wait for each other.
   * @throws AlbumenError `library-locked` when another process writes.
   */
  write<T>(work: (store: WritableStore) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

export function createStoreAccess(options: OpenStoreOptions): StoreAccess {
  let opening: Promise<ReadableStore> | null = null;
  let lastWrite: Promise<unknown> = Promise.resolve();

  async function reader(): Promise<ReadableStore> {
    opening ??= openReader(options);
    try {
      return await opening;
    } catch (error) {
      opening = null; // A library may be made later: the next call looks again.
      throw error;
    }
  }

  async function writeNow<T>(work: (store: WritableStore) => Promise<T>): Promise<T> {
    const store = await openLibrary(options);
    try {
      return await work(store);
    } finally {
      await store.close();
    }
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
    async write(work) {
      const turn = lastWrite.then(() => writeNow(work));
      lastWrite = turn.catch(() => undefined);
      return await turn;
    },
    async close() {
      await lastWrite;
      if (!opening) return;
      // A reader that never opened has nothing to close, and its error was told to whoever asked for it.
      const store = await opening.catch(() => null);
      await store?.close();
    },
  };
}
