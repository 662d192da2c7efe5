import { AlbumenError } from '../../../shared/contract/errors.ts';
import type { RestoreReport } from '../../../shared/contract/edit-schemas.ts';
import { isWithin } from '../scan/list-folder.ts';
import type { StoreWriter } from '../store/library-store.ts';
import type { FileRow } from '../store/photo-row.ts';
import type { Failure } from './plan-move.ts';
import { keepGroups } from './keep-groups.ts';
import { restoreGroup, rowOfRestored } from './restore-group.ts';
import { settleFiles } from './settle-files.ts';
import type { TrashedGroup, TrashJournal, TrashRecord } from './trash-journal.ts';
import { settleMerges } from './trash-merges.ts';

export interface RestoreWish {
  readonly batch?: string | undefined;
  readonly ids?: readonly string[] | undefined;
}

/**
 * Give back one batch, or some photos of any; bundles come back whole, and no file is ever written over. Call within
 * `store.inTurn`.
 *
 * @returns Photos that are back (a bundle counts once), and files that stay with the reason.
 * @throws AlbumenError `not-found` for a batch that is not in the trash, `bad-input` where nothing is named.
 */
export async function restoreFromTrash({ batch, ids }: RestoreWish, store: StoreWriter, journal: TrashJournal): Promise<RestoreReport> {
  if (batch === undefined && ids === undefined) throw new AlbumenError('bad-input', 'name a batch of the trash, or photos that are in it');
  const records = (await journal.read()).filter((record) => batch === undefined || record.batch === batch);
  if (batch !== undefined && records.length === 0) {
    throw new AlbumenError('not-found', `the trash holds nothing of ${batch}: it was given back, or the trash was emptied`);
  }
  const wanted = ids && new Set(ids);
  const restored = new Set<string>();
  const failed: Failure[] = [];
  for (const record of records) {
    const asked = new Set(record.groups.filter((group) => wanted === undefined || holdsAny(group, wanted)));
    if (asked.size === 0) continue;
    const back = await restoreOf(record, asked, { store, journal });
    failed.push(...back.failed);
    for (const group of back.groups) restored.add(group.head);
  }
  return { restored: restored.size, failed };
}

function holdsAny(group: TrashedGroup, ids: ReadonlySet<string>): boolean {
  return ids.has(group.head) || group.files.some((file) => ids.has(file.row?.photoId ?? ''));
}

async function restoreOf(
  record: TrashRecord,
  asked: ReadonlySet<TrashedGroup>,
  { store, journal }: { store: StoreWriter; journal: TrashJournal },
): Promise<{ groups: TrashedGroup[]; failed: Failure[] }> {
  await journal.write({ ...record, isSettled: false });
  const back = new Set<TrashedGroup>();
  const lost = new Set<TrashedGroup>();
  const failed: Failure[] = [];
  for (const group of asked) {
    const failure = await restoreGroup(group);
    if (failure) failed.push({ path: failure.path, reason: failure.reason });
    else back.add(group);
    if (failure?.isLost) lost.add(group);
  }
  await settleFiles({ gone: [], back: await rowsBack([...back], store) }, store);
  const returned = new Set([...back].map((group) => group.head));
  const merges = await settleMerges(record.merges, { isGiven: (id) => !returned.has(id), isOpen: false }, store);
  await keepGroups({ ...record, ...(record.merges && { merges }) }, record.groups.filter((group) => !back.has(group) && !lost.has(group)), journal);
  return { groups: [...back], failed };
}

/** Rows of files that are back; those outside the library's folders, as they are now, are none of its files any more. */
export async function rowsBack(groups: readonly TrashedGroup[], store: StoreWriter): Promise<FileRow[]> {
  const folders = await store.folders();
  const isOurs = ({ path }: FileRow): boolean =>
    folders.some((folder) => isWithin(path, folder.path) && !(folder.excluded ?? []).some((one) => isWithin(path, one)));
  const rows = await Promise.all(groups.flatMap((group) => group.files.map(rowOfRestored)));
  return rows.filter((row) => row !== null).filter(isOurs);
}
