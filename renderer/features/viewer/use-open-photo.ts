import { useCallback, useEffect, useState } from 'react';
import { useAlbumPhotos } from '../../stores/album-photos.ts';
import { useCurrentList } from '../../stores/current-list.ts';
import { useLibrary } from '../../stores/library.ts';
import { useNavigation } from '../../stores/navigation.ts';
import { EMPTY_LIST, type PhotoList } from '../../stores/photo-list.ts';
import { usePhoto } from '../../stores/photos.ts';

export interface OpenPhoto {
  readonly list: PhotoList;
  /** In the list; -1 for a photo that is in none. */
  readonly index: number;
  /** Go so many photos on; nothing at the end. */
  step(by: number): void;
  goTo(end: 'first' | 'last'): void;
  /** The next photo, or the first one after the last. */
  goOn(): void;
}

/** The open photo's place in the list of its page, and the ways from there. */
export function useOpenPhoto(id: string): OpenPhoto {
  const list = useCurrentList();
  const { page, item } = useNavigation((store) => store.place);
  const openPhoto = useNavigation((store) => store.openPhoto);
  const closePhoto = useNavigation((store) => store.closePhoto);
  const photo = usePhoto(id);
  const found = list.indexOf(id);
  // Where it was last: a photo that leaves the list is not lost from under the person who looks at it.
  const [kept, setKept] = useState({ id, index: found });
  if (found >= 0 && (kept.id !== id || kept.index !== found)) setKept({ id, index: found });
  const index = found >= 0 ? found : -1;

  // Opened by its address, before any page has read the list.
  useEffect(() => {
    // `load` never rejects: what goes wrong is the store's `problem`.
    if (list !== EMPTY_LIST || page === 'search') return;
    if (page === 'albums' && item !== null) void useAlbumPhotos.getState().load(item);
    else void useLibrary.getState().load(page === 'favourites' || page === 'hidden' ? page : 'all');
  }, [list, page, item]);

  // Hidden, shown again or thrown away while it was open: the photo that took its place is next.
  const isGone = found < 0 && kept.id === id && kept.index >= 0 && photo !== undefined && (photo.isHidden !== (page === 'hidden') || photo.path === null);
  useEffect(() => {
    if (!isGone) return;
    if (list.count === 0) closePhoto();
    else openPhoto(list.idAt(Math.min(kept.index, list.count - 1)));
  }, [isGone, list, kept, openPhoto, closePhoto]);

  const goToIndex = useCallback((to: number) => {
    if (to >= 0 && to < list.count && to !== index) openPhoto(list.idAt(to));
  }, [list, index, openPhoto]);
  const step = useCallback((by: number) => {
    if (index >= 0) goToIndex(index + by);
    // It left the list, which closed up: the one before it and the one behind it are neighbours now.
    else if (kept.id === id && kept.index >= 0) goToIndex(by > 0 ? kept.index : kept.index - 1);
  }, [goToIndex, index, kept, id]);
  const goTo = useCallback((end: 'first' | 'last') => goToIndex(end === 'first' ? 0 : list.count - 1), [goToIndex, list]);
  const goOn = useCallback(() => goToIndex((index + 1) % Math.max(1, list.count)), [goToIndex, list, index]);
  return { list, index, step, goTo, goOn };
}
