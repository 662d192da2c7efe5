import { lstat } from 'node:fs/promises';
import { isAlbumenError } from '../../../shared/contract/errors.ts';
import { hashFile } from '../decode/read-photo-file.ts';
import { pathToOpen } from '../scan/path-bytes.ts';

/** A file whose bytes were read and hashed: as it stood then. */
export interface ProvedFile {
  readonly path: string;
  readonly photoId: string;
  readonly sizeBytes: number;
  readonly mtimeMs: number;
  readonly device: number;
  readonly inode: number;
}

/**
 * Prove that a file is there, can be read whole, and holds the photo that the library says. Its size and time do not tell:
 * a failing drive keeps both.
 *
 * @returns The file as it stands, or why it does not prove anything, for a person.
 */
export async function proveFile(path: string, photoId: string): Promise<ProvedFile | { readonly reason: string }> {
  try {
    const before = await lstat(pathToOpen(path));
    if (!before.isFile()) return { reason: 'it is no file of its own, but a link' };
    const { contentHash } = await hashFile(path);
    const after = await lstat(pathToOpen(path));
    const isSteady = before.size === after.size && before.mtimeMs === after.mtimeMs && before.ino === after.ino && before.dev === after.dev;
    if (contentHash !== photoId || !isSteady) return { reason: 'it has changed since it was indexed; index its folder first' };
    return { path, photoId, sizeBytes: after.size, mtimeMs: after.mtimeMs, device: after.dev, inode: after.ino };
  } catch (error) {
    if (isAlbumenError(error)) return { reason: error.message };
    const { code } = error as NodeJS.ErrnoException;
    if (code === undefined) throw error;
    return { reason: code === 'ENOENT' || code === 'ENOTDIR' ? 'it is no longer there' : `it cannot be read (${code})` };
  }
}
