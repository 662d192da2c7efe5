import { plural } from '@lingui/core/macro';
import type { EditRequest, PhotoChange } from '../../../shared/contract/edit-schemas.ts';
import type { Photo } from '../../../shared/contract/schemas.ts';
import { api } from '../../api/client.ts';
import { readPhotos } from '../../stores/photos.ts';
import { refreshLists } from '../../stores/refresh-lists.ts';
import { tagsChanged } from '../../stores/tags-changed.ts';
import { useUndo, type UndoStep } from '../../stores/undo.ts';
import { stepAwayFrom } from './action-targets.ts';
import { shiftWallTime } from './date-shift.ts';
import { tellWithUndo } from './tell-step.ts';

/** Photos read again at once after an edit, so that it is seen without waiting for the library's own news. */
const READ_AGAIN = 500;

/**
 * Say something of photos, in the library only.
 *
 * @param label What was done, for taking it back: "Rotated 3 photos".
 * @returns The step that takes it back, which is on the stack already.
 */
export async function editPhotos(changes: EditRequest['changes'], label: string): Promise<UndoStep> {
  const step = await sendEdit({ changes }, label);
  useUndo.getState().push(step);
  return step;
}

/** Send an edit, and read again what shows it. @returns The step that takes it back. */
export async function sendEdit(request: EditRequest, label: string): Promise<UndoStep> {
  const { undo } = await api.photos.edit.mutate(request);
  const ids = new Set<string>();
  for (const each of request.changes) for (const id of each.ids) if (ids.size < READ_AGAIN) ids.add(id);
  if (ids.size > 0) await readPhotos([...ids]);
  if (request.changes.some(({ change }) => change.tags !== undefined)) await tagsChanged(ids);
  refreshLists();
  return { label, run: () => sendEdit(undo, label) };
}

/** Make photos favourites; when all of them are, make them none. */
export async function toggleFavourite(ids: readonly string[]): Promise<void> {
  const photos = await readPhotos(ids);
  const isFavourite = !photos.every((photo) => photo.isFavourite);
  const label = isFavourite
    ? plural(ids.length, { one: 'Made # photo a favourite', other: 'Made # photos favourites' })
    : plural(ids.length, { one: 'Took # photo out of the favourites', other: 'Took # photos out of the favourites' });
  await editPhotos([{ ids: [...ids], change: { isFavourite } }], label);
}

/** @param rating 0 to 5 stars. */
export async function ratePhotos(ids: readonly string[], rating: number): Promise<void> {
  await editPhotos([{ ids: [...ids], change: { rating } }], plural(ids.length, { one: 'Rated # photo', other: 'Rated # photos' }));
}

/** @param turns Quarter turns clockwise; -1 is one to the left. */
export async function rotatePhotos(ids: readonly string[], turns: number): Promise<void> {
  const photos = await readPhotos(ids);
  const changes = [0, 1, 2, 3]
    .map((before) => ({ ids: photos.filter((photo) => photo.quarterTurns === before).map((photo) => photo.id), change: { quarterTurns: (before + turns + 4) % 4 } }))
    .filter((change) => change.ids.length > 0);
  await editPhotos(changes, plural(ids.length, { one: 'Rotated # photo', other: 'Rotated # photos' }));
}

/** Leave photos out of everything but the page of hidden ones, or take them back in. */
export async function hidePhotos(ids: readonly string[], isHidden: boolean): Promise<void> {
  stepAwayFrom(ids);
  const label = isHidden ? plural(ids.length, { one: 'Hid # photo', other: 'Hid # photos' }) : plural(ids.length, { one: 'Showed # photo again', other: 'Showed # photos again' });
  tellWithUndo(await editPhotos([{ ids: [...ids], change: { isHidden } }], label));
}

/** Set the date of photos, or take the person's word back with null. */
export async function setDates(ids: readonly string[], takenAt: NonNullable<PhotoChange['takenAt']> | null): Promise<void> {
  tellWithUndo(await editPhotos([{ ids: [...ids], change: { takenAt } }], datesLabel(ids.length)));
}

/** Move the dates of photos by the same time; those without a date are left as they are. */
export async function shiftDates(photos: readonly Photo[], shiftMs: number): Promise<void> {
  const changes: { ids: string[]; change: PhotoChange }[] = [];
  for (const { id, takenAt } of photos) {
    if (takenAt) changes.push({ ids: [id], change: { takenAt: { local: shiftWallTime(takenAt.local, shiftMs), offsetMinutes: takenAt.offsetMinutes } } });
  }
  if (changes.length > 0) tellWithUndo(await editPhotos(changes, datesLabel(changes.length)));
}

/** Set the place of photos, or take the person's word back with null. */
export async function setPlaces(ids: readonly string[], place: PhotoChange['place']): Promise<void> {
  tellWithUndo(await editPhotos([{ ids: [...ids], change: { place } }], plural(ids.length, { one: 'Corrected the place of # photo', other: 'Corrected the places of # photos' })));
}

function datesLabel(count: number): string {
  return plural(count, { one: 'Corrected the date of # photo', other: 'Corrected the dates of # photos' });
}
