import { link, lstat, rename, unlink } from 'node:fs/promises';
import type { Stats } from 'node:fs';
import { pathToOpen } from '../scan/path-bytes.ts';

/** How file systems without hard links (exFAT, some network drives) answer. */
const NO_HARD_LINKS = new Set(['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK']);

/**
 * Move a file on its drive, never over another one: by a second name where the drive knows them, which fails in one step
 * when the name is taken.
 *
 * @throws the file system's error; `EEXIST` when the name is taken. The file is then where it was.
 */
export async function moveIfFree(from: string, to: string): Promise<void> {
  const [source, target] = [pathToOpen(from), pathToOpen(to)];
  try {
    await link(source, target);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === undefined || !NO_HARD_LINKS.has(code)) throw error;
    if (await lookAtFile(to)) throw Object.assign(new Error(`${to} is there already`), { code: 'EEXIST' });
    await rename(source, target);
    return;
  }
  try {
    await unlink(source);
  } catch (error) {
    await unlink(target);
    throw error;
  }
}

/** What stands at a path, links not followed; null where there is nothing. @throws the file system's other errors. */
export async function lookAtFile(path: string): Promise<Stats | null> {
  try {
    return await lstat(pathToOpen(path));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR') return null;
    throw error;
  }
}

/** Why a file could not be moved, for a person. @throws what is no error of the file system. */
export function moveFailure(error: unknown): string {
  const code = (error as NodeJS.ErrnoException).code;
  switch (code) {
    case undefined: throw error;
    case 'EEXIST': return 'its name is taken by another file there; move that one away first';
    case 'EACCES':
    case 'EPERM': return 'its folder may not be changed: give yourself permission to write to it';
    case 'EROFS': return 'its drive is read-only';
    case 'EXDEV': return 'no trash folder can be made on its drive';
    case 'ENOSPC': return 'its drive is full';
    case 'ENOENT': return 'it is no longer there';
    case 'EBUSY': return 'another program holds it open';
    default: return `its drive did not do it (${code})`;
  }
}
