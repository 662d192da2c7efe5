import { posix } from 'node:path';
import type { TrashCalls } from '../../shared/contract/engine.ts';
import { isLocalFolder, localFolder } from './store/library-location.ts';
import type { StoreWriter } from './store/library-store.ts';
import type { Trash, TrashDeps } from './trash/create-trash.ts';

export interface TrashAccess {
  readonly calls: TrashCalls;
  /** For duplicates: move copies of what is kept. */
  readonly moveDuplicates: Trash['moveDuplicates'];
  /** Photos whose files are in the trash, with the places that they came from. */
  photos(): Promise<Map<string, string>>;
  /** For an index run, before it scans: what a kill left half done is finished. */
  recover(store: StoreWriter): Promise<void>;
}

/** The trash, loaded when it is first needed. */
export function createTrashAccess(deps: TrashDeps): TrashAccess {
  let loading: Promise<Trash> | null = null;
  const trash = (): Promise<Trash> => (loading ??= import('./trash/create-trash.ts').then(({ createTrash }) => createTrash(deps)));
  return {
    calls: {
      move: async (ids) => await (await trash()).move(ids),
      list: async () => await (await trash()).list(),
      restore: async (request) => await (await trash()).restore(request),
      empty: async () => await (await trash()).empty(),
    },
    moveDuplicates: async (decisions) => await (await trash()).moveDuplicates(decisions),
    photos: async () => await (await trash()).photos(),
    recover: async (store) => await (await trash()).recover(store),
  };
}

/**
 * Where the trash is noted: beside the data of a library that is a folder, else beside the settings. Never in the cache,
 * since it cannot be made again.
 */
export function trashJournalFolder(library: string, settingsFile: string): string {
  if (isLocalFolder(library)) return posix.join(localFolder(library), 'trash');
  return posix.join(posix.dirname(settingsFile), 'trash', encodeURIComponent(library));
}
