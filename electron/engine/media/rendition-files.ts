import { randomUUID } from 'node:crypto';
import { mkdir, readdir, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { posix } from 'node:path';

/** Part of every name: raised when pictures are made in another way, so that the old ones are not found any more. */
const VERSION = 'r1';

/** What a kept file is, by its ending. */
const TYPES = { jpg: 'image/jpeg', png: 'image/png', mp4: 'video/mp4' } as const;
export type RenditionEnding = keyof typeof TYPES;

export interface RenditionFile {
  readonly path: string;
  readonly mimeType: (typeof TYPES)[RenditionEnding];
}

/** Pictures and clips that were made for the window, by content hash, up to a number of bytes: the longest unused go first. */
export interface RenditionFiles {
  /** One of these, if it is there; it counts as used now. */
  find(id: string, endings: readonly RenditionEnding[]): Promise<RenditionFile | null>;
  /**
   * Keep what `write` writes.
   *
   * @param write Writes the whole file to the path it is given, and says what it is.
   */
  add(id: string, write: (temporary: string) => Promise<RenditionEnding>): Promise<RenditionFile>;
}

/**
 * @param folder Made when it is first written to.
 * @param trimEvery How many files are added between two looks at all of them: small ones need not be counted for each.
 */
export function createRenditionFiles(folder: string, maxBytes: number, trimEvery = 1): RenditionFiles {
  const pathOf = (id: string, ending: RenditionEnding): string => posix.join(folder, id.slice(0, 2), `${id}-${VERSION}.${ending}`);
  let trimming: Promise<void> = Promise.resolve();
  let added = 0;

  return {
    async find(id, endings) {
      for (const ending of endings) {
        const path = pathOf(id, ending);
        if (await touch(path)) return { path, mimeType: TYPES[ending] };
      }
      return null;
    },
    async add(id, write) {
      const temporary = posix.join(folder, id.slice(0, 2), `${id}.${randomUUID()}.tmp`);
      await mkdir(posix.dirname(temporary), { recursive: true });
      try {
        const ending = await write(temporary);
        const path = pathOf(id, ending);
        await rename(temporary, path);
        if (++added % trimEvery === 0) trimming = trimming.then(() => trim(folder, maxBytes, path));
        await trimming;
        return { path, mimeType: TYPES[ending] };
      } finally {
        await rm(temporary, { force: true });
      }
    },
  };
}

/** Write a clip's bytes for `add`. */
export async function writeClip(path: string, bytes: Uint8Array): Promise<RenditionEnding> {
  await writeFile(path, bytes);
  return 'mp4';
}

/** False where there is no such file. */
async function touch(path: string): Promise<boolean> {
  try {
    const now = new Date();
    await utimes(path, now, now);
    return true;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') return false;
    // A cache that may be read but not written still serves.
    if (code === 'EPERM' || code === 'EACCES' || code === 'EROFS') return true;
    throw error;
  }
}

/** Remove the longest unused until what is left fits; what was just made stays. */
async function trim(folder: string, maxBytes: number, keep: string): Promise<void> {
  const files: { path: string; sizeBytes: number; usedAtMs: number }[] = [];
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = posix.join(entry.parentPath.replaceAll('\\', '/'), entry.name);
    const found = await stat(path).catch(() => null); // Another engine on this cache may remove it too.
    if (found !== null) files.push({ path, sizeBytes: found.size, usedAtMs: found.mtimeMs });
  }
  let total = files.reduce((sum, file) => sum + file.sizeBytes, 0);
  for (const file of files.sort((a, b) => a.usedAtMs - b.usedAtMs)) {
    if (total <= maxBytes) return;
    if (file.path === keep) continue;
    // A file that is being read cannot be removed on Windows; the next time will do.
    await rm(file.path, { force: true }).then(() => (total -= file.sizeBytes), () => undefined);
  }
}
