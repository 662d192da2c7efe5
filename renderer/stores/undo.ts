import { create } from 'zustand';

/** Something that was done and can be taken back. */
export interface UndoStep {
  /** What was done, as in "Rotated 3 photos". */
  readonly label: string;
  /** Take it back. @returns What does it again. */
  run(): Promise<UndoStep>;
}

export interface UndoStore {
  /** Latest last. */
  readonly done: readonly UndoStep[];
  readonly undone: readonly UndoStep[];
  /** Something new was done: what was taken back before can no longer be done again. */
  push(step: UndoStep): void;
  /** A step is taken back by other means (its toast). */
  undo(step?: UndoStep): Promise<UndoStep | null>;
  redo(): Promise<UndoStep | null>;
}

/** Steps kept: more than anyone takes back one by one. */
const KEPT = 100;

/** One stack for everything that a person does to photos: edits and the trash. */
export const useUndo = create<UndoStore>()((set, get) => ({
  done: [],
  undone: [],
  push: (step) => set({ done: [...get().done.slice(1 - KEPT), step], undone: [] }),
  async undo(step = get().done.at(-1)) {
    if (!step || !get().done.includes(step)) return null;
    // Taken off first: two quick presses take back two steps and not one twice.
    set({ done: get().done.filter((each) => each !== step) });
    try {
      const again = await step.run();
      set({ undone: [...get().undone, again] });
      return step;
    } catch (error) {
      set({ done: [...get().done, step] });
      throw error;
    }
  },
  async redo() {
    const step = get().undone.at(-1);
    if (!step) return null;
    set({ undone: get().undone.slice(0, -1) });
    try {
      const back = await step.run();
      set({ done: [...get().done, back] });
      return step;
    } catch (error) {
      set({ undone: [...get().undone, step] });
      throw error;
    }
  },
}));
