import { useSelection } from '../../stores/selection.ts';
import type { PhotoList } from '../../stores/photo-list.ts';

/** How much of a stretch of photos is selected. */
export type Marked = 'none' | 'some' | 'all';

/** How much of the photos [from, to) is selected. */
export function markedIn(list: PhotoList, from: number, to: number, ids: ReadonlySet<string>): Marked {
  if (ids.size === 0 || to <= from) return 'none';
  let isAnySelected = false;
  let isAnyLeft = false;
  for (let index = from; index < to; index++) {
    if (ids.has(list.idAt(index))) isAnySelected = true;
    else isAnyLeft = true;
    if (isAnySelected && isAnyLeft) return 'some';
  }
  return isAnySelected ? 'all' : 'none';
}

/** The same, followed. */
export function useMarked(list: PhotoList, from: number, to: number): Marked {
  return useSelection((store) => markedIn(list, from, to, store.ids));
}

/** Select a stretch of photos beside what is selected; when all of it is, take it out. */
export function toggleStretch(list: PhotoList, from: number, to: number): void {
  const { ids, selectMany, deselectMany } = useSelection.getState();
  const stretch = Array.from({ length: to - from }, (_, offset) => list.idAt(from + offset));
  if (markedIn(list, from, to, ids) === 'all') deselectMany(stretch);
  else selectMany(stretch, true);
}
