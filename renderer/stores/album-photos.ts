import { create } from 'zustand';
import { api } from '../api/client.ts';
import { EMPTY_LIST, timelineList, type PhotoList } from './photo-list.ts';

interface Held {
  readonly version: string;
  readonly list: PhotoList;
}

export interface AlbumPhotosStore {
  readonly byAlbum: ReadonlyMap<string, Held>;
  /** Why an album could not be read; null when the last one could. */
  readonly problem: string | null;
  /** Read an album's photos where they are not held yet, or have changed. */
  load(id: string): Promise<void>;
}

/** Albums kept, for Back and Forward. */
const KEPT = 8;

/** The photos of the albums that were opened last, each in its own order. */
export const useAlbumPhotos = create<AlbumPhotosStore>()((set, get) => ({
  byAlbum: new Map(),
  problem: null,
  async load(id) {
    try {
      const since = get().byAlbum.get(id)?.version;
      const columns = await api.albums.photos.query({ id, ...(since !== undefined && { since }) });
      if (columns === null) return set({ problem: null });
      const byAlbum = new Map(get().byAlbum);
      byAlbum.delete(id);
      byAlbum.set(id, { version: columns.version, list: timelineList(columns) });
      for (const oldest of byAlbum.keys()) {
        if (byAlbum.size <= KEPT) break;
        byAlbum.delete(oldest);
      }
      set({ byAlbum, problem: null });
    } catch (error) {
      set({ problem: error instanceof Error ? error.message : String(error) });
    }
  },
}));

/** The photos of an album; null while they have not been read. */
export function useAlbumList(id: string | null): PhotoList | null {
  return useAlbumPhotos((store) => (id === null ? null : (store.byAlbum.get(id)?.list ?? null)));
}

/** The list that the viewer walks through in an album. */
export function albumListNow(id: string | null): PhotoList {
  return (id === null ? undefined : useAlbumPhotos.getState().byAlbum.get(id)?.list) ?? EMPTY_LIST;
}
