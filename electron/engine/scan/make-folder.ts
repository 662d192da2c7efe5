import { mkdir, stat } from 'node:fs/promises';
import { posix } from 'node:path';
import { pathToOpen } from './path-bytes.ts';

/**
 * Make a folder and those above it that are missing. Node's own `recursive` never ends where a file system answers
 * "no such file" for a folder whose parent is there (/proc, some network drives).
 *
 * @param path Absolute, in the escaped form of path-bytes.ts. @throws the file system's error; `EEXIST` where a file stands there.
 */
export async function makeFolder(path: string): Promise<void> {
  try {
    await mkdir(pathToOpen(path));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EEXIST' && (await isFolder(path))) return;
    const parent = posix.dirname(path);
    if (code !== 'ENOENT' || parent === path || (await isFolder(parent))) throw error;
    await makeFolder(parent);
    await makeFolder(path);
  }
}

async function isFolder(path: string): Promise<boolean> {
  try {
    return (await stat(pathToOpen(path))).isDirectory();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === undefined) throw error;
    return false;
  }
}
