import { plural, t } from '@lingui/core/macro';
import type { AlbumInfo } from '../../../shared/contract/album-schemas.ts';
import { api } from '../../api/client.ts';
import { albumListNow, useAlbumPhotos } from '../../stores/album-photos.ts';
import { useAlbums } from '../../stores/albums.ts';
import { refreshLists } from '../../stores/refresh-lists.ts';
import { useToasts } from '../../stores/toasts.ts';
import { useUndo, type UndoStep } from '../../stores/undo.ts';
import { stepAwayFrom } from '../actions/action-targets.ts';
import { changeAlbum, leaveAlbum, sendChange, tellDone } from './change-albums.ts';
import { nameAlbum } from './describe-album.ts';

/** Add photos to an album made by hand. */
export async function addToAlbum(album: AlbumInfo, ids: readonly string[]): Promise<void> {
  const name = nameAlbum(album);
  // Taken back, what was in it before stays.
  const added = await notYetIn(album.id, ids);
  if (added.length === 0) return void useToasts.getState().tell(t`They are in “${name}” already`);
  await changeAlbum({
    label: plural(added.length, { one: `Added # photo to “${name}”`, other: `Added # photos to “${name}”` }),
    change: { id: album.id, add: added },
    back: { id: album.id, remove: added },
  });
}

async function notYetIn(album: string, ids: readonly string[]): Promise<string[]> {
  const there = new Set(await readAlbumPhotos(album));
  return ids.filter((id) => !there.has(id));
}

/** The photos of an album as they are now, in its order. */
export async function readAlbumPhotos(id: string): Promise<readonly string[]> {
  await useAlbumPhotos.getState().load(id);
  return orderOf(id);
}

function orderOf(id: string): string[] {
  const list = albumListNow(id);
  return Array.from({ length: list.count }, (_, index) => list.idAt(index));
}

/** Take photos out of an album made by hand; they stay in the library. */
export async function takeOutOfAlbum(album: AlbumInfo, ids: readonly string[]): Promise<void> {
  const order = orderOf(album.id);
  stepAwayFrom(ids);
  const label = plural(ids.length, { one: 'Took # photo out of the album', other: 'Took # photos out of the album' });
  const takeOut = async (): Promise<UndoStep> => {
    useAlbums.getState().show(await api.albums.change.mutate({ id: album.id, remove: [...ids] }));
    refreshLists();
    return { label, run: putBack };
  };
  const putBack = async (): Promise<UndoStep> => {
    await api.albums.change.mutate({ id: album.id, add: [...ids] });
    // Added ones come last: the order is the person's, and comes back with them.
    useAlbums.getState().show(await api.albums.change.mutate({ id: album.id, move: { ids: order, before: null } }));
    refreshLists();
    return { label, run: takeOut };
  };
  tellDone(await takeOut());
}

/** Put photos of an album made by hand before another one; null puts them at the end. */
export async function movePhotos(album: AlbumInfo, ids: readonly string[], before: string | null): Promise<void> {
  const order = orderOf(album.id);
  const left = order.filter((id) => !ids.includes(id));
  const at = before === null ? left.length : left.indexOf(before);
  if ([...left.slice(0, at), ...ids, ...left.slice(at)].every((id, index) => id === order[index])) return;
  const label = plural(ids.length, { one: 'Moved # photo in the album', other: 'Moved # photos in the album' });
  useUndo.getState().push(await sendChange({ label, change: { id: album.id, move: { ids: [...ids], before } }, back: { id: album.id, move: { ids: order, before: null } } }));
}

/** Make an album of its own of some photos of an automatic one. */
export async function splitAlbum(album: AlbumInfo, ids: readonly string[]): Promise<void> {
  const label = plural(ids.length, { one: 'Made an album of # photo', other: 'Made an album of # photos' });
  const split = async (): Promise<UndoStep> => {
    const before = new Set(useAlbums.getState().albums?.map(({ id }) => id));
    const albums = await api.albums.change.mutate({ id: album.id, split: [...ids] });
    useAlbums.getState().show(albums);
    refreshLists();
    const made = albums.find(({ id, kind }) => !before.has(id) && kind === album.kind) ?? albums.find(({ id }) => !before.has(id));
    return { label, run: () => (made === undefined ? split() : joinAgain(made.id)) };
  };
  const joinAgain = async (made: string): Promise<UndoStep> => {
    useAlbums.getState().show(await api.albums.change.mutate({ id: made, mergedInto: album.id }));
    refreshLists();
    return { label, run: split };
  };
  stepAwayFrom(ids);
  tellDone(await split());
}

/** Put the photos of one album into another one, for good. */
export async function mergeAlbum(album: AlbumInfo, into: AlbumInfo): Promise<void> {
  const label = t`Put “${nameAlbum(album)}” into “${nameAlbum(into)}”`;
  const brought = into.kind === 'own' ? await notYetIn(into.id, await readAlbumPhotos(album.id)) : [];
  const merge = async (): Promise<UndoStep> => {
    useAlbums.getState().show(await api.albums.change.mutate({ id: album.id, mergedInto: into.id }));
    refreshLists();
    return { label, run: takeApart };
  };
  const takeApart = async (): Promise<UndoStep> => {
    // An album made by hand keeps what was put into it until it is taken out.
    if (brought.length > 0) await api.albums.change.mutate({ id: into.id, remove: brought });
    useAlbums.getState().show(await api.albums.change.mutate({ id: album.id, mergedInto: null }));
    refreshLists();
    return { label, run: merge };
  };
  leaveAlbum(album.id, into.id);
  tellDone(await merge());
}
