import { create } from 'zustand';
import type { PhotoList } from './photo-list.ts';

export interface SelectionStore {
  readonly ids: ReadonlySet<string>;
  /** Where a range begins: the photo last selected or deselected alone. */
  readonly anchor: string | null;
  /** What was selected when the anchor was set: a range is drawn anew beside it. */
  readonly base: ReadonlySet<string>;
  /** The photo that the keyboard stands on; null before it was used. */
  readonly focused: string | null;
  /** Select one photo, and nothing else. */
  selectOnly(id: string): void;
  toggle(id: string): void;
  /** Select from the anchor to this photo in the list's order, in place of the range before; `keep` keeps what lies beside it. */
  selectTo(id: string, list: PhotoList, keep?: boolean): void;
  /** Select many at once (a day, a rectangle, all). */
  selectMany(ids: Iterable<string>, keep?: boolean): void;
  deselectMany(ids: Iterable<string>): void;
  focus(id: string | null): void;
  clear(): void;
}

const NONE: ReadonlySet<string> = new Set();

/** Which photos the person has picked out. Kept by id, so that it survives a library that grows meanwhile. */
export const useSelection = create<SelectionStore>()((set, get) => ({
  ids: NONE,
  anchor: null,
  base: NONE,
  focused: null,
  selectOnly(id) {
    const ids = new Set([id]);
    set({ ids, base: ids, anchor: id, focused: id });
  },
  toggle(id) {
    const ids = new Set(get().ids);
    if (!ids.delete(id)) ids.add(id);
    set({ ids, base: ids, anchor: id, focused: id });
  },
  selectTo(id, list, keep = false) {
    const to = list.indexOf(id);
    const { anchor, base } = get();
    const from = anchor === null ? to : list.indexOf(anchor);
    if (to < 0 || from < 0) return get().selectOnly(id);
    const ids = new Set(keep ? base : []);
    for (let index = Math.min(from, to); index <= Math.max(from, to); index++) ids.add(list.idAt(index));
    set({ ids, anchor: anchor ?? id, focused: id });
  },
  selectMany(many, keep = false) {
    const ids = new Set(keep ? get().ids : []);
    for (const id of many) ids.add(id);
    set({ ids, base: ids });
  },
  deselectMany(many) {
    const ids = new Set(get().ids);
    for (const id of many) ids.delete(id);
    set({ ids, base: ids });
  },
  focus: (focused) => set({ focused }),
  clear: () => set({ ids: NONE, base: NONE, anchor: null }),
}));
