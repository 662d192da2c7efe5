import { create } from 'zustand';
import { api } from '../api/client.ts';
import { EMPTY_LIST, timelineList, type PhotoList } from './photo-list.ts';
import { sayProblem } from '../ui/say-problem.ts';

/** The lists of the whole library that a page shows. */
export type Shown = 'all' | 'favourites' | 'hidden';

interface Held {
  readonly version: string;
  readonly list: PhotoList;
}

export interface LibraryStore {
  readonly lists: Readonly<Record<Shown, Held | null>>;
  /** Why a list could not be read; null when it could. */
  readonly problem: string | null;
  /** Read a list where it is not held yet, or has changed. */
  load(shown: Shown): Promise<void>;
  /** The library changed: read again what is held. */
  refresh(): void;
}

/** The photos of the library, in the order of the timeline. */
export const useLibrary = create<LibraryStore>()((set, get) => {
  const reading = new Map<Shown, Promise<void>>();
  const again = new Set<Shown>();

  async function read(shown: Shown): Promise<void> {
    try {
      do {
        again.delete(shown);
        const since = get().lists[shown]?.version;
        const columns = await api.timeline.read.query({ show: shown, ...(since !== undefined && { since }) });
        if (columns) set({ lists: { ...get().lists, [shown]: { version: columns.version, list: timelineList(columns) } }, problem: null });
      } while (again.has(shown));
    } catch (error) {
      set({ problem: sayProblem(error) });
    } finally {
      reading.delete(shown);
    }
  }

  return {
    lists: { all: null, favourites: null, hidden: null },
    problem: null,
    async load(shown) {
      // A change that comes while a list is read is not in it for certain: read once more.
      if (reading.has(shown)) again.add(shown);
      else reading.set(shown, read(shown));
      await reading.get(shown);
    },
    refresh() {
      for (const shown of ['all', 'favourites', 'hidden'] as const) {
        // `load` never rejects: what goes wrong is `problem`.
        if (get().lists[shown]) void get().load(shown);
      }
    },
  };
});

/** One list of the library; null while it has not been read. */
export function useLibraryList(shown: Shown): PhotoList | null {
  return useLibrary((store) => store.lists[shown]?.list ?? null);
}

/** The list that the viewer walks through on a page of the library. */
export function libraryListNow(shown: Shown): PhotoList {
  return useLibrary.getState().lists[shown]?.list ?? EMPTY_LIST;
}
