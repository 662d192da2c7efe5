import { stat } from 'node:fs/promises';
import { AlbumenError } from '../../../shared/contract/errors.ts';
import { hashFile } from '../decode/read-photo-file.ts';
import { pathToOpen, pathToShow } from '../scan/path-bytes.ts';
import type { FileRow, PhotoRow } from '../store/photo-row.ts';

/** Verified files that are remembered, so that one on a drive without steady inodes is not hashed at every look. */
const REMEMBERED_FILES = 1_000;

/**
 * Find a file that holds a photo now.
 *
 * [Note: The file that the library knows]
 * A path is only ever taken from the library, and the file there must still be the one that was indexed: same size, time
 * and inode, or else the same content. A file that was replaced since, by another picture or by a link to somewhere
 * else, is not served.
 */
export interface OriginalFinder {
  /**
   * @param files The photo's files as the library knows them.
   * @returns Absolute path in the store's escaped form.
   * @throws AlbumenError `not-found` with where it was and why it is not to be had; `permission-denied`.
   */
  find(photo: Pick<PhotoRow, 'id'>, files: readonly FileRow[]): Promise<string>;
}

export function createOriginalFinder(): OriginalFinder {
  const verified = new Set<string>();

  async function holdsPhoto(file: FileRow, id: string): Promise<Verdict> {
    const found = await look(file.path);
    if (typeof found === 'string') return found;
    if (!found.isFile()) return 'changed';
    if (found.size === file.sizeBytes && found.mtimeMs === file.mtimeMs && found.ino === file.inode) return 'same';
    const signature = `${id}:${found.size}:${found.mtimeMs}:${found.ino}:${file.path}`;
    if (verified.has(signature)) return 'same';
    if ((await hashFile(file.path)).contentHash !== id) return 'changed';
    if (verified.size >= REMEMBERED_FILES) verified.clear();
    verified.add(signature);
    return 'same';
  }

  return {
    async find({ id }, files) {
      const places = files.filter((file) => file.photoId === id && (file.state === 'present' || file.state === 'away'));
      const verdicts = new Map<FileRow, Verdict>();
      for (const file of places) {
        const verdict = await holdsPhoto(file, id);
        if (verdict === 'same') return file.path;
        verdicts.set(file, verdict);
      }
      throw await explainMissing(verdicts, files);
    },
  };
}

type Verdict = 'same' | 'changed' | 'missing' | 'forbidden' | 'unreadable';

async function look(path: string) {
  try {
    return await stat(pathToOpen(path));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EACCES' || code === 'EPERM') return 'forbidden';
    return code === 'ENOENT' || code === 'ENOTDIR' ? 'missing' : 'unreadable';
  }
}

/** The reason of the first place: most photos have one. */
async function explainMissing(verdicts: ReadonlyMap<FileRow, Verdict>, files: readonly FileRow[]): Promise<AlbumenError> {
  const [first] = verdicts;
  if (first === undefined) {
    const last = files[0];
    return new AlbumenError('not-found', last === undefined ? 'No file holds this photo any more.' : `No file holds this photo any more; it was ${pathToShow(last.path)}.`);
  }
  const [file, verdict] = first;
  const where = pathToShow(file.path);
  switch (verdict) {
    case 'forbidden':
      return new AlbumenError('permission-denied', `${where} may not be read: give yourself permission.`);
    case 'unreadable':
      return new AlbumenError('not-found', `${where} cannot be read now: its drive or network does not answer.`);
    case 'changed':
      return new AlbumenError('not-found', `${where} has changed since Albumen read it; rescan its folder to see it as it is now.`);
    default: {
      const isAway = typeof (await look(file.root)) === 'string';
      return new AlbumenError(
        'not-found',
        isAway ? `The folder ${pathToShow(file.root)} is away: connect its drive to see this photo.` : `${where} is not there any more: it was moved or deleted. Rescan its folder.`,
      );
    }
  }
}
