import { randomUUID } from 'node:crypto';
import { arrowSchema, toArrowTable } from './arrow-write.ts';
import { createWordsIndex } from './find-words.ts';
import type { LanceTables } from './lance-tables.ts';
import type { MetaValues } from './meta-values.ts';
import { ALBUM_COLUMNS, FILE_COLUMNS, MARK_COLUMNS, META_COLUMNS, PAIR_COLUMNS, RECORD_COLUMNS } from './other-columns.ts';
import { DERIVED_COLUMNS, PHOTO_ROW_COLUMNS } from './photo-columns.ts';
import { damagedLibrary } from './store-errors.ts';

/**
 * Make the tables of a new library. `meta` comes last, in one commit with its first values: a library without it was
 * never finished, and is finished by the next call.
 *
 * @throws AlbumenError `library-damaged` where photos are there but `meta` is not.
 */
export async function createTablesIfNeeded(tables: LanceTables, schemaVersion: number): Promise<void> {
  if (await tables.tableIfAny('meta')) return;
  if (await holdsPhotos(tables)) throw damagedLibrary(tables.location, 'its table meta is missing');
  const { connection } = tables;
  const whenMissing = { mode: 'create', existOk: true } as const;
  await connection.createEmptyTable('photos', arrowSchema([...PHOTO_ROW_COLUMNS, ...DERIVED_COLUMNS]), whenMissing);
  await connection.createEmptyTable('files', arrowSchema(FILE_COLUMNS), whenMissing);
  await connection.createEmptyTable('marks', arrowSchema(MARK_COLUMNS), whenMissing);
  await createSortingTables(tables);
  await createWordsIndex(await tables.table('photos'));
  const first: Partial<MetaValues> = { schemaVersion, libraryId: randomUUID(), packs: [], folders: [], runOpen: false };
  const rows = Object.entries(first).map(([key, value]) => ({ key, value: JSON.stringify(value) }));
  await connection.createTable('meta', toArrowTable(META_COLUMNS, rows), { mode: 'create' });
}

/** What tags, albums and duplicates are kept in; tables that are there already are left alone. */
export async function createSortingTables({ connection }: LanceTables): Promise<void> {
  const whenMissing = { mode: 'create', existOk: true } as const;
  await connection.createEmptyTable('records', arrowSchema(RECORD_COLUMNS), whenMissing);
  await connection.createEmptyTable('albums', arrowSchema(ALBUM_COLUMNS), whenMissing);
  await connection.createEmptyTable('pairs', arrowSchema(PAIR_COLUMNS), whenMissing);
}

/** True where the photos table is there and not empty. */
export async function holdsPhotos(tables: LanceTables): Promise<boolean> {
  const photos = await tables.tableIfAny('photos');
  return photos !== null && (await photos.countRows()) > 0;
}
