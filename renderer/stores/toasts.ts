import { create } from 'zustand';
import { sayProblem } from '../ui/say-problem.ts';

/** A short message at the bottom of the window, with one thing to do about it at most. */
export interface Toast {
  readonly id: number;
  readonly text: string;
  readonly kind: 'done' | 'problem';
  readonly action: { readonly label: string; run(): void } | null;
}

export interface ToastStore {
  readonly toasts: readonly Toast[];
  /** @returns Its id. A problem stays until it is dismissed. */
  tell(text: string, options?: { readonly kind?: Toast['kind']; readonly action?: NonNullable<Toast['action']> }): number;
  dismiss(id: number): void;
}

/** How long a message with something to do stays, and one without, milliseconds: time to read it and reach the key. */
const STAYS_MS = { withAction: 10_000, plain: 4_000 };

let nextId = 1;

export const useToasts = create<ToastStore>()((set, get) => ({
  toasts: [],
  tell(text, { kind = 'done', action } = {}) {
    const id = nextId++;
    set({ toasts: [...get().toasts.slice(-3), { id, text, kind, action: action ?? null }] });
    if (kind === 'done') setTimeout(() => get().dismiss(id), action ? STAYS_MS.withAction : STAYS_MS.plain);
    return id;
  },
  dismiss: (id) => set({ toasts: get().toasts.filter((toast) => toast.id !== id) }),
}));

/** Run an action whose failure the person must see. */
export async function tellingProblems(work: () => Promise<unknown>): Promise<boolean> {
  try {
    await work();
    return true;
  } catch (error) {
    useToasts.getState().tell(sayProblem(error), { kind: 'problem' });
    return false;
  }
}
