import { msg } from '@lingui/core/macro';
import { FolderMinus, Image, Split } from 'lucide-react';
import type { AlbumInfo } from '../../../shared/contract/album-schemas.ts';
import { albumListNow } from '../../stores/album-photos.ts';
import { albumNow } from '../../stores/albums.ts';
import { useNavigation } from '../../stores/navigation.ts';
import type { PhotoAction } from '../actions/photo-action.ts';

/** Parts of albums of these kinds can stand for themselves. */
const SPLITTABLE: readonly AlbumInfo['kind'][] = ['trip', 'event', 'place', 'concept'];

/** The album that the person is in; undefined elsewhere. */
export function openAlbumNow(): AlbumInfo | undefined {
  const { page, item } = useNavigation.getState().place;
  return page === 'albums' ? albumNow(item) : undefined;
}

/** What can be done with photos of the album that is open. What does it is loaded when it is asked for. */
export const ALBUM_ACTIONS: readonly PhotoAction[] = [
  {
    id: 'album.set-cover', title: msg`Make it the album's cover`, Icon: Image, keys: ['Shift+C'], scope: 'anywhere', part: 'sort', isInBar: false,
    isPossible: (ids) => ids.length === 1 && openAlbumNow() !== undefined,
    async run([id]) {
      const album = openAlbumNow();
      if (album && id !== undefined) await (await import('./change-albums.ts')).setCover(album, id);
    },
  },
  {
    id: 'album.split', title: msg`Make an album of its own of these`, Icon: Split, keys: [], scope: 'anywhere', part: 'sort', isInBar: false,
    isPossible(ids) {
      const album = openAlbumNow();
      return album !== undefined && SPLITTABLE.includes(album.kind) && ids.length > 0 && ids.length < albumListNow(album.id).count;
    },
    async run(ids) {
      const album = openAlbumNow();
      if (album) await (await import('./fill-albums.ts')).splitAlbum(album, ids);
    },
  },
  {
    id: 'album.take-out', title: msg`Take out of the album`, Icon: FolderMinus, keys: ['Backspace'], scope: 'anywhere', part: 'sort', isInBar: true,
    isPossible: (ids) => ids.length > 0 && openAlbumNow()?.kind === 'own',
    async run(ids) {
      const album = openAlbumNow();
      if (album) await (await import('./fill-albums.ts')).takeOutOfAlbum(album, ids);
    },
  },
];
