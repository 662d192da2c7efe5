import { stat } from 'node:fs/promises';
import { AlbumenError } from '../../../shared/contract/errors.ts';
import { holdsPhotos } from './create-tables.ts';
import { connectTables, type LanceTables } from './lance-tables.ts';
import { besideData, isLocalFolder, refuseFile } from './library-location.ts';
import type { OpenStoreOptions, ReadableStore } from './library-store.ts';
import { checkVersion, type Migration, MIGRATIONS, newestVersion } from './migrations.ts';
import { openLibrary } from './open-library.ts';
import { damagedLibrary, guardRead } from './store-errors.ts';
import { createReader } from './store-reader.ts';

/**
 * Open a library for reading, without the write lock: every read sees the latest finished write, of this or any other
 * process. A library of an older version is first brought up to date, which needs the lock for that moment.
 *
 * @param steps Migrations to know; other than the real ones only in tests.
 * @throws AlbumenError `not-found` where there is no library, `library-too-new`, `library-damaged`,
 *   `permission-denied`, or `library-locked` when an older library is being written.
 */
export async function openReader(options: OpenStoreOptions, steps: readonly Migration[] = MIGRATIONS): Promise<ReadableStore> {
  const { location } = options;
  await refuseFile(location);
  // LanceDB would make the folder by connecting to it.
  if (isLocalFolder(location) && !(await isThere(location))) throw noLibrary(location);
  const tables = await guardRead(location, () => connectTables(location, options.storageOptions));
  try {
    const version = await guardRead(location, () => versionOf(tables, steps));
    if (version < newestVersion(steps)) await (await openLibrary(options, steps)).close();
    return { ...createReader(tables), close: async () => tables.close() };
  } catch (error) {
    tables.close();
    throw error;
  }
}

async function versionOf(tables: LanceTables, steps: readonly Migration[]): Promise<number> {
  if (await tables.tableIfAny('meta')) return await checkVersion(tables, steps);
  if (await holdsPhotos(tables)) throw damagedLibrary(tables.location, 'its table meta is missing');
  throw noLibrary(tables.location);
}

async function isThere(location: string): Promise<boolean> {
  try {
    await stat(besideData(location, '.'));
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT' || (error as NodeJS.ErrnoException).code === 'ENOTDIR') return false;
    throw error;
  }
}

function noLibrary(location: string): AlbumenError {
  return new AlbumenError('not-found', `there is no library at ${location} yet; make it with \`albumen index FOLDER\``);
}
