import { create } from 'zustand';

interface FolderChooserStore {
  /** What the chooser asks for; null while it is closed. */
  readonly title: string | null;
  choose(title: string): Promise<string | null>;
  finish(path: string | null): void;
}

/** The browser's stand-in for the system's folder dialog: one question at a time. */
export const useFolderChooser = create<FolderChooserStore>()((set) => {
  let answer: ((path: string | null) => void) | null = null;
  return {
    title: null,
    choose(title) {
      answer?.(null);
      return new Promise((resolve) => {
        answer = resolve;
        set({ title });
      });
    },
    finish(path) {
      answer?.(path);
      answer = null;
      set({ title: null });
    },
  };
});
