import { create } from 'zustand';

/** A dialog about photos. */
export interface OpenDialog {
  readonly kind: 'date' | 'place' | 'export' | 'album' | 'tag' | 'untag' | 'new-album' | 'save-question' | 'new-tag';
  /** None for a dialog that is about the library. */
  readonly ids: readonly string[];
}

interface DialogStore {
  readonly open: OpenDialog | null;
  show(kind: OpenDialog['kind'], ids: readonly string[]): void;
  close(): void;
}

/** Which dialog about photos is open: one at a time, from the grid, the viewer or the palette. */
export const useDialogs = create<DialogStore>()((set) => ({
  open: null,
  show: (kind, ids) => set({ open: { kind, ids } }),
  close: () => set({ open: null }),
}));
