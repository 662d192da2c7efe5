import { create } from 'zustand';

interface AlbumViewStore {
  /** The name of the open album is being written. */
  readonly isRenaming: boolean;
  setRenaming(isRenaming: boolean): void;
}

/** How the open album is shown; which one that is, the address says. */
export const useAlbumView = create<AlbumViewStore>()((set) => ({
  isRenaming: false,
  setRenaming: (isRenaming) => set({ isRenaming }),
}));
