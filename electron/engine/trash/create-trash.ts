import type { RestoreReport, TrashBatch, TrashMoveReport } from '../../../shared/contract/edit-schemas.ts';
import type { TrashCalls } from '../../../shared/contract/engine.ts';
import { AlbumenError } from '../../../shared/contract/errors.ts';
import type { StoreWriter } from '../store/library-store.ts';
import { createWriteQueue } from '../store/write-queue.ts';
import { emptyTrash, type EmptyContext } from './empty-trash.ts';
import { moveDuplicates, type CopiesMoved, type CopyDecision } from './move-duplicates.ts';
import { moveToTrash } from './move-to-trash.ts';
import { planMove } from './plan-move.ts';
import { recoverTrash } from './recover-trash.ts';
import { restoreFromTrash } from './restore-from-trash.ts';
import { openTrashJournal, type TrashJournal, type TrashRecord } from './trash-journal.ts';

export interface TrashDeps extends Pick<EmptyContext, 'forgetThumbnail' | 'moveToSystemTrash'> {
  /** Folder of the journal, absolute. */
  readonly journalFolder: string;
  readonly write: <T>(work: (store: StoreWriter) => Promise<T>) => Promise<T>;
}

export interface Trash extends TrashCalls {
  /** Move what is there more than once, as one batch, once what is kept is seen in place; see move-duplicates.ts. */
  moveDuplicates(decisions: readonly CopyDecision[]): Promise<CopiesMoved>;
  /** Photos whose files are in the trash, with the places that they came from. */
  photos(): Promise<Map<string, string>>;
  /** Finish what a kill left half done; see recover-trash.ts. For an index run, before it scans. */
  recover(store: StoreWriter): Promise<void>;
}

/** Albumen's trash: see [Note: The trash journal]. Its calls wait for each other, and for nothing else. */
export function createTrash({ journalFolder, write, forgetThumbnail, moveToSystemTrash }: TrashDeps): Trash {
  const journal = openTrashJournal(journalFolder);
  const queue = createWriteQueue();
  const recover = (store: StoreWriter): Promise<void> => store.inTurn(() => recoverTrash(store, journal, forgetThumbnail));

  function change<T>(work: (store: StoreWriter) => Promise<T>): Promise<T> {
    return queue.run(() =>
      explainingErrors(() =>
        write(async (store) => {
          await recover(store);
          return await work(store);
        }),
      ),
    );
  }

  return {
    move: (ids) => change((store) => store.inTurn(() => moveWhole(ids, store, journal))),
    moveDuplicates: (decisions) => change((store) => store.inTurn(() => moveDuplicates(decisions, store, journal))),
    restore: (wish) => change((store) => store.inTurn(() => restoreFromTrash(wish, store, journal))),
    async empty(): Promise<RestoreReport> {
      if ((await journal.read()).length === 0) return { restored: 0, failed: [] };
      return await change((store) => emptyTrash({ store, journal, forgetThumbnail, moveToSystemTrash }));
    },
    list: async () => (await journal.read()).toReversed().map(describeBatch),
    async photos() {
      const files = (await journal.read()).flatMap((record) => record.groups.flatMap((group) => group.files));
      return new Map(files.flatMap(({ path, row }): [string, string][] => (row?.photoId ? [[row.photoId, path]] : [])));
    },
    async recover(store) {
      await queue.run(() => explainingErrors(() => recover(store)));
    },
  };
}

async function moveWhole(ids: readonly string[], store: StoreWriter, journal: TrashJournal): Promise<TrashMoveReport> {
  const { batch, photos, failed } = await moveToTrash(await planMove(ids, store), store, journal);
  return { batch, photos, failed };
}

function describeBatch({ batch, movedAtMs, groups }: TrashRecord): TrashBatch {
  const files = groups.flatMap((group) => group.files);
  return {
    batch,
    movedAtMs,
    ids: [...new Set(files.flatMap((file) => file.row?.photoId ?? []))],
    files: files.map(({ path, sizeBytes }) => ({ path, sizeBytes })),
  };
}

/** The journal's own errors as what a person can act on. */
async function explainingErrors<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const { code, path, message } = error as NodeJS.ErrnoException;
    if (error instanceof AlbumenError || code === undefined) throw error;
    if (code === 'ENOSPC' || code === 'EDQUOT') throw new AlbumenError('disk-full', `the trash could not be noted down: the disk is full (${path ?? message}); make room and try again`, { cause: error });
    if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS') throw new AlbumenError('permission-denied', `the trash could not be changed: no permission (${path ?? message})`, { cause: error });
    throw error;
  }
}
