import { lstat, readdir } from 'node:fs/promises';
import { posix } from 'node:path';
import type { StoredData } from '../../../shared/contract/app-schemas.ts';
import { errorCode } from '../scan/list-folder.ts';

type Part = StoredData['parts'][number];

/** Something that is stored, by the files and folders that make it up. */
export interface StoredPlace {
  readonly what: Part['what'];
  /** What a person is shown, absolute. */
  readonly path: string;
  /** Files and folders, absolute, counted together; those that are not there count nothing. */
  readonly holds: readonly string[];
}

/** Files whose size is asked for at once. */
const AT_ONCE = 64;

/** What is stored, and how large it is. Parts of which nothing is there are left out. */
export async function measureStoredData(places: readonly StoredPlace[]): Promise<StoredData> {
  const parts: Part[] = [];
  for (const { what, path, holds } of places) {
    let sizeBytes: number | null = null;
    for (const each of holds) {
      const size = await sizeOf(each);
      if (size !== null) sizeBytes = (sizeBytes ?? 0) + size;
    }
    if (sizeBytes !== null) parts.push({ what, path, sizeBytes });
  }
  return { parts };
}

/** Bytes of a file, or of everything in a folder; null where there is neither. Links are not followed. */
async function sizeOf(path: string): Promise<number | null> {
  try {
    const stats = await lstat(path);
    if (!stats.isDirectory()) return stats.size;
  } catch (error) {
    if (errorCode(error) === null) throw error;
    return null;
  }
  const files = await filesBelow(path);
  let total = 0;
  for (let start = 0; start < files.length; start += AT_ONCE) {
    const sizes = await Promise.all(files.slice(start, start + AT_ONCE).map(fileSize));
    for (const size of sizes) total += size;
  }
  return total;
}

async function filesBelow(folder: string): Promise<string[]> {
  try {
    const entries = await readdir(folder, { withFileTypes: true, recursive: true });
    return entries.filter((entry) => entry.isFile()).map((entry) => posix.join(entry.parentPath.replaceAll('\\', '/'), entry.name));
  } catch (error) {
    if (errorCode(error) === null) throw error;
    return []; // It went meanwhile, or may not be read.
  }
}

async function fileSize(path: string): Promise<number> {
  try {
    return (await lstat(path)).size;
  } catch (error) {
    if (errorCode(error) === null) throw error;
    return 0; // The library cleans up while it is measured.
  }
}
