import { posix } from 'node:path';
import { isAlbumenError } from '../../../shared/contract/errors.ts';
import { hashFile } from '../decode/read-photo-file.ts';
import type { PhotoLookUp } from '../store/read-ahead.ts';
import type { FileRow } from '../store/photo-row.ts';
import { readSidecars, type FindSidecars } from './find-sidecars.ts';
import { lookAtFile, moveFailure } from './move-file.ts';

export interface Failure {
  readonly path: string;
  readonly reason: string;
}

/** Files of one bundle in one folder, which may all be moved. */
export interface PlannedGroup {
  readonly head: string;
  readonly folder: string;
  /** The library folder that holds them. */
  readonly root: string;
  readonly files: readonly { readonly path: string; readonly sizeBytes: number; readonly mtimeMs: number; readonly row: FileRow | null }[];
}

/**
 * Which files go to the trash with these photos: every place of every photo of their bundles, with sidecars. A bundle's
 * files in one folder go together or not at all. A file that is not the one that the library knows stays.
 *
 * @param ids Photo ids; unknown ones are passed over.
 */
export async function planMove(ids: readonly string[], store: PhotoLookUp): Promise<{ groups: PlannedGroup[]; failed: Failure[] }> {
  const named = await store.photosById(ids, ['id', 'bundleOf']);
  const heads = [...new Set(named.map((photo) => photo.bundleOf ?? photo.id))];
  const headOf = new Map(heads.map((id) => [id, id]));
  for (const photo of await store.bundledWith(heads, ['id', 'bundleOf'])) headOf.set(photo.id, photo.bundleOf ?? photo.id);
  const rows = (await store.filesOf([...headOf.keys()])).filter((row) => row.state === 'present' || row.state === 'away');
  const groups: PlannedGroup[] = [];
  const failed: Failure[] = [];
  const sidecars = new Map<string, FindSidecars>();
  for (const members of Map.groupBy(rows, (row) => `${headOf.get(row.photoId ?? '')} ${posix.dirname(row.path)}`).values()) {
    const planned = await planGroup(headOf.get(members[0]?.photoId ?? '') ?? '', members, sidecars);
    if ('failed' in planned) failed.push(...planned.failed);
    else groups.push(planned);
  }
  return { groups, failed };
}

/**
 * Plan to move files of one bundle in one folder, with the sidecars that belong to them alone: all of them or none.
 *
 * @param sidecars By folder, filled in place.
 */
export async function planGroup(head: string, members: readonly FileRow[], sidecars: Map<string, FindSidecars>): Promise<PlannedGroup | { readonly failed: readonly Failure[] }> {
  const [first] = members;
  if (!first) return { failed: [] };
  const reasons = await Promise.all(members.map(async (row) => ({ path: row.path, reason: await whyNot(row) })));
  const refused = reasons.flatMap(({ path, reason }) => (reason === null ? [] : [{ path, reason }]));
  if (refused.length > 0) return { failed: refused };
  const folder = posix.dirname(first.path);
  const find = sidecars.get(folder) ?? readSidecars(folder);
  sidecars.set(folder, find);
  return {
    head,
    folder,
    root: first.root,
    files: [
      ...members.map((row) => ({ path: row.path, sizeBytes: row.sizeBytes, mtimeMs: row.mtimeMs, row })),
      ...(await Promise.all(find(members.map((row) => row.path)).map(sidecarFile))),
    ],
  };
}

async function sidecarFile(path: string) {
  const found = await lookAtFile(path);
  return { path, sizeBytes: found?.size ?? 0, mtimeMs: found?.mtimeMs ?? 0, row: null };
}

/** Why a file may not be moved; null where it is the very file that the library knows. */
async function whyNot(row: FileRow): Promise<string | null> {
  if (row.state === 'away') return 'its drive or folder is not there now';
  try {
    const found = await lookAtFile(row.path);
    if (found === null) return 'it is no longer there';
    if (found.isSymbolicLink()) return 'it is a link to a file elsewhere; delete the link, or the file that it leads to';
    const hasChanged = 'it has changed since it was indexed; index its folder first';
    if (found.size !== row.sizeBytes || found.mtimeMs !== row.mtimeMs) return hasChanged;
    // Drives number their files anew when they are mounted: then the content tells.
    if (found.ino !== row.inode && (await hashFile(row.path)).contentHash !== row.photoId) return hasChanged;
    return null;
  } catch (error) {
    return isAlbumenError(error) ? error.message : moveFailure(error);
  }
}
