import { copyFile, mkdtemp, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { ExifTool } from 'exiftool-vendored';

import { pathToOpen } from '../scan/path-bytes.ts';

/** A perl process per decode process: the pool has several of those, and each file needs exiftool for some 10 ms. */
const EXIFTOOL_PROCESSES = 1;
/** A file that keeps exiftool longer than this is given up. Chosen: a 100 MB RAW on a slow network drive takes a few seconds. */
const EXIFTOOL_TASK_TIMEOUT_MS = 20_000;

let instance: Promise<ExifTool | null> | null = null;

/**
 * The one exiftool of this process, started on first need and tried once for real.
 *
 * @returns null where it cannot run: on Linux without perl, or with a perl that lacks its standard modules.
 */
export function getExiftool(): Promise<ExifTool | null> {
  instance ??= startExiftool();
  return instance;
}

/** End exiftool's processes; a later `getExiftool` starts afresh. */
export async function endExiftool(): Promise<void> {
  const ending = instance;
  instance = null;
  const exiftool = await ending;
  await exiftool?.end();
}

/**
 * Run a task with a path that exiftool can be told: its argument list is one line per argument in UTF-8, so a name with
 * a line break, white space at its end or bytes that are no UTF-8 is reached through a symbolic link. So is a file whose
 * name lies about its kind: exiftool finds the preview of a DNG only under a name that ends so.
 *
 * @param path Absolute path in the store's escaped form.
 * @param extension Ending that the name must have, without the dot.
 */
export async function withExiftoolPath<T>(path: string, task: (path: string) => Promise<T>, extension?: string): Promise<T> {
  const target = pathToOpen(path);
  const endsRight = extension === undefined || path.toLowerCase().endsWith(`.${extension}`);
  if (typeof target === 'string' && endsRight && !/[\r\n]|\s$/.test(target)) return await task(target);
  const folder = await mkdtemp(join(tmpdir(), 'albumen-link-'));
  try {
    const link = join(folder, extension === undefined ? 'file' : `file.${extension}`);
    await linkOrCopy(target, link);
    return await task(link);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Windows allows symbolic links to few people. */
async function linkOrCopy(target: string | Buffer, link: string): Promise<void> {
  try {
    await symlink(target, link);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') throw error;
    await copyFile(target, link);
  }
}

async function startExiftool(): Promise<ExifTool | null> {
  const exiftool = new ExifTool({
    maxProcs: EXIFTOOL_PROCESSES,
    taskTimeoutMillis: EXIFTOOL_TASK_TIMEOUT_MS,
    spawnTimeoutMillis: EXIFTOOL_TASK_TIMEOUT_MS,
    taskRetries: 0,
    // A camera's time without a zone is local time; exiftool-vendored must not guess one.
    backfillTimezones: false,
    defaultVideosToUTC: false,
    inferTimezoneFromDatestamps: false,
    geolocation: false,
  });
  // Without a listener batch-cluster's events are lost; a failing task reports itself through its promise.
  exiftool.on('startError', () => undefined);
  try {
    await exiftool.version();
    return exiftool;
  } catch {
    // No perl, or one that cannot run exiftool: the callers say so to the person.
    await exiftool.end(false);
    return null;
  }
}
