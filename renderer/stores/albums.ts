import { create } from 'zustand';
import type { AlbumInfo } from '../../shared/contract/album-schemas.ts';
import { api } from '../api/client.ts';

export interface AlbumsStore {
  /** Newest first within a kind, removed ones too; null until they are read. */
  readonly albums: readonly AlbumInfo[] | null;
  /** Why they could not be read; what was read before stays. */
  readonly problem: string | null;
  load(): Promise<void>;
  /** A change answered with all albums as they are now. */
  show(albums: readonly AlbumInfo[]): void;
}

/** The albums of the library: those that make themselves, saved questions, and those made by hand. */
export const useAlbums = create<AlbumsStore>()((set) => {
  let latest = 0;
  return {
    albums: null,
    problem: null,
    async load() {
      const mine = ++latest;
      try {
        const albums = await api.albums.list.query();
        // A change that answered meanwhile knows more.
        if (mine === latest) set({ albums, problem: null });
      } catch (error) {
        if (mine === latest) set({ problem: error instanceof Error ? error.message : String(error) });
      }
    },
    show(albums) {
      latest++;
      set({ albums, problem: null });
    },
  };
});

/** One album; undefined for one that there is not, or while they are read. */
export function useAlbum(id: string | null): AlbumInfo | undefined {
  return useAlbums((store) => (id === null ? undefined : store.albums?.find((album) => album.id === id)));
}

/** The same, outside of React. */
export function albumNow(id: string | null): AlbumInfo | undefined {
  return id === null ? undefined : useAlbums.getState().albums?.find((album) => album.id === id);
}
