import { lstatSync, readdirSync, readFileSync, realpathSync, statSync, type BigIntStats, type Stats } from 'node:fs';
import { pathFromBytes, pathToOpen } from './path-bytes.ts';

/** Names that the UTF-8 reading may have damaged, or that need escapes; see [Note: Paths that are no UTF-8]. */
const NEEDS_BYTES = /[\ufffd\uf780-\uf7ff]/;

/**
 * Names in a folder, sorted, in the escaped form.
 * @throws the file system's error (`EACCES`, `ENOENT`, `EIO` …).
 */
export function listFolder(path: string): string[] {
  const toOpen = pathToOpen(path);
  const names = readdirSync(toOpen, 'utf8');
  // Windows names are UTF-16, so there are no other bytes to be had.
  if (process.platform === 'win32' || !names.some((name) => NEEDS_BYTES.test(name))) return names.sort();
  return readdirSync(toOpen, 'buffer').map(pathFromBytes).sort();
}

/** What stands at a path, links not followed; null when it vanished. @throws the file system's other errors. */
export function lookAt(path: string): Stats | null {
  return lstatSync(pathToOpen(path), { throwIfNoEntry: false }) ?? null;
}

/** What a link leads to; null when there is nothing. @throws the file system's other errors (`ELOOP`, `EACCES` …). */
export function lookThrough(path: string): Stats | null {
  return statSync(pathToOpen(path), { throwIfNoEntry: false }) ?? null;
}

/**
 * What makes a folder the same one under two paths. Device and inode as whole numbers (Windows file ids do not fit a
 * double), or the real path on file systems that know no inodes.
 * @throws the file system's error.
 */
export function folderIdentity(path: string): string {
  const stats: BigIntStats = statSync(pathToOpen(path), { bigint: true });
  return stats.ino === 0n ? realPath(path) : `${stats.dev}:${stats.ino}`;
}

/** The path with all links resolved, POSIX, in the escaped form. @throws the file system's error. */
export function realPath(path: string): string {
  return toPosix(pathFromBytes(realpathSync(pathToOpen(path), 'buffer')));
}

/** A text file's content. @throws the file system's error. */
export function readText(path: string): string {
  return readFileSync(pathToOpen(path), 'utf8');
}

/** An absolute path with POSIX separators and no trailing one. */
export function toPosix(path: string): string {
  const posix = process.platform === 'win32' ? path.replaceAll('\\', '/') : path;
  return posix.length > 1 ? posix.replace(/\/+$/, '') || '/' : posix;
}

/** A path below a folder. */
export function joinPath(folder: string, name: string): string {
  return folder.endsWith('/') ? folder + name : `${folder}/${name}`;
}

/** True for the folder itself and everything below it. */
export function isWithin(path: string, folder: string): boolean {
  return path === folder || path.startsWith(folder.endsWith('/') ? folder : `${folder}/`);
}

/** The code of a file system error, or null for anything else. */
export function errorCode(error: unknown): string | null {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : null;
}
