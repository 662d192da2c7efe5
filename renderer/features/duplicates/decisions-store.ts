import { create } from 'zustand';
import type { ResolveReport } from '../../../shared/contract/duplicate-schemas.ts';
import type { Decision } from './decide-group.ts';

/** A file that stayed where it was, and why. */
export type Unmoved = ResolveReport['failed'][number];

interface DecisionsStore {
  /** By `keyOf`. Nothing of it has been done yet. */
  readonly decisions: ReadonlyMap<string, Decision>;
  /** What the last move had to leave in place. */
  readonly unmoved: readonly Unmoved[];
  /** Bytes of what went to the trash from here and has not come back, since this window was opened. */
  readonly wonBytes: number;
  /** The files are being moved. */
  readonly isMoving: boolean;
  decide(decision: Decision): void;
  /** Think again about a group. */
  forget(tier: string, id: string): void;
  forgetAll(): void;
  setUnmoved(unmoved: readonly Unmoved[]): void;
  addWon(bytes: number): void;
  setMoving(isMoving: boolean): void;
}

const KEY = 'duplicates-decisions';

/** Names a decision among all of them. */
export function keyOf(tier: string, id: string): string {
  return `${tier} ${id}`;
}

/**
 * [Note: Decide first, move afterwards]
 * What a person decides about duplicates is only noted, and all of it is moved by one button with its number of files on it.
 * A wrong key then costs nothing, what goes can be looked through before it does, and taking it back is one step and not
 * fifty. Notes survive a reload of the window, and hold for groups as they were shown: the engine leaves alone what has changed.
 */
export const useDecisions = create<DecisionsStore>()((set, get) => {
  const note = (decisions: ReadonlyMap<string, Decision>): void => {
    set({ decisions });
    try {
      sessionStorage.setItem(KEY, JSON.stringify([...decisions]));
    } catch {
      // Some 15,000 notes are more than a browser keeps: they hold until the window is reloaded.
      sessionStorage.removeItem(KEY);
    }
  };
  return {
    decisions: new Map(JSON.parse(sessionStorage.getItem(KEY) ?? '[]') as [string, Decision][]),
    unmoved: [],
    wonBytes: 0,
    isMoving: false,
    decide: (decision) => note(new Map(get().decisions).set(keyOf(decision.tier, decision.id), decision)),
    forget(tier, id) {
      const next = new Map(get().decisions);
      if (next.delete(keyOf(tier, id))) note(next);
    },
    forgetAll: () => note(new Map()),
    setUnmoved: (unmoved) => set({ unmoved }),
    addWon: (bytes) => set({ wonBytes: Math.max(0, get().wonBytes + bytes) }),
    setMoving: (isMoving) => set({ isMoving }),
  };
});
