import { readdir, rm, rmdir } from 'node:fs/promises';
import { AlbumenError } from '../../../shared/contract/errors.ts';
import { connectTables, isMissingTable, type LanceTables, type TableName } from './lance-tables.ts';
import { besideData, isLocalFolder, localFolder, refuseFile } from './library-location.ts';
import type { OpenStoreOptions } from './library-store.ts';
import { guardWrite } from './store-errors.ts';
import { acquireWriteLock } from './write-lock.ts';

/** `meta` last: while it is there a library that was half removed when the power went is known for one, and can be removed again. */
const TABLES: readonly TableName[] = ['pairs', 'albums', 'records', 'marks', 'files', 'photos', 'meta'];
/** LanceDB's own list of tables, which it makes by connecting. */
const LANCE_LIST = '__manifest';

/**
 * True where a library is, even one that is damaged; false where there is nothing.
 *
 * @throws AlbumenError `bad-input` for a folder that holds other things and no library.
 */
export async function isLibraryThere(options: OpenStoreOptions): Promise<boolean> {
  await refuseFile(options.location);
  if (!isLocalFolder(options.location)) return await withTables(options, async (tables) => (await tables.tableIfAny('meta')) !== null);
  const names = await namesIn(localFolder(options.location));
  if (names.every((name) => name === LANCE_LIST)) return false;
  if (TABLES.some((name) => names.includes(`${name}.lance`))) return true;
  throw new AlbumenError('bad-input', `${options.location} does not look like an Albumen library; nothing was deleted`);
}

/**
 * Remove a library's tables for good, and its folder where nothing else is in it. Close every reader and writer before.
 *
 * @throws AlbumenError `library-locked` when another process writes, `permission-denied`.
 */
export async function destroyLibrary(options: OpenStoreOptions): Promise<void> {
  await withTables(options, async (tables) => {
    const lock = await acquireWriteLock(tables);
    try {
      for (const name of TABLES) await dropTable(tables, name);
    } finally {
      await lock.release();
    }
  });
  if (!isLocalFolder(options.location)) return;
  await rm(besideData(options.location, LANCE_LIST), { recursive: true, force: true });
  await removeIfEmpty(localFolder(options.location));
}

async function dropTable(tables: LanceTables, name: TableName): Promise<void> {
  if (tables.isLocal) {
    // Not through LanceDB, which a damaged table may not get past.
    await rm(besideData(tables.location, `${name}.lance`), { recursive: true, force: true });
    return;
  }
  try {
    await tables.connection.dropTable(name);
  } catch (error) {
    if (!isMissingTable(error)) throw error;
  }
}

async function withTables<T>(options: OpenStoreOptions, work: (tables: LanceTables) => Promise<T>): Promise<T> {
  return await guardWrite(options.location, async () => {
    const tables = await connectTables(options.location, options.storageOptions);
    try {
      return await work(tables);
    } finally {
      tables.close();
    }
  });
}

async function namesIn(folder: string): Promise<string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}

async function removeIfEmpty(folder: string): Promise<void> {
  try {
    await rmdir(folder);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code !== 'ENOTEMPTY' && code !== 'EEXIST' && code !== 'ENOENT') throw error;
  }
}
