import { rename } from 'node:fs/promises';
import { posix } from 'node:path';
import type { TrashMoveReport } from '../../../shared/contract/edit-schemas.ts';
import { joinPath } from '../scan/list-folder.ts';
import { makeFolder } from '../scan/make-folder.ts';
import { pathToOpen, pathToShow } from '../scan/path-bytes.ts';
import type { StoreWriter } from '../store/library-store.ts';
import { makeTrashFolder } from './make-trash-folder.ts';
import { RECORD_COPY, removeBatchFolder, removeIfEmpty } from './remove-batch-folder.ts';
import { moveFailure, moveIfFree } from './move-file.ts';
import type { Failure, PlannedGroup } from './plan-move.ts';
import { settleFiles } from './settle-files.ts';
import { settleMerges, type TrashMerge } from './trash-merges.ts';
import { newBatchName, saveDurably, type TrashedGroup, type TrashJournal, type TrashRecord } from './trash-journal.ts';

/** What is to go, found fit to go, and who is given what the person made of it. */
export interface TrashPlan {
  readonly groups: readonly PlannedGroup[];
  readonly failed: readonly Failure[];
  readonly merges?: readonly TrashMerge[];
}

/** The report, with the groups that went. */
export interface TrashMoved extends TrashMoveReport {
  readonly moved: readonly TrashedGroup[];
}

/**
 * Move what was planned to the trash: see [Note: The trash journal]. Call within `store.inTurn`.
 *
 * @returns The batch, how many bundles left at least one of their folders, and what stayed with the reason.
 */
export async function moveToTrash(planned: TrashPlan, store: StoreWriter, journal: TrashJournal): Promise<TrashMoved> {
  const failed: Failure[] = [...planned.failed];
  const movedAtMs = Date.now();
  const batch = newBatchName(movedAtMs);
  const folders = new Set<string>();
  const groups = await placeGroups(planned.groups, { batch, folders, failed });
  if (groups.length === 0) return { batch: null, photos: 0, failed, moved: [] };

  const record: TrashRecord = { batch, movedAtMs, isSettled: false, isEmptying: false, groups, ...(planned.merges && { merges: planned.merges }) };
  await journal.write(record);
  for (const folder of folders) await saveDurably(joinPath(folder, RECORD_COPY), JSON.stringify(record, null, 1));
  const moved: TrashedGroup[] = [];
  for (const group of groups) {
    const failure = await moveGroup(group);
    if (failure) failed.push(failure);
    else moved.push(group);
  }
  await settleFiles({ gone: moved.flatMap((group) => group.files.flatMap((file) => file.row ?? [])), back: [] }, store);
  if (moved.length === 0) {
    for (const folder of folders) await removeBatchFolder(folder);
    await journal.remove(batch);
    return { batch: null, photos: 0, failed, moved: [] };
  }
  // A photo of which a part stayed has its own words where it is.
  const stayed = new Set(groups.filter((group) => !moved.includes(group)).map((group) => group.head));
  const gone = new Set(moved.map((group) => group.head));
  const merges = await settleMerges(record.merges, { isGiven: (id) => gone.has(id) && !stayed.has(id), isOpen: true }, store);
  await journal.write({ ...record, isSettled: true, groups: moved, ...(record.merges && { merges }) });
  return { batch, photos: gone.size, failed, moved };
}

interface Placing {
  readonly batch: string;
  /** Batch folders made, filled in place. */
  readonly folders: Set<string>;
  readonly failed: Failure[];
}

/** Give every group a folder of its own in the trash of its drive. */
async function placeGroups(groups: readonly PlannedGroup[], { batch, folders, failed }: Placing): Promise<TrashedGroup[]> {
  const placed: TrashedGroup[] = [];
  const trashOf = new Map<string, string | { readonly reason: string }>();
  for (const [number, group] of groups.entries()) {
    let trash = trashOf.get(group.folder);
    if (trash === undefined) trashOf.set(group.folder, (trash = await trashFolderOf(group, batch)));
    if (typeof trash !== 'string') {
      failed.push(...group.files.map(({ path }) => ({ path, reason: (trash as { reason: string }).reason })));
      continue;
    }
    folders.add(trash);
    const folder = joinPath(trash, String(number));
    placed.push({ head: group.head, files: group.files.map((file, i) => ({ ...file, inTrash: joinPath(folder, nameInTrash(file.path, i)) })) });
  }
  return placed;
}

/** Its own name. Systems' trashes take text, so a name that is no UTF-8 gets one for its time here, and a number since two may look alike. */
function nameInTrash(path: string, number: number): string {
  const name = posix.basename(path);
  const shown = pathToShow(name);
  return shown === name ? name : `${number} ${shown}`;
}

async function trashFolderOf(group: PlannedGroup, batch: string): Promise<string | { readonly reason: string }> {
  try {
    return await makeTrashFolder(group.folder, group.root, batch);
  } catch (error) {
    return { reason: moveFailure(error) };
  }
}

/** Move a group whole. @returns What failed; the group is then where it was. */
async function moveGroup({ files }: TrashedGroup): Promise<Failure | null> {
  const moved: TrashedGroup['files'][number][] = [];
  const folder = posix.dirname(files[0]?.inTrash ?? '');
  for (const file of files) {
    try {
      if (moved.length === 0) await makeFolder(folder);
      await rename(pathToOpen(file.path), pathToOpen(file.inTrash));
      moved.push(file);
    } catch (error) {
      for (const back of moved) await moveIfFree(back.inTrash, back.path);
      await removeIfEmpty(folder);
      return { path: file.path, reason: moveFailure(error) };
    }
  }
  return null;
}
