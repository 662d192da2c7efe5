import { randomUUID } from 'node:crypto';
import { open, rm } from 'node:fs/promises';
import { posix } from 'node:path';
import { exportRequest, type ExportEvent, type ExportRequest } from '../../../shared/contract/edit-schemas.ts';
import { AlbumenError, isAlbumenError } from '../../../shared/contract/errors.ts';
import { EXPORTS_AT_ONCE, KEYS_PER_QUERY } from '../config.ts';
import { joinPath } from '../scan/list-folder.ts';
import { makeFolder } from '../scan/make-folder.ts';
import { pathToOpen } from '../scan/path-bytes.ts';
import type { StoreReader } from '../store/library-store.ts';
import { createDecodePool } from '../workers/decode-pool.ts';
import type { StartWorker } from '../workers/worker-port.ts';
import { exportOne, type ExportJob } from './export-one.ts';
import { exportSidecars } from './export-sidecars.ts';
import { readTagsIn, type ReadTags, type TagNames } from './exported-tags.ts';
import { createSidecarWriter } from './write-sidecar.ts';

export interface ExportContext {
  readonly store: StoreReader;
  readonly startWorker: StartWorker;
  /** What photos bear, where it is to be written. */
  readonly tags: TagNames;
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((done: number, total: number) => void) | undefined;
}

export type ExportReport = Extract<ExportEvent, { type: 'report' }>;

/**
 * Write copies of photos, or sidecars, into a folder, in the order asked, a few at a time. Each is made under a hidden name and takes its
 * own when it is whole: an abort, a crash or a full disk leaves no half picture.
 *
 * @throws AlbumenError `bad-input` for a folder that is none or cannot be written to.
 */
export async function exportPhotos(request: ExportRequest, context: ExportContext): Promise<ExportReport> {
  const wish = exportRequest.parse(request);
  if (wish.folder === null && wish.format !== 'sidecar') throw new AlbumenError('bad-input', 'copies are written into a folder: choose one; beside the originals only sidecars are');
  if (wish.folder !== null) await prepareFolder(wish.folder);
  const ids = [...new Set(wish.ids)];
  const { signal, store } = context;
  // One process for each, so that a photo that crashes its decoder takes no other with it.
  const pool = createDecodePool(context.startWorker, EXPORTS_AT_ONCE);
  const stop = (): void => pool.close();
  signal?.addEventListener('abort', stop, { once: true });
  const written: ExportReport['written'] = [];
  const failed: ExportReport['failed'] = [];
  const sidecars = createSidecarWriter(pool);
  const readTags = wish.withTags && (wish.withMetadata || wish.format === 'sidecar') ? readTagsIn(wish.tagLanguage, context.tags) : null;
  const order = new Map(ids.map((id, i) => [id, i]));
  let done = 0;
  let full: string | null = null;

  async function exportNext(jobs: IterableIterator<ExportJob>): Promise<void> {
    for (const job of jobs) {
      if (signal?.aborted) return;
      if (full !== null) failed.push({ id: job.id, reason: full });
      else await exportJob(job);
      done += 1;
      context.onProgress?.(done, ids.length);
    }
  }

  async function exportJob(job: ExportJob): Promise<void> {
    try {
      for (const path of await exportAs(job)) written.push({ id: job.id, path });
    } catch (error) {
      if (signal?.aborted) return;
      const reason = reasonOf(error);
      if (isDiskFull(error)) full = reason;
      failed.push({ id: job.id, reason });
    }
  }

  async function exportAs(job: ExportJob): Promise<readonly string[]> {
    const { folder, format } = wish;
    if (format === 'sidecar') return await exportSidecars(job, { wish, pool, sidecars });
    if (folder === null) return [];
    return [await exportOne(job, { wish: { ...wish, folder, format }, draft: joinPath(folder, `.albumen-export-${randomUUID()}`), pool })];
  }

  try {
    for (let start = 0; start < ids.length; start += KEYS_PER_QUERY) {
      if (signal?.aborted) break;
      const jobs = (await readJobs(ids.slice(start, start + KEYS_PER_QUERY), store, readTags)).values();
      await Promise.all(Array.from({ length: EXPORTS_AT_ONCE }, () => exportNext(jobs)));
    }
  } finally {
    signal?.removeEventListener('abort', stop);
    pool.close();
  }
  const inOrder = (a: { id: string }, b: { id: string }): number => (order.get(a.id) ?? 0) - (order.get(b.id) ?? 0);
  return { type: 'report', written: written.toSorted(inOrder), failed: failed.toSorted(inOrder), interrupted: signal?.aborted ?? false };
}

async function readJobs(ids: readonly string[], store: StoreReader, readTags: ReadTags | null): Promise<ExportJob[]> {
  const tagPaths = await readTags?.(ids);
  const photos = new Map((await store.photosById(ids)).map((photo) => [photo.id, photo]));
  const files = Map.groupBy(await store.filesOf(ids), (file) => file.photoId);
  return ids.map((id) => ({ id, photo: photos.get(id) ?? null, files: (files.get(id) ?? []).filter((file) => file.state === 'present'), tagPaths: tagPaths?.get(id) ?? [] }));
}

/** Make the folder, and try to write into it, before the first photo is read. */
async function prepareFolder(folder: string): Promise<void> {
  if (!posix.isAbsolute(folder.replace(/^[A-Za-z]:/, ''))) throw new AlbumenError('bad-input', `${folder} is not an absolute path of a folder`);
  const probe = joinPath(folder, `.albumen-export-${randomUUID()}`);
  try {
    await makeFolder(folder);
    await (await open(pathToOpen(probe), 'wx')).close();
    await rm(pathToOpen(probe));
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === undefined) throw error;
    const why = code === 'EEXIST' || code === 'ENOTDIR' ? 'it is a file' : code === 'ENOSPC' ? 'its drive is full' : code === 'EROFS' ? 'its drive is read-only' : `no permission (${code})`;
    throw new AlbumenError('bad-input', `${folder} cannot be written to: ${why}; choose another folder`, { cause: error });
  }
}

function isDiskFull(error: unknown): boolean {
  const code = (error as NodeJS.ErrnoException).code;
  return isAlbumenError(error, 'disk-full') || code === 'ENOSPC' || code === 'EDQUOT';
}

function reasonOf(error: unknown): string {
  if (isDiskFull(error)) return 'the disk is full: make room and export the rest again';
  if (error instanceof AlbumenError) return error.message;
  const { code, message } = error as NodeJS.ErrnoException;
  if (code === undefined) throw error;
  if (code === 'ENOENT') return 'the file or the folder vanished meanwhile';
  if (code === 'EACCES' || code === 'EPERM') return 'the file may not be read, or the folder not be written to';
  return `it could not be copied (${message})`;
}

