import { msg } from '@lingui/core/macro';
import {
  CalendarClock, ClipboardCopy, CopyCheck, Download, ExternalLink, Eye, EyeOff, FolderOpen, FolderOutput, FolderPlus, Heart, MapPin, RotateCcw, RotateCw, ScanSearch, Tag, TagX, ThumbsDown, ThumbsUp, Trash2,
} from 'lucide-react';
import { desktop } from '../../desktop/this-desktop.ts';
import { NO_QUESTION, useNavigation } from '../../stores/navigation.ts';
import { ALBUM_ACTIONS } from '../albums/album-actions.ts';
import { canCopyPhotos, copyPhoto } from './copy-photo.ts';
import { useDialogs } from './dialog-store.ts';
import { hidePhotos, rotatePhotos, toggleFavourite } from './edit-photos.ts';
import type { PhotoAction } from './photo-action.ts';
import { trashPhotos } from './trash-photos.ts';

/** Photos that a question can be like at once: the address holds them. */
const EXAMPLES_AT_MOST = 10;
/** Programs or tabs opened at once. */
const OPEN_AT_MOST = 10;

const isOnHiddenPage = (): boolean => useNavigation.getState().place.page === 'hidden';
const isSome = (ids: readonly string[]): boolean => ids.length > 0;
const isFew = (most: number) => (ids: readonly string[]) => ids.length > 0 && ids.length <= most;

/** Add photos to the question as good or bad examples. */
function askFor(which: 'like' | 'unlike', ids: readonly string[]): void {
  const { place, ask } = useNavigation.getState();
  const question = place.page === 'search' ? place.question : NO_QUESTION;
  const other = which === 'like' ? 'unlike' : 'like';
  ask({
    [which]: [...new Set([...question[which], ...ids])].slice(-EXAMPLES_AT_MOST),
    [other]: question[other].filter((id) => !ids.includes(id)),
  });
}

