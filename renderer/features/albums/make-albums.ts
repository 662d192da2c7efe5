import { t } from '@lingui/core/macro';
import type { AlbumInfo, NewAlbum } from '../../../shared/contract/album-schemas.ts';
import { api } from '../../api/client.ts';
import { albumNow, useAlbums } from '../../stores/albums.ts';
import type { UndoStep } from '../../stores/undo.ts';
import { leaveAlbum, tellDone } from './change-albums.ts';
import { readAlbumPhotos } from './fill-albums.ts';

/** Make an album of the person's own, or a saved question. @returns It. */
export async function createAlbum(album: NewAlbum): Promise<AlbumInfo> {
  const made = await api.albums.create.mutate(album);
  await useAlbums.getState().load();
  const label = t`Made the album “${album.name}”`;
  tellDone({ label, run: () => deleteMade(made.id, album, label) });
  return made;
}

/** Delete an album of the person's own, or a saved question; its photos stay. */
export async function deleteAlbum(album: AlbumInfo): Promise<void> {
  tellDone(await deleteMade(album.id, { name: album.name, question: album.question }, t`Deleted the album “${album.name}”`));
}

/** @returns The step that makes it again, which is another album of the same name and photos. */
async function deleteMade(id: string, again: NewAlbum, label: string): Promise<UndoStep> {
  // Photos added since it was made come back with it.
  const ids = albumNow(id)?.kind === 'own' ? [...(await readAlbumPhotos(id))] : (again.ids ?? []);
  leaveAlbum(id, null);
  useAlbums.getState().show(await api.albums.remove.mutate({ id }));
  return {
    label,
    async run() {
      const made = await api.albums.create.mutate({ ...again, ids });
      await useAlbums.getState().load();
      return { label, run: () => deleteMade(made.id, again, label) };
    },
  };
}
