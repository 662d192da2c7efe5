import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { localFolder } from './library-location.ts';
import type { LanceTables, TableName } from './lance-tables.ts';

const TABLES: readonly TableName[] = ['photos', 'files', 'marks', 'meta'];

/** Bytes of the library's tables with their indices and old versions; thumbnails are not counted. On object stores: of the data alone. */
export async function librarySizeBytes(tables: LanceTables): Promise<number> {
  const sizes = await Promise.all(TABLES.map((name) => tableSizeBytes(tables, name)));
  return sizes.reduce((sum, size) => sum + size, 0);
}

/**
 * Bytes of one table: of its folder, or on object stores, where listing costs money and time, of the files that its
 * newest version uses (replaced rows among them).
 */
export async function tableSizeBytes(tables: LanceTables, name: TableName): Promise<number> {
  if (!tables.isLocal) return (await (await tables.table(name)).stats()).totalBytes;
  return await folderSizeBytes(join(localFolder(tables.location), `${name}.lance`));
}

async function folderSizeBytes(folder: string): Promise<number> {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true });
  let total = 0;
  for (const entry of entries) {
    if (!entry.isFile()) continue;
    try {
      total += (await stat(join(entry.parentPath, entry.name))).size;
    } catch (error) {
      // The writer may clean a file away between the listing and this look.
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    }
  }
  return total;
}
