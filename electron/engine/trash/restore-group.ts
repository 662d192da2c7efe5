import { readdir, unlink } from 'node:fs/promises';
import { posix } from 'node:path';
import { makeFolder } from '../scan/make-folder.ts';
import { pathToOpen } from '../scan/path-bytes.ts';
import type { FileRow } from '../store/photo-row.ts';
import { lookAtFile, moveFailure, moveIfFree } from './move-file.ts';
import type { Failure } from './plan-move.ts';
import { removeIfEmpty } from './remove-batch-folder.ts';
import type { TrashedFile, TrashedGroup } from './trash-journal.ts';

/** Where a file of the trash is now; `lost`: at neither place, though its drive is there. */
export type Whereabouts = 'in-trash' | 'back' | 'away' | 'lost';

/**
 * Look for a file of the trash. A file that is at both places is one with two names, left by a kill in the middle of
 * moveIfFree; another file under its old name does not count.
 */
export async function locateTrashed(file: TrashedFile): Promise<Whereabouts> {
  const [inTrash, there] = [await lookAtFile(file.inTrash), await lookAtFile(file.path)];
  if (inTrash) return there && there.ino === inTrash.ino && there.dev === inTrash.dev && there.ino !== 0 ? 'back' : 'in-trash';
  if (there && there.size === file.sizeBytes && there.mtimeMs === file.mtimeMs) return 'back';
  return (await isDriveThere(file)) ? 'lost' : 'away';
}

/** A drive that is not there leaves its mount point empty, or nothing: the folder that held the trash folder tells. */
async function isDriveThere({ inTrash }: TrashedFile): Promise<boolean> {
  const batchFolder = posix.dirname(posix.dirname(inTrash));
  if (await lookAtFile(batchFolder)) return true;
  try {
    return (await readdir(pathToOpen(posix.dirname(posix.dirname(batchFolder))))).length > 0;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === undefined) throw error;
    return false;
  }
}

/**
 * Give a group back whole: all its files, or none where a name is taken or the drive is away. Files that are back already
 * are left alone; one that somebody removed from the trash is left out.
 *
 * @returns Why it stays in the trash, or that nothing is left of it there; null when it is back.
 */
export async function restoreGroup({ files }: TrashedGroup): Promise<(Failure & { readonly isLost: boolean }) | null> {
  const moved: TrashedFile[] = [];
  const places = new Map<TrashedFile, Whereabouts>();
  for (const file of files) {
    try {
      const whereabouts = await locateTrashed(file);
      places.set(file, whereabouts);
      const reason = await whyNotBack(file, whereabouts);
      if (reason !== null) return { path: file.path, reason, isLost: false };
    } catch (error) {
      return { path: file.path, reason: moveFailure(error), isLost: false };
    }
  }
  if ([...places.values()].every((place) => place === 'lost')) {
    return { path: files[0]?.path ?? '', reason: 'it is no longer in the trash', isLost: true };
  }
  for (const file of files) {
    try {
      const whereabouts = places.get(file);
      if (whereabouts === 'back') await dropSecondName(file);
      else if (whereabouts === 'in-trash') {
        await makeFolder(posix.dirname(file.path));
        await moveIfFree(file.inTrash, file.path);
        moved.push(file);
      }
    } catch (error) {
      for (const again of moved) await moveIfFree(again.path, again.inTrash);
      return { path: file.path, reason: moveFailure(error), isLost: false };
    }
  }
  await removeIfEmpty(posix.dirname(files[0]?.inTrash ?? ''));
  return null;
}

/** The row of a file that is back, as it is to be stored; null for a sidecar. */
export async function rowOfRestored(file: TrashedFile): Promise<FileRow | null> {
  const found = await lookAtFile(file.path);
  if (!file.row || !found) return null;
  const isSame = found.size === file.sizeBytes && found.mtimeMs === file.mtimeMs;
  // A size that no file has makes the next run read it again.
  return { ...file.row, state: 'present', inode: found.ino, sizeBytes: isSame ? file.sizeBytes : -1 };
}

async function whyNotBack(file: TrashedFile, whereabouts: Whereabouts): Promise<string | null> {
  if (whereabouts === 'away') return 'its drive is not there now; connect it';
  const isTaken = whereabouts === 'in-trash' && (await lookAtFile(file.path)) !== null;
  return isTaken ? 'its name is taken by another file there; move that one away first' : null;
}

/** The last step of a move that a kill cut short. */
async function dropSecondName(file: TrashedFile): Promise<void> {
  if (!(await lookAtFile(file.inTrash))) return;
  await unlink(pathToOpen(file.inTrash));
}