/** Everything that can be done with photos, in the order of the menu. */
export const PHOTO_ACTIONS: readonly PhotoAction[] = [
  { id: 'photo.favourite', title: msg`Favourite`, Icon: Heart, keys: ['F'], scope: 'anywhere', part: 'say', isInBar: true, isPossible: isSome, run: toggleFavourite },
  { id: 'photo.rotate-right', title: msg`Rotate right`, Icon: RotateCw, keys: ['R'], scope: 'anywhere', part: 'say', isInBar: true, isPossible: isSome, run: (ids) => rotatePhotos(ids, 1) },
  { id: 'photo.rotate-left', title: msg`Rotate left`, Icon: RotateCcw, keys: ['Shift+R'], scope: 'anywhere', part: 'say', isInBar: false, isPossible: isSome, run: (ids) => rotatePhotos(ids, -1) },
  { id: 'photo.correct-date', title: msg`Correct the date…`, Icon: CalendarClock, keys: [], scope: 'anywhere', part: 'say', isInBar: false, isPossible: isSome, run: (ids) => useDialogs.getState().show('date', ids) },
  { id: 'photo.correct-place', title: msg`Correct the place…`, Icon: MapPin, keys: [], scope: 'anywhere', part: 'say', isInBar: false, isPossible: isSome, run: (ids) => useDialogs.getState().show('place', ids) },
  { id: 'photo.add-to-album', title: msg`Add to an album…`, Icon: FolderPlus, keys: ['A'], scope: 'anywhere', part: 'sort', isInBar: true, isPossible: isSome, run: (ids) => useDialogs.getState().show('album', ids) },
  { id: 'photo.add-tag', title: msg`Add a tag…`, Icon: Tag, keys: ['G', '#'], scope: 'anywhere', part: 'sort', isInBar: true, isPossible: isSome, run: (ids) => useDialogs.getState().show('tag', ids) },
  { id: 'photo.remove-tag', title: msg`Remove a tag…`, Icon: TagX, keys: ['Shift+G'], scope: 'anywhere', part: 'sort', isInBar: false, isPossible: isSome, run: (ids) => useDialogs.getState().show('untag', ids) },
  ...ALBUM_ACTIONS,
  { id: 'photo.more-like-this', title: msg`More like this`, Icon: ThumbsUp, keys: ['L'], scope: 'anywhere', part: 'search', isInBar: true, isPossible: isFew(EXAMPLES_AT_MOST), run: (ids) => askFor('like', ids) },
  { id: 'photo.less-like-this', title: msg`Less like this`, Icon: ThumbsDown, keys: ['Shift+L'], scope: 'anywhere', part: 'search', isInBar: false, isPossible: isFew(EXAMPLES_AT_MOST), run: (ids) => askFor('unlike', ids) },
  { id: 'photo.set-as-example', title: msg`Search by this alone`, Icon: ScanSearch, keys: [], scope: 'anywhere', part: 'search', isInBar: false, isPossible: isFew(EXAMPLES_AT_MOST), run: (ids) => useNavigation.getState().ask({ ...NO_QUESTION, like: [...ids] }) },
  {
    id: 'photo.show-duplicates', title: msg`Show its duplicates`, Icon: CopyCheck, keys: ['Shift+D'], scope: 'anywhere', part: 'search', isInBar: false,
    isPossible: (ids) => ids.length === 1,
    run: async ([id]) => { if (id !== undefined) await (await import('../duplicates/show-duplicates.ts')).showDuplicates(id); },
  },
  { id: 'photo.copy', title: msg`Copy the picture`, Icon: ClipboardCopy, keys: ['Mod+C'], scope: 'anywhere', part: 'file', isInBar: false, isPossible: (ids) => ids.length === 1 && canCopyPhotos() && getSelection()?.isCollapsed !== false, run: async ([id]) => { if (id !== undefined) await copyPhoto(id); } },
  { id: 'photo.export', title: msg`Export copies…`, Icon: FolderOutput, keys: ['Mod+E'], scope: 'anywhere', part: 'file', isInBar: true, isPossible: isSome, run: (ids) => useDialogs.getState().show('export', ids) },
  { id: 'photo.open', title: msg`Open the original`, Icon: ExternalLink, keys: [], scope: 'anywhere', part: 'file', isInBar: false, isPossible: isFew(OPEN_AT_MOST), run: (ids) => desktop.openPhotos(ids) },
  { id: 'photo.reveal', title: msg`Show in the file manager`, Icon: FolderOpen, keys: [], scope: 'anywhere', part: 'file', isInBar: false, isPossible: (ids) => ids.length > 0 && desktop.revealPhotos !== null, run: (ids) => desktop.revealPhotos?.(ids) },
  { id: 'photo.download', title: msg`Download the original`, Icon: Download, keys: [], scope: 'anywhere', part: 'file', isInBar: false, isPossible: (ids) => ids.length > 0 && ids.length <= OPEN_AT_MOST && desktop.downloadPhotos !== null, run: (ids) => desktop.downloadPhotos?.(ids) },
  { id: 'photo.hide', title: msg`Hide`, Icon: EyeOff, keys: ['H'], scope: 'anywhere', part: 'leave', isInBar: true, isPossible: (ids) => ids.length > 0 && !isOnHiddenPage(), run: (ids) => hidePhotos(ids, true) },
  { id: 'photo.show-again', title: msg`Show again`, Icon: Eye, keys: ['H'], scope: 'anywhere', part: 'leave', isInBar: true, isPossible: (ids) => ids.length > 0 && isOnHiddenPage(), run: (ids) => hidePhotos(ids, false) },
  { id: 'photo.trash', title: msg`Move to the trash`, Icon: Trash2, keys: ['Delete'], scope: 'anywhere', part: 'leave', isInBar: true, isPossible: isSome, run: trashPhotos },
];
