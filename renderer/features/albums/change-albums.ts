import { t } from '@lingui/core/macro';
import type { AlbumChange, AlbumInfo } from '../../../shared/contract/album-schemas.ts';
import { api } from '../../api/client.ts';
import { useAlbums } from '../../stores/albums.ts';
import { useNavigation } from '../../stores/navigation.ts';
import { refreshLists } from '../../stores/refresh-lists.ts';
import { useUndo, type UndoStep } from '../../stores/undo.ts';
import { tellWithUndo } from '../actions/tell-step.ts';
import { nameAlbum } from './describe-album.ts';

/** A change with the one that takes it back. */
interface Reversible {
  readonly label: string;
  readonly change: AlbumChange;
  readonly back: AlbumChange;
}

/** Change an album; it can be taken back. */
export async function changeAlbum(step: Reversible): Promise<void> {
  tellDone(await sendChange(step));
}

/** Put a step on the stack of what can be taken back, and tell of it. */
export function tellDone(step: UndoStep): void {
  useUndo.getState().push(step);
  tellWithUndo(step);
}

/** @returns The step that takes it back. */
export async function sendChange({ label, change, back }: Reversible): Promise<UndoStep> {
  useAlbums.getState().show(await api.albums.change.mutate(change));
  refreshLists();
  return { label, run: () => sendChange({ label, change: back, back: change }) };
}

/** Give an album a name; null returns an automatic one to its own. */
export async function renameAlbum(album: AlbumInfo, name: string | null): Promise<void> {
  if (name === album.name && album.title === null) return;
  await changeAlbum({
    label: name === null ? t`The album has its own name again` : t`Renamed the album to “${name}”`,
    change: { id: album.id, name },
    back: { id: album.id, name: album.title === null ? album.name : null },
  });
}

/** Make a photo the picture by which an album is known; null lets Albumen choose. */
export async function setCover(album: AlbumInfo, coverId: string | null): Promise<void> {
  await changeAlbum({ label: t`Changed the album's cover`, change: { id: album.id, coverId }, back: { id: album.id, coverId: album.coverId } });
}

/** Take an automatic album away for good, or bring it back. */
export async function takeAwayAlbum(album: AlbumInfo, isRemoved: boolean): Promise<void> {
  if (isRemoved) leaveAlbum(album.id, null);
  const name = nameAlbum(album);
  await changeAlbum({ label: isRemoved ? t`Took “${name}” away` : t`Brought “${name}” back`, change: { id: album.id, isRemoved }, back: { id: album.id, isRemoved: !isRemoved } });
}

/** The person is in an album that goes: show the one that holds its photos now, or all albums. */
export function leaveAlbum(id: string, next: string | null): void {
  const { place, replace } = useNavigation.getState();
  if (place.page === 'albums' && place.item === id) replace({ item: next, photo: null });
}
