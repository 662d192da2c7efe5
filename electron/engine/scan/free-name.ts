import { link, open, rename, rm, stat, unlink, utimes } from 'node:fs/promises';
import { posix } from 'node:path';
import { joinPath } from './list-folder.ts';
import { pathToOpen } from './path-bytes.ts';

/** Names tried for one file, " (2)" and so on: a folder that holds so many of one name is another folder. */
const NAMES_MAX = 10_000;
/** What file systems of Windows do not take in a name, besides `/`. */
const FOREIGN_CHARACTERS = /[<>:"|?*\\\p{Cc}]/gu;

/**
 * Give a finished file its name in its folder: the wanted one, or where that is taken with " (2)", " (3)" and so on. Never
 * over a file that is there, whoever makes one meanwhile.
 *
 * @param draft The file, in the same folder. @returns The path that it has now. @throws the file system's error.
 */
export async function giveFreeName(draft: string, folder: string, wanted: string): Promise<string> {
  const { name, ext } = splitName(wanted);
  for (let number = 1; number <= NAMES_MAX; number++) {
    const path = joinPath(folder, number === 1 ? wanted : `${name} (${number})${ext}`);
    try {
      await claimName(draft, path);
      return path;
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      // A drive of another system may not take every character.
      if (code === 'EINVAL' && FOREIGN_CHARACTERS.test(wanted)) return await giveFreeName(draft, folder, wanted.replace(FOREIGN_CHARACTERS, '_'));
      if (code !== 'EEXIST') throw error;
    }
  }
  throw new Error(`${folder} holds ${NAMES_MAX} files called ${wanted} already`);
}

/** A sidecar is counted as its photo is: `IMG_1 (2).jpg.xmp`. */
function splitName(wanted: string): { readonly name: string; readonly ext: string } {
  const { name, ext } = posix.parse(wanted);
  const photo = ext.toLowerCase() === '.xmp' ? posix.parse(name) : { name, ext: '' };
  return { name: photo.name, ext: photo.ext + ext };
}

/**
 * Give a finished file a name in its folder, in one step; a drive that knows no second names takes an empty file first,
 * which is then replaced.
 *
 * @throws the file system's error, `EEXIST` where the name is taken.
 */
export async function claimName(draft: string, path: string): Promise<void> {
  const [source, target] = [pathToOpen(draft), pathToOpen(path)];
  try {
    await link(source, target);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === undefined || !['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK'].includes(code)) throw error;
    await (await open(target, 'wx')).close();
    try {
      await rename(source, target);
    } catch (failure) {
      await rm(target, { force: true });
      throw failure;
    }
    return;
  }
  await unlink(source);
}

/** Wait until a file is on its drive, with the times of the file that it was made from where one is given. */
export async function settleFile(path: string, timesOf: string | null): Promise<void> {
  if (timesOf !== null) {
    const { atime, mtime } = await stat(pathToOpen(timesOf));
    await utimes(pathToOpen(path), atime, mtime);
  }
  const file = await open(pathToOpen(path), 'r+');
  try {
    await file.sync();
  } finally {
    await file.close();
  }
}
