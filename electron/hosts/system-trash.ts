import { lstat } from 'node:fs/promises';
import { pathToOpen, pathToShow } from '../engine/scan/path-bytes.ts';

/**
 * Hand files to the system's trash, one after the other, so that what failed can be named.
 *
 * On Linux that is freedesktop.org's trash of the file's own drive, which needs no desktop; on macOS and Windows the
 * system's own, by a small program of the `trash` package.
 * @param paths Absolute, in the store's escaped form.
 * @throws Error naming the first file that could not be moved, and why; those before it are in the trash.
 */
export async function moveToSystemTrash(paths: readonly string[]): Promise<void> {
  const { default: trash } = await import('trash');
  for (const path of paths) {
    try {
      const target = pathToOpen(path);
      // The trash's own records are text.
      if (typeof target !== 'string') throw new Error('its name is no text (UTF-8): rename it first');
      await lstat(target); // `trash` passes over what is not there.
      await trash([target], { glob: false });
    } catch (error) {
      throw new Error(`${pathToShow(path)} could not be moved to the system's trash: ${sayWhy(error)}`, { cause: error });
    }
  }
}

function sayWhy(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  switch (code) {
    case 'ENOENT':
      return 'it is not there any more';
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return `its drive allows no trash for you (${code})`;
    case 'ENOSPC':
      return 'no space is left for it';
    default:
      return message;
  }
}
