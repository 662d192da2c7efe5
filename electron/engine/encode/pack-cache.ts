import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { ModelPack } from './model-pack.ts';
import { removeCacheFileIgnoringErrors, saveCacheFileIgnoringErrors } from './save-cache-file.ts';

/** Raised whenever a reader or the fingerprint changes, so that older entries are read anew. */
const CACHE_VERSION = 2;
const PACKS_FOLDER = 'packs';

/** Size and time of every file that a pack was read from; a folder's own time tells of files that came or went. */
export type FileStamps = Readonly<Record<string, string>>;

/** Size and modification time of one file, in one text; `absent` where there is none. */
export function stampFile(file: string): string {
  const stat = statSync(file, { throwIfNoEntry: false });
  if (stat === undefined) return 'absent';
  return stat.isDirectory() ? `folder ${stat.mtimeMs}` : `${stat.size} ${stat.mtimeMs}`;
}

/**
 * The pack as it was read before, if none of its files changed since: a start then hashes nothing.
 *
 * @returns Null where the pack must be read; a damaged entry counts as none.
 */
export function readCachedPack(cacheDir: string, folder: string): ModelPack | null {
  const pack = readEntry(cacheFile(cacheDir, folder));
  return pack?.folder === folder ? pack : null;
}

/** The pack that a question will most likely need, known before the library is open: the only one that was ever read here; null where there are several. */
export function onlyCachedPack(cacheDir: string): ModelPack | null {
  const [first, ...others] = entriesOf(cacheDir);
  return first !== undefined && others.length === 0 ? readEntry(first) : null;
}

/** The files of all entries; none where there is no cache, or it cannot be read. */
function entriesOf(cacheDir: string): string[] {
  const folder = join(cacheDir, PACKS_FOLDER);
  try {
    return readdirSync(folder).filter((name) => name.endsWith('.json')).map((name) => join(folder, name));
  } catch {
    return [];
  }
}

function readEntry(file: string): ModelPack | null {
  try {
    const entry = JSON.parse(readFileSync(file, 'utf8')) as { version: number; stamps: FileStamps; pack: ModelPack };
    if (entry.version !== CACHE_VERSION) return null;
    const isSame = Object.entries(entry.stamps).every(([path, stamp]) => stampFile(path) === stamp);
    return isSame ? entry.pack : null;
  } catch {
    // Absent or damaged: the pack itself is read, and the entry written again.
    return null;
  }
}

/**
 * Keep what was read, and forget packs that are no longer where or what they were: an app that is unpacked anew at every start would leave one
 * behind each time. A cache that cannot be written costs time at the next start, nothing else.
 */
export function saveCachedPackIgnoringErrors(cacheDir: string, pack: ModelPack, stamps: FileStamps): void {
  for (const entry of entriesOf(cacheDir)) if (readEntry(entry) === null) removeCacheFileIgnoringErrors(entry);
  saveCacheFileIgnoringErrors(cacheFile(cacheDir, pack.folder), JSON.stringify({ version: CACHE_VERSION, stamps, pack }));
}

function cacheFile(cacheDir: string, folder: string): string {
  return join(cacheDir, PACKS_FOLDER, `${createHash('sha256').update(folder).digest('hex').slice(0, 16)}.json`);
}
