import { msg } from '@lingui/core/macro';
import { albumListNow } from '../../stores/album-photos.ts';
import { targetsNow } from '../actions/action-targets.ts';
import { useDialogs } from '../actions/dialog-store.ts';
import type { Command } from '../commands/command.ts';
import { openAlbumNow } from './album-actions.ts';
import { useAlbumView } from './album-view-store.ts';
import { placeAfterStep, type MoveStep } from './move-in-order.ts';

const group = msg`Albums`;

/** Move the photos that are meant within an album that is ordered by hand. */
function move(step: MoveStep, title: Command['title'], keys: readonly string[]): Command {
  return {
    id: `album.move-${step}`, title, group, keys, scope: 'grid', repeats: true,
    isPossible: () => openAlbumNow()?.kind === 'own' && targetsNow().length > 0,
    async run() {
      const album = openAlbumNow();
      if (!album) return;
      const list = albumListNow(album.id);
      const order = Array.from({ length: list.count }, (_, index) => list.idAt(index));
      const targets = new Set(targetsNow());
      const before = placeAfterStep(order, targets, step);
      if (before !== undefined) await (await import('./fill-albums.ts')).movePhotos(album, order.filter((id) => targets.has(id)), before);
    },
  };
}

/** What can be done with albums, besides what the photos of one offer. */
export const ALBUM_COMMANDS: readonly Command[] = [
  { id: 'album.new', title: msg`New album…`, group, keys: [], scope: 'anywhere', run: () => useDialogs.getState().show('new-album', []) },
  { id: 'album.rename', title: msg`Rename the album`, group, keys: ['F2'], scope: 'grid', isPossible: () => openAlbumNow() !== undefined, run: () => useAlbumView.getState().setRenaming(true) },
  move('earlier', msg`Move the photo one place back`, ['Mod+ArrowLeft']),
  move('later', msg`Move the photo one place on`, ['Mod+ArrowRight']),
  move('first', msg`Move the photo to the beginning`, ['Mod+ArrowUp']),
  move('last', msg`Move the photo to the end`, ['Mod+ArrowDown']),
];
