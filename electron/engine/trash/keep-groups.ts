import { posix } from 'node:path';
import { removeBatchFolder } from './remove-batch-folder.ts';
import type { TrashedGroup, TrashJournal, TrashRecord } from './trash-journal.ts';

/** Note what is left of a batch, as settled; of one with nothing left, its record and empty folders go. */
export async function keepGroups(record: TrashRecord, groups: readonly TrashedGroup[], journal: TrashJournal): Promise<void> {
  if (groups.length > 0) return await journal.write({ ...record, isSettled: true, isEmptying: false, groups });
  // The record goes last: a kill before it leaves a record whose files are nowhere in the trash, which recovery removes.
  const folders = new Set(record.groups.flatMap((group) => group.files.map((file) => posix.dirname(posix.dirname(file.inTrash)))));
  for (const folder of folders) await removeBatchFolder(folder);
  await journal.remove(record.batch);
}
