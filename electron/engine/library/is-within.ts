import { posix } from 'node:path';

/** True when an absolute POSIX path is a folder or lies below it. */
export function isWithin(path: string, folder: string): boolean {
  const relative = posix.relative(folder, path);
  return relative === '' || (relative !== '..' && !relative.startsWith('../') && !posix.isAbsolute(relative));
}
