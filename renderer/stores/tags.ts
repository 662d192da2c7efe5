import { create } from 'zustand';
import type { TagInfo } from '../../shared/contract/tag-schemas.ts';
import { api } from '../api/client.ts';

export interface TagsStore {
  /** Every tag, hidden ones too; null until they are read. */
  readonly tags: readonly TagInfo[] | null;
  /** Why they could not be read; what was read before stays. */
  readonly problem: string | null;
  load(): Promise<void>;
  /** A change answered with all tags as they are now. */
  show(tags: readonly TagInfo[]): void;
}

/** The words that photos can bear: the vocabulary's and the person's own. */
export const useTags = create<TagsStore>()((set) => {
  let latest = 0;
  return {
    tags: null,
    problem: null,
    async load() {
      const mine = ++latest;
      try {
        const tags = await api.tags.list.query();
        // A change that answered meanwhile knows more.
        if (mine === latest) set({ tags, problem: null });
      } catch (error) {
        if (mine === latest) set({ problem: error instanceof Error ? error.message : String(error) });
      }
    },
    show(tags) {
      latest++;
      set({ tags, problem: null });
    },
  };
});

/** One tag as it is now, outside of React. */
export function tagNow(id: string): TagInfo | undefined {
  return useTags.getState().tags?.find((tag) => tag.id === id);
}
