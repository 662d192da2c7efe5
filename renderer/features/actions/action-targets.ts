import { currentListNow } from '../../stores/current-list.ts';
import { useNavigation, type PageName } from '../../stores/navigation.ts';
import { useSelection } from '../../stores/selection.ts';

const GRID_PAGES: readonly PageName[] = ['photos', 'search', 'favourites', 'hidden', 'albums'];

/** True on the pages that show photos in a grid; that of the albums does while one of them is open. */
export function isOnGridPage(): boolean {
  const { page, item } = useNavigation.getState().place;
  return GRID_PAGES.includes(page) && (page !== 'albums' || item !== null);
}

/**
 * The photos that an action is about: the one in the viewer, else the selected ones, else the one that the keyboard stands on.
 * None on a page without photos.
 */
export function targetsNow(): readonly string[] {
  const { photo } = useNavigation.getState().place;
  if (photo !== null) return [photo];
  if (!isOnGridPage()) return [];
  const { ids, focused } = useSelection.getState();
  if (ids.size > 0) return [...ids];
  return focused !== null && currentListNow().indexOf(focused) >= 0 ? [focused] : [];
}

/**
 * Before photos leave the list: the viewer goes on to the next photo that stays, or closes; in the grid the keyboard stands
 * on it, and what leaves is no longer selected.
 */
export function stepAwayFrom(ids: readonly string[]): void {
  const leaving = new Set(ids);
  const list = currentListNow();
  const { place, openPhoto, closePhoto } = useNavigation.getState();
  const { focused, deselectMany, focus } = useSelection.getState();
  const here = place.photo ?? focused;
  deselectMany(leaving);
  if (here === null || !leaving.has(here)) return;
  const next = nearestLeft(leaving, list.indexOf(here));
  if (place.photo !== null && next !== null) openPhoto(next);
  else if (place.photo !== null) closePhoto();
  focus(next);
}

function nearestLeft(leaving: ReadonlySet<string>, from: number): string | null {
  const list = currentListNow();
  if (from < 0) return null;
  for (let index = from; index < list.count; index++) if (!leaving.has(list.idAt(index))) return list.idAt(index);
  for (let index = from; index >= 0; index--) if (!leaving.has(list.idAt(index))) return list.idAt(index);
  return null;
}
