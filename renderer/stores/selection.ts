import { create } from 'zustand';
import type { PhotoList } from './photo-list.ts';

export interface SelectionStore {
  readonly ids: ReadonlySet<string>;
  /** Where a range begins: the photo last selected alone. */
  readonly anchor: string | null;
  /** The photo that the keyboard stands on; null before it was used. */
  readonly focused: string | null;
  /** Select one photo, and nothing else. */
  selectOnly(id: string): void;
  toggle(id: string): void;
  /** Select from the anchor to this photo in the list's order; `keep` keeps what was selected. */
  selectTo(id: string, list: PhotoList, keep?: boolean): void;
  /** Select many at once (a day, a rectangle, all). */
  selectMany(ids: Iterable<string>, keep?: boolean): void;
  deselectMany(ids: Iterable<string>): void;
  focus(id: string | null): void;
  clear(): void;
}

/** Which photos the person has picked out. Kept by id, so that it survives a library that grows meanwhile. */
export const useSelection = create<SelectionStore>()((set, get) => ({
  ids: new Set(),
  anchor: null,
  focused: null,
  selectOnly: (id) => set({ ids: new Set([id]), anchor: id, focused: id }),
  toggle(id) {
    const ids = new Set(get().ids);
    if (!ids.delete(id)) ids.add(id);
    set({ ids, anchor: id, focused: id });
  },
  selectTo(id, list, keep = false) {
    const to = list.indexOf(id);
    const { anchor } = get();
    const from = anchor === null ? to : list.indexOf(anchor);
    if (to < 0 || from < 0) return get().selectOnly(id);
    const ids = new Set(keep ? get().ids : []);
    for (let index = Math.min(from, to); index <= Math.max(from, to); index++) ids.add(list.idAt(index));
    set({ ids, anchor: anchor ?? id, focused: id });
  },
  selectMany: (ids, keep = false) => set({ ids: new Set([...(keep ? get().ids : []), ...ids]) }),
  deselectMany(ids) {
    const left = new Set(get().ids);
    for (const id of ids) left.delete(id);
    set({ ids: left });
  },
  focus: (focused) => set({ focused }),
  clear: () => set({ ids: new Set(), anchor: null }),
}));
