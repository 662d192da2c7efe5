import { create } from 'zustand';

/** What lies over the window to find commands by; one at a time. */
export interface OverlayStore {
  readonly open: 'palette' | 'shortcuts' | null;
  show(overlay: 'palette' | 'shortcuts'): void;
  close(): void;
}

/** Whether the palette or the sheet of shortcuts is open. */
export const useOverlay = create<OverlayStore>()((set) => ({
  open: null,
  show: (open) => set({ open }),
  close: () => set({ open: null }),
}));
