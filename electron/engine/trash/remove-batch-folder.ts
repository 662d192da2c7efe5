import { rmdir, unlink } from 'node:fs/promises';
import { posix } from 'node:path';
import { joinPath } from '../scan/list-folder.ts';
import { pathToOpen } from '../scan/path-bytes.ts';
import { DRAFT } from './trash-journal.ts';

/** The copy of a batch's record that lies beside its files. */
export const RECORD_COPY = 'albumen-trash.json';

/**
 * Remove a batch's folder, and the trash folder above it, where no file is left in them. What cannot be removed stays: an
 * empty folder does no harm.
 */
export async function removeBatchFolder(folder: string): Promise<void> {
  for (const name of [RECORD_COPY, RECORD_COPY + DRAFT]) await ignoringFileErrors(() => unlink(pathToOpen(joinPath(folder, name))));
  await removeIfEmpty(folder);
  await removeIfEmpty(posix.dirname(folder));
}

/** Remove a folder where it is empty. */
export async function removeIfEmpty(folder: string): Promise<void> {
  await ignoringFileErrors(() => rmdir(pathToOpen(folder)));
}

async function ignoringFileErrors(work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === undefined) throw error;
  }
}
