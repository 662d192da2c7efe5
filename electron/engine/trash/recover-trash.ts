import type { StoreWriter } from '../store/library-store.ts';
import { forgetEmptied } from './empty-trash.ts';
import { keepGroups } from './keep-groups.ts';
import { locateTrashed, restoreGroup, type Whereabouts } from './restore-group.ts';
import { rowsBack } from './restore-from-trash.ts';
import { settleFiles } from './settle-files.ts';
import type { ForgetThumbnail } from './empty-trash.ts';
import type { TrashedGroup, TrashJournal } from './trash-journal.ts';
import { settleMerges } from './trash-merges.ts';

/**
 * Finish what a kill left half done: batches whose record says that files were on their way. A bundle of which a part was
 * moved goes back whole; files that a move or a restore had moved, the library learns of; photos that were handed to the
 * system's trash are forgotten. Costs one listing of the journal where nothing was left.
 *
 * Call within `store.inTurn`.
 */
export async function recoverTrash(store: StoreWriter, journal: TrashJournal, forgetThumbnail: ForgetThumbnail): Promise<void> {
  await journal.sweep();
  for (const record of await journal.read()) {
    if (record.isSettled && !record.isEmptying) continue;
    const left: TrashedGroup[] = [];
    const back: TrashedGroup[] = [];
    const emptied: TrashedGroup[] = [];
    for (const group of record.groups) {
      const places = new Set<Whereabouts>(await Promise.all(group.files.map(locateTrashed)));
      if (record.isEmptying) (places.has('in-trash') || places.has('away') ? left : emptied).push(group);
      else if (!places.has('back')) left.push(group);
      else ((await restoreGroup(group)) === null ? back : left).push(group);
    }
    const inTrash = left.flatMap((group) => group.files.flatMap((file) => file.row ?? []));
    await settleFiles({ gone: inTrash, back: await rowsBack(back, store) }, store);
    const returned = new Set(back.map((group) => group.head));
    const merges = await settleMerges(record.merges, { isGiven: (id) => !returned.has(id), isOpen: !record.isEmptying }, store);
    await keepGroups({ ...record, ...(record.merges && { merges }) }, left, journal);
    await forgetEmptied(emptied, { store, journal, forgetThumbnail });
  }
}
