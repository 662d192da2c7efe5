import { plural } from '@lingui/core/macro';
import { create } from 'zustand';
import type { TrashBatch } from '../../../shared/contract/edit-schemas.ts';
import { api } from '../../api/client.ts';
import { tellingProblems, useToasts } from '../../stores/toasts.ts';
import { restoreFromTrash } from '../actions/trash-photos.ts';
import { sayProblem } from '../../ui/say-problem.ts';

interface TrashStore {
  /** Latest first; null until it was read. */
  readonly batches: readonly TrashBatch[] | null;
  load(): Promise<void>;
  restore(batch: string): Promise<void>;
  restoreAll(): Promise<void>;
  /** Hand everything to the system's trash. */
  empty(): Promise<void>;
}

/** What is in Albumen's trash. */
export const useTrash = create<TrashStore>()((set, get) => ({
  batches: null,
  async load() {
    await tellingProblems(async () => {
      const batches = await api.trash.list.query();
      set({ batches: batches.toSorted((a, b) => b.movedAtMs - a.movedAtMs) });
    });
  },
  async restore(batch) {
    await tellingProblems(() => restoreFromTrash({ batch }));
    await get().load();
  },
  async restoreAll() {
    await tellingProblems(async () => {
      // One after the other: a name that one move gave back is taken for the next.
      for (const { batch } of get().batches ?? []) await restoreFromTrash({ batch });
    });
    await get().load();
  },
  async empty() {
    await tellingProblems(async () => {
      const { failed } = await api.trash.empty.mutate();
      const first = failed[0];
      const count = failed.length;
      if (first) useToasts.getState().tell(plural(count, { one: `# file stays in the trash: ${first.path}: ${sayProblem(first.reason)}`, other: `# files stay in the trash, the first: ${first.path}: ${sayProblem(first.reason)}` }), { kind: 'problem' });
    });
    await get().load();
  },
}));
