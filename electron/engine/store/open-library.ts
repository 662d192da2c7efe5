import { createTablesIfNeeded } from './create-tables.ts';
import { connectTables } from './lance-tables.ts';
import { refuseFile } from './library-location.ts';
import type { OpenStoreOptions, WritableStore } from './library-store.ts';
import { migrateLibrary, type Migration, MIGRATIONS, newestVersion } from './migrations.ts';
import { guardWrite } from './store-errors.ts';
import { createWriter } from './store-writer.ts';
import { settleMarks } from './write-marks.ts';
import { acquireWriteLock } from './write-lock.ts';

/**
 * Open a library for writing: takes its write lock, makes it where there is none, and brings an older one up to date.
 *
 * @param steps Migrations to know; other than the real ones only in tests.
 * @throws AlbumenError `library-locked` when another process writes, `library-too-new`, `library-damaged`,
 *   `permission-denied`, `disk-full`, or `bad-input` when the location is a file.
 */
export async function openLibrary(options: OpenStoreOptions, steps: readonly Migration[] = MIGRATIONS): Promise<WritableStore> {
  const { location } = options;
  await refuseFile(location);
  const tables = await guardWrite(location, () => connectTables(location, options.storageOptions));
  const lock = await acquireWriteLock(tables);
  try {
    await guardWrite(location, async () => {
      await createTablesIfNeeded(tables, newestVersion(steps));
      // Opened here, so that a missing or damaged table is told before anything is written.
      for (const name of ['photos', 'files', 'marks'] as const) await tables.table(name);
      await migrateLibrary(tables, steps);
    });
    const clock = await guardWrite(location, () => settleMarks(tables));
    return createWriter(tables, lock, clock);
  } catch (error) {
    await lock.release();
    tables.close();
    throw error;
  }
}
