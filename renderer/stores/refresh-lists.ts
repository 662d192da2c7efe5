import { useAlbumPhotos } from './album-photos.ts';
import { useLibrary } from './library.ts';
import { useNavigation } from './navigation.ts';

/** Photos were changed from here: read again what is shown of them, without waiting for the library's own news. */
export function refreshLists(): void {
  useLibrary.getState().refresh();
  const { page, item } = useNavigation.getState().place;
  // `load` never rejects: what goes wrong is the store's `problem`.
  if (page === 'albums' && item !== null) void useAlbumPhotos.getState().load(item);
}
