import { create } from 'zustand';
import type { DuplicateGroup, DuplicatesSummary, DuplicateTier } from '../../shared/contract/duplicate-schemas.ts';
import { api } from '../api/client.ts';

/** Groups asked for at once: some screens full, and small enough (about 100 kB) to arrive at once. */
const PAGE = 100;

/** The groups of one tier, most bytes to win first. */
export interface TierList {
  readonly total: number;
  /** As many as were read; undefined where none was asked for yet. */
  readonly groups: readonly (DuplicateGroup | undefined)[];
}

export interface DuplicatesStore {
  /** Null until it is read. */
  readonly summary: DuplicatesSummary | null;
  /** Null for a tier that was not looked at yet. */
  readonly lists: Readonly<Record<DuplicateTier, TierList | null>>;
  /** Why they could not be read; null when they could. */
  readonly problem: string | null;
  /** Read the counts, and again what is held of a tier around the groups looked at last. Never rejects: see `problem`. */
  refresh(tier: DuplicateTier): Promise<void>;
  /** See to it that the groups [from, to) are read. */
  want(tier: DuplicateTier, from: number, to: number): void;
  /** Counts that a call has answered with. */
  hold(summary: DuplicatesSummary): void;
}

/** What is there more than once, as far as it was looked at. */
export const useDuplicates = create<DuplicatesStore>()((set, get) => {
  const asked = new Set<string>();
  const seen: Partial<Record<DuplicateTier, readonly [number, number]>> = {};
  // Answers to questions that were asked before the library changed are thrown away.
  let edition = 0;

  async function readPage(tier: DuplicateTier, page: number, since: number): Promise<void> {
    const { total, groups } = await api.duplicates.list.query({ tier, limit: PAGE, offset: page * PAGE });
    if (since !== edition) return;
    const held = get().lists[tier]?.groups ?? [];
    const next = Array.from({ length: total }, (_, index) => (Math.floor(index / PAGE) === page ? groups[index - page * PAGE] : held[index]));
    set({ lists: { ...get().lists, [tier]: { total, groups: next } }, problem: null });
  }

  function tellProblem(error: unknown): void {
    set({ problem: error instanceof Error ? error.message : String(error) });
  }

  return {
    summary: null,
    lists: { exact: null, same: null, near: null, burst: null },
    problem: null,
    async refresh(tier) {
      const mine = ++edition;
      asked.clear();
      const [from, to] = seen[tier] ?? [0, 1];
      try {
        const summary = await api.duplicates.summary.query();
        const first = await api.duplicates.list.query({ tier, limit: PAGE, offset: 0 });
        if (mine !== edition) return;
        // What was held stays on the screen until its page has come again: nothing flickers.
        const held = get().lists[tier]?.groups ?? [];
        const groups = Array.from({ length: first.total }, (_, index) => first.groups[index] ?? held[index]);
        const none = { exact: null, same: null, near: null, burst: null };
        set({ summary, problem: null, lists: { ...none, [tier]: { total: first.total, groups } } });
        const pages = pagesOf(from, Math.min(to, first.total)).filter((page) => page > 0);
        await Promise.all(pages.map(async (page) => await readPage(tier, page, mine)));
        for (const page of [0, ...pages]) asked.add(`${tier} ${page}`);
      } catch (error) {
        if (mine === edition) tellProblem(error);
      }
    },
    want(tier, from, to) {
      seen[tier] = [from, to];
      const total = get().lists[tier]?.total;
      if (total === undefined) return;
      for (const page of pagesOf(from, Math.min(to, total))) {
        const key = `${tier} ${page}`;
        if (asked.has(key)) continue;
        asked.add(key);
        readPage(tier, page, edition).catch((error: unknown) => {
          asked.delete(key);
          tellProblem(error);
        });
      }
    },
    hold: (summary) => set({ summary }),
  };
});

function pagesOf(from: number, to: number): number[] {
  const first = Math.floor(Math.max(0, from) / PAGE);
  return Array.from({ length: Math.max(0, Math.ceil(to / PAGE) - first) }, (_, index) => first + index);
}
