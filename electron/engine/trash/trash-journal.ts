import { randomBytes } from 'node:crypto';
import { mkdir, open, readdir, readFile, rename, unlink } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { FileRow } from '../store/photo-row.ts';
import type { TrashMerge } from './trash-merges.ts';

/** One file in the trash, or on its way. Paths are absolute, in the escaped form of scan/path-bytes.ts. */
export interface TrashedFile {
  /** Where it came from and goes back to. */
  readonly path: string;
  readonly inTrash: string;
  readonly sizeBytes: number;
  readonly mtimeMs: number;
  /** Its row as it was; null for a sidecar, which has none. */
  readonly row: FileRow | null;
}

/** Files of one bundle in one folder: they go and come back together. */
export interface TrashedGroup {
  /** The photo that stands for the bundle. */
  readonly head: string;
  readonly files: readonly TrashedFile[];
}

/** One move to the trash. */
export interface TrashRecord {
  readonly batch: string;
  readonly movedAtMs: number;
  /** False while files are moved: what a kill left is then looked at on disk. */
  readonly isSettled: boolean;
  /** True while its files are handed to the system's trash: a file that is nowhere was handed over. */
  readonly isEmptying: boolean;
  readonly groups: readonly TrashedGroup[];
  /** What kept photos were given by copies of them that went; missing where nothing was. */
  readonly merges?: readonly TrashMerge[];
}

/**
 * What is in the trash, one file of JSON for each batch.
 *
 * [Note: The trash journal]
 * A record names every file and its place in the trash before the first of them is moved. A file is moved by one rename on
 * its own drive, so at any moment it stands at one of the two places that its record names, and a kill loses nothing. The
 * record lies beside the library; a copy lies beside the files, for the day when the library is lost.
 */
export interface TrashJournal {
  /** Oldest first. */
  read(): Promise<TrashRecord[]>;
  /** On disk, and not only in the system's cache, when it resolves. */
  write(record: TrashRecord): Promise<void>;
  remove(batch: string): Promise<void>;
  /** Remove what killed writes left. Never while this journal is written. */
  sweep(): Promise<void>;
}

const SUFFIX = '.json';
/** Ending of a file that is being written; a kill may leave one behind. */
export const DRAFT = '.draft';

/** The journal in a folder, which is made when something is first written. */
export function openTrashJournal(folder: string): TrashJournal {
  const fileOf = (batch: string): string => join(folder, batch + SUFFIX);
  return {
    async read() {
      const names = (await readdirOrNone(folder)).filter((name) => name.endsWith(SUFFIX)).toSorted();
      const texts = await Promise.all(names.map((name) => readFile(join(folder, name), 'utf8')));
      return texts.map((text) => JSON.parse(text) as TrashRecord);
    },
    write: (record) => saveDurably(fileOf(record.batch), JSON.stringify(record)),
    async remove(batch) {
      await unlink(fileOf(batch));
    },
    async sweep() {
      for (const name of await readdirOrNone(folder)) if (name.endsWith(DRAFT)) await unlink(join(folder, name));
    },
  };
}

/** A name for a new batch: sorts by time, and no other batch has it. */
export function newBatchName(nowMs: number): string {
  return `${new Date(nowMs).toISOString().replace(/[-:]|\.\d+Z$/g, '')}-${randomBytes(4).toString('hex')}`;
}

/** Write a small file whole or not at all, and wait until the drive has it. */
export async function saveDurably(path: string, text: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  const draft = path + DRAFT;
  const file = await open(draft, 'w');
  try {
    await file.writeFile(text);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(draft, path);
  await syncFolder(dirname(path));
}

/** A rename is only safe from a power cut once its folder is written. Windows cannot open folders, and does it by itself. */
async function syncFolder(path: string): Promise<void> {
  if (process.platform === 'win32') return;
  const folder = await open(path, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

async function readdirOrNone(folder: string): Promise<string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}
