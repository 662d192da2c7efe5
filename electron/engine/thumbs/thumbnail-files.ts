import { randomUUID } from 'node:crypto';
import { access, mkdir, readdir, readFile, rename, rm, rmdir, writeFile } from 'node:fs/promises';
import { posix } from 'node:path';

/** Thumbnails beside the store, by content hash: `<folder>/<first two hex digits>/<id>.webp`. They can all be made again. */
export interface ThumbnailFiles {
  pathOf(id: string): string;
  has(id: string): Promise<boolean>;
  /** WebP bytes; null where there is none. */
  read(id: string): Promise<Uint8Array | null>;
  /** Written whole or not at all. */
  save(id: string, webp: Uint8Array): Promise<void>;
  remove(id: string): Promise<void>;
  /** Remove every thumbnail and the folders that are empty then; files of other names stay. */
  removeAll(): Promise<void>;
}

export function createThumbnailFiles(folder: string): ThumbnailFiles {
  const pathOf = (id: string): string => posix.join(folder, id.slice(0, 2), `${id}.webp`);
  return {
    pathOf,
    async has(id) {
      try {
        await access(pathOf(id));
        return true;
      } catch {
        return false;
      }
    },
    async read(id) {
      try {
        return await readFile(pathOf(id));
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
        throw error;
      }
    },
    async save(id, webp) {
      const path = pathOf(id);
      const temporary = `${path}.${randomUUID()}.tmp`;
      await mkdir(posix.dirname(path), { recursive: true });
      try {
        await writeFile(temporary, webp);
        await rename(temporary, path);
      } catch (error) {
        await rm(temporary, { force: true });
        throw error;
      }
    },
    async remove(id) {
      await rm(pathOf(id), { force: true });
    },
    async removeAll() {
      for (const half of (await namesIn(folder)).filter((name) => HALF.test(name))) {
        const below = posix.join(folder, half);
        for (const name of (await namesIn(below)).filter((each) => THUMBNAIL.test(each))) await rm(posix.join(below, name), { force: true });
        await removeIfEmpty(below);
      }
      await removeIfEmpty(folder);
    },
  };
}

const HALF = /^[0-9a-f]{2}$/;
/** A thumbnail, or one whose writing was cut short. */
const THUMBNAIL = /^[0-9a-f]{32}\.webp(?:\.[0-9a-f-]{36}\.tmp)?$/;

async function namesIn(folder: string): Promise<string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    if (['ENOENT', 'ENOTDIR'].includes((error as NodeJS.ErrnoException).code ?? '')) return [];
    throw error;
  }
}

async function removeIfEmpty(folder: string): Promise<void> {
  try {
    await rmdir(folder);
  } catch (error) {
    if (!['ENOENT', 'ENOTDIR', 'ENOTEMPTY', 'EEXIST'].includes((error as NodeJS.ErrnoException).code ?? '')) throw error;
  }
}
