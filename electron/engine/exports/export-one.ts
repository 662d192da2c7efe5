import { constants } from 'node:fs';
import { copyFile, rm, stat } from 'node:fs/promises';
import { posix } from 'node:path';
import type { ExportWish } from '../../../shared/contract/edit-schemas.ts';
import { AlbumenError, isAlbumenError } from '../../../shared/contract/errors.ts';
import { MAX_PIXELS_STREAMED, MAX_SIDE } from '../config.ts';
import { pathToOpen } from '../scan/path-bytes.ts';
import type { FileRow, PhotoRow } from '../store/photo-row.ts';
import type { DecodePool } from '../workers/decode-pool.ts';
import { giveFreeName, settleFile } from '../scan/free-name.ts';
import { planCopy, type CopyPlan } from './plan-copy.ts';
import type { TagPath } from '../decode/tag-change.ts';

/** One photo to export. */
export interface ExportJob {
  readonly id: string;
  /** Null for an id that the library does not know. */
  readonly photo: PhotoRow | null;
  /** Its present places. */
  readonly files: readonly FileRow[];
  /** Tags to be written as keywords. */
  readonly tagPaths: readonly TagPath[];
}

export interface ExportTools {
  readonly wish: ExportWish & { readonly folder: string; readonly format: 'original' | 'jpeg' };
  /** Hidden path in the export's folder, without an extension, under which the copy is made. */
  readonly draft: string;
  readonly pool: DecodePool;
}

/**
 * Export one photo.
 *
 * @returns The path of the copy. @throws AlbumenError with the reason for the person, or the file system's error.
 */
export async function exportOne({ photo, files, tagPaths }: ExportJob, { wish, draft, pool }: ExportTools): Promise<string> {
  if (!photo) throw new AlbumenError('not-found', 'it is no photo of this library');
  const file = await findFile(photo, files, pool);
  const plan = planCopy(photo, file, wish, tagPaths);
  if ('refused' in plan) throw new AlbumenError('bad-input', plan.refused);
  const path = plan.extension === '' ? draft : `${draft}.${plan.extension}`;
  try {
    if (plan.how === 'render') await render(photo, file, { wish, draft: path, pool });
    else await copyFile(pathToOpen(file.path), pathToOpen(path), constants.COPYFILE_EXCL | constants.COPYFILE_FICLONE);
    if (plan.tags) await pool.writeTags({ ...plan.tags, path, sidecar: await sidecarIfThere(plan.tags.sidecar) }, file.sizeBytes);
    // The file's time may be the only date that a picture has; without metadata it is not to be told.
    await settleFile(path, wish.withMetadata ? file.path : null);
    return await giveFreeName(path, wish.folder, nameOf(file.path, plan));
  } finally {
    await rm(pathToOpen(path), { force: true });
  }
}

/** The first place that still holds this very photo. @throws AlbumenError `not-found` with the reason where none does. */
export async function findFile(photo: PhotoRow, files: readonly FileRow[], pool: DecodePool): Promise<FileRow> {
  let reason = 'no file holds it now: its drive is not connected, or it is in the trash';
  for (const file of files) {
    try {
      const found = await stat(pathToOpen(file.path));
      if (found.size === file.sizeBytes && found.mtimeMs === file.mtimeMs) return file;
      if ((await pool.hash(file.path, found.size)).contentHash === photo.id) return file;
      reason = 'its file has changed since it was indexed: index its folder first';
    } catch (error) {
      if (isAlbumenError(error, 'cancelled')) throw error;
      if (!isAlbumenError(error) && (error as NodeJS.ErrnoException).code === undefined) throw error;
      reason = 'its file is not there now, or may not be read';
    }
  }
  throw new AlbumenError('not-found', reason);
}

async function render(photo: PhotoRow, file: FileRow, { wish, draft, pool }: ExportTools): Promise<void> {
  const { contentHash } = await pool.render(
    {
      path: file.path, target: draft, as: 'jpeg', quality: wish.quality, longSideMax: wish.longSide ?? MAX_SIDE, pixelsMax: MAX_PIXELS_STREAMED,
      rawOrientation: photo.orientation, quarterTurns: photo.quarterTurns,
    },
    file.sizeBytes,
  );
  if (contentHash !== photo.id) throw new AlbumenError('not-found', 'its file has changed since it was indexed: index its folder first');
}

/** One that went away since it was read says nothing any more. */
async function sidecarIfThere(path: string | null): Promise<string | null> {
  if (path === null) return null;
  try {
    return (await stat(pathToOpen(path))).isFile() ? path : null;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === undefined) throw error;
    return null;
  }
}

function nameOf(path: string, plan: CopyPlan): string {
  const { base, name } = posix.parse(path);
  return plan.how === 'copy' ? base : `${name}.${plan.extension}`;
}
