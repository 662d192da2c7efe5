import type { DuplicateCalls } from '../../../shared/contract/engine.ts';
import type { StoreReader, StoreWriter } from '../store/library-store.ts';

/** What the room works on; refined by its owner. */
export interface DuplicatesDeps {
  readonly reader: () => Promise<StoreReader>;
  readonly write: <T>(work: (store: StoreWriter) => Promise<T>) => Promise<T>;
}

export interface Duplicates extends DuplicateCalls {
  /**
   * Bring what is stored up to date with the library. Costs milliseconds where nothing has changed since, and touches
   * only what changed where little did. An abort leaves it to the next call; nothing is lost.
   */
  refresh(store: StoreWriter, signal?: AbortSignal): Promise<void>;
}

/** Photos that are there more than once. */
export function createDuplicates(_deps: DuplicatesDeps): Duplicates {
  const notYet = (): Promise<never> => Promise.reject(new Error('duplicates come with the next commit'));
  return {
    summary: notYet,
    list: notYet,
    resolve: notYet,
    resolveAll: notYet,
    sayDifferent: notYet,
    rules: notYet,
    setRules: notYet,
    refresh: () => Promise.resolve(),
  };
}
