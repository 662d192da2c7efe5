import type { AlbumCalls } from '../../../shared/contract/engine.ts';
import type { StoreReader, StoreWriter } from '../store/library-store.ts';

/** What the room works on; refined by its owner. */
export interface AlbumsDeps {
  readonly reader: () => Promise<StoreReader>;
  readonly write: <T>(work: (store: StoreWriter) => Promise<T>) => Promise<T>;
}

export interface Albums extends AlbumCalls {
  /**
   * Bring what is stored up to date with the library. Costs milliseconds where nothing has changed since, and touches
   * only what changed where little did. An abort leaves it to the next call; nothing is lost.
   */
  refresh(store: StoreWriter, signal?: AbortSignal): Promise<void>;
}

/** Albums: those that make themselves, saved questions, those made by hand. */
export function createAlbums(_deps: AlbumsDeps): Albums {
  const notYet = (): Promise<never> => Promise.reject(new Error('albums come with the next commit'));
  return {
    list: notYet,
    photos: notYet,
    create: notYet,
    change: notYet,
    remove: notYet,
    noteSeen: notYet,
    refresh: () => Promise.resolve(),
  };
}
