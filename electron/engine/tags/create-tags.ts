import type { TagCalls } from '../../../shared/contract/engine.ts';
import type { StoreReader, StoreWriter } from '../store/library-store.ts';

/** What the room works on; refined by its owner. */
export interface TagsDeps {
  readonly reader: () => Promise<StoreReader>;
  readonly write: <T>(work: (store: StoreWriter) => Promise<T>) => Promise<T>;
}

export interface Tags extends TagCalls {
  /**
   * Bring what is stored up to date with the library. Costs milliseconds where nothing has changed since, and touches
   * only what changed where little did. An abort leaves it to the next call; nothing is lost.
   */
  refresh(store: StoreWriter, signal?: AbortSignal): Promise<void>;
}

/** What is on photos, in words. */
export function createTags(_deps: TagsDeps): Tags {
  const notYet = (): Promise<never> => Promise.reject(new Error('tags come with the next commit'));
  return {
    list: notYet,
    of: notYet,
    create: notYet,
    change: notYet,
    remove: notYet,
    teach: notYet,
    refresh: () => Promise.resolve(),
  };
}
