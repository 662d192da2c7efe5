import type { RestoreReport } from '../../../shared/contract/edit-schemas.ts';
import { TRASH_HANDED_AT_ONCE } from '../config.ts';
import type { StoreWriter } from '../store/library-store.ts';
import { keepGroups } from './keep-groups.ts';
import type { Failure } from './plan-move.ts';
import { locateTrashed } from './restore-group.ts';
import type { TrashedFile, TrashedGroup, TrashJournal, TrashRecord } from './trash-journal.ts';

/** Remove a photo's thumbnail. */
export type ForgetThumbnail = (photoId: string) => Promise<void>;

export interface EmptyContext {
  readonly store: StoreWriter;
  readonly journal: TrashJournal;
  readonly forgetThumbnail: ForgetThumbnail;
  /** Hand files to the system's trash. @throws Error naming the file that could not be moved. */
  readonly moveToSystemTrash: (paths: readonly string[]) => Promise<void>;
}

/**
 * Hand everything in the trash to the system's. Photos that no file holds then are forgotten, with row, vector and
 * thumbnail; what the person said of them is kept, for the day when a file comes back out of the system's trash.
 *
 * @returns Photos handed over, and files that stay with the reason.
 */
export async function emptyTrash(context: EmptyContext): Promise<RestoreReport> {
  const failed: Failure[] = [];
  const handedOver = new Set<string>();
  for (const record of await context.journal.read()) {
    const { groups } = await emptyRecord(record, context, failed);
    for (const group of groups) handedOver.add(group.head);
  }
  return { restored: handedOver.size, failed };
}

async function emptyRecord(record: TrashRecord, context: EmptyContext, failed: Failure[]): Promise<{ groups: TrashedGroup[] }> {
  const { store, journal } = context;
  await journal.write({ ...record, isEmptying: true });
  const reasons = await handOver(record.groups.flatMap((group) => group.files), context);
  const left: TrashedGroup[] = [];
  const emptied: TrashedGroup[] = [];
  for (const group of record.groups) {
    const files: TrashedFile[] = [];
    for (const file of group.files) {
      const whereabouts = await locateTrashed(file);
      if (whereabouts === 'lost' || whereabouts === 'back') continue;
      files.push(file);
      failed.push({ path: file.path, reason: whereabouts === 'away' ? 'its drive is not there now; connect it' : (reasons.get(file) ?? 'the system did not take it') });
    }
    if (files.length > 0) left.push({ ...group, files });
    else emptied.push(group);
  }
  await store.inTurn(async () => {
    await keepGroups(record, left, journal);
    await forgetEmptied(emptied, context);
  });
  return { groups: emptied };
}

/** @returns Why files could not be handed over. */
async function handOver(files: readonly TrashedFile[], { moveToSystemTrash }: EmptyContext): Promise<Map<TrashedFile, string>> {
  const reasons = new Map<TrashedFile, string>();
  for (let start = 0; start < files.length; start += TRASH_HANDED_AT_ONCE) {
    const chunk = await inTrashOf(files.slice(start, start + TRASH_HANDED_AT_ONCE));
    if (chunk.length === 0) continue;
    try {
      await moveToSystemTrash(chunk.map((file) => file.inTrash));
    } catch {
      // One of them was to blame: each is handed over alone, so that the others go.
      for (const file of await inTrashOf(chunk)) {
        try {
          await moveToSystemTrash([file.inTrash]);
        } catch (error) {
          reasons.set(file, error instanceof Error ? error.message : String(error));
        }
      }
    }
  }
  return reasons;
}

async function inTrashOf(files: readonly TrashedFile[]): Promise<TrashedFile[]> {
  const places = await Promise.all(files.map(locateTrashed));
  return files.filter((_, i) => places[i] === 'in-trash');
}

/** Forget photos that no file holds any more, neither in place nor in the trash. Call within `store.inTurn`. */
export async function forgetEmptied(
  groups: readonly TrashedGroup[],
  { store, journal, forgetThumbnail }: Pick<EmptyContext, 'store' | 'journal' | 'forgetThumbnail'>,
): Promise<void> {
  const ids = new Set(groups.flatMap((group) => group.files.flatMap((file) => file.row?.photoId ?? [])));
  if (ids.size === 0) return;
  const inTrash = new Set((await journal.read()).flatMap(({ groups: others }) => others.flatMap((group) => group.files.map((file) => file.row?.photoId))));
  const photos = await store.photosById([...ids], ['id', 'paths']);
  const forgotten = photos.filter((photo) => photo.paths.length === 0 && !inTrash.has(photo.id)).map((photo) => photo.id);
  const lastPlaces = (await store.filesOf(forgotten)).filter((row) => row.state === 'gone').map((row) => row.path);
  await store.dropReplacedPhotos(forgotten);
  if (lastPlaces.length > 0) await store.deleteFiles(lastPlaces);
  for (const id of forgotten) await forgetThumbnail(id);
}
