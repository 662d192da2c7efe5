import { stat } from 'node:fs/promises';
import type { ExportWish } from '../../../shared/contract/edit-schemas.ts';
import { AlbumenError } from '../../../shared/contract/errors.ts';
import { pathToOpen } from '../scan/path-bytes.ts';
import type { FileRow } from '../store/photo-row.ts';
import type { DecodePool } from '../workers/decode-pool.ts';
import { findFile, type ExportJob } from './export-one.ts';
import { planSidecar } from './plan-copy.ts';
import type { SidecarWriter } from './write-sidecar.ts';

/**
 * Write what a person made of one photo into XMP sidecars: one in the export's folder, or one beside each of its files.
 *
 * @returns Their paths; none where there is nothing to say.
 * @throws AlbumenError with the reason for the person, or the file system's error.
 */
export async function exportSidecars(
  { photo, files, tagPaths }: ExportJob,
  { wish, pool, sidecars }: { readonly wish: Pick<ExportWish, 'folder' | 'withPlace'>; readonly pool: DecodePool; readonly sidecars: SidecarWriter },
): Promise<string[]> {
  if (!photo) throw new AlbumenError('not-found', 'it is no photo of this library');
  const words = planSidecar(photo, wish.folder === null || wish.withPlace ? 'all' : 'all-but-place', tagPaths);
  if (words === null) return [];
  const first = await findFile(photo, files, pool);
  if (wish.folder !== null) return [await sidecars.writeInto(wish.folder, first.path, words)];
  const paths: string[] = [];
  // Two photos of one stem may share a sidecar, and two places of one photo never do.
  for (const file of files) if (file === first || (await isAsIndexed(file))) paths.push(await sidecars.writeBeside(file.path, words));
  return paths;
}

async function isAsIndexed({ path, sizeBytes, mtimeMs }: FileRow): Promise<boolean> {
  try {
    const found = await stat(pathToOpen(path));
    return found.size === sizeBytes && found.mtimeMs === mtimeMs;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === undefined) throw error;
    return false;
  }
}
