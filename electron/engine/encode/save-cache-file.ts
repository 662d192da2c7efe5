import { randomUUID } from 'node:crypto';
import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/**
 * Write a file that can be made again, whole or not at all, so that two processes never read each other's halves.
 * Where it cannot be written (full disk, no permission) the next start is slower, which is no error.
 *
 * @param file Absolute path; its folder is made.
 */
export function saveCacheFileIgnoringErrors(file: string, data: string | Buffer): void {
  const fresh = `${file}.${randomUUID()}`;
  try {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(fresh, data);
    renameSync(fresh, file);
  } catch {
    removeCacheFileIgnoringErrors(fresh);
  }
}

/** Remove a file that can be made again, where it is there and can be removed. */
export function removeCacheFileIgnoringErrors(file: string): void {
  try {
    rmSync(file, { force: true });
  } catch {
    // Its folder is none, so that nothing is there, or it may not be changed: what is left costs nothing but its bytes.
  }
}
