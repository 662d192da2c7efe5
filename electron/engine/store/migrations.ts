import { AlbumenError } from '../../../shared/contract/errors.ts';
import { createSortingTables } from './create-tables.ts';
import type { LanceTables } from './lance-tables.ts';
import { readMeta, writeMeta } from './meta-values.ts';
import { SHOWN_SQL } from './shown-text.ts';
import { damagedLibrary } from './store-errors.ts';

/**
 * One step forward. A kill may come at any moment, and the step then runs again from its beginning: it must be
 * content with what it did before (add a column only where it is missing, fill only rows that lack the value).
 */
export interface Migration {
  /** The schema version that the library has after this step; steps rise by one. */
  readonly to: number;
  /** What it does, for a person: "add the lens column". */
  readonly says: string;
  run(tables: LanceTables): Promise<void>;
}

/** The schema version that a new library is made with. */
export const FIRST_SCHEMA_VERSION = 1;

/** What version 2 added to photos, with the value that every photo of version 1 has. */
const PERSONS_COLUMNS = [
  { name: 'isFavourite', valueSql: 'false' },
  { name: 'isHidden', valueSql: 'false' },
  { name: 'quarterTurns', valueSql: 'cast(0 as double)' },
  { name: 'fileValues', valueSql: 'cast(NULL as string)' },
];

/** What version 3 added to photos; what fills them is worked out afterwards, by the rooms that own it. */
const SORTING_COLUMNS = [
  { name: 'sharpness', valueSql: 'cast(NULL as double)' },
  { name: 'autoTags', valueSql: 'cast(NULL as string)' },
  { name: 'tags', valueSql: "arrow_cast(make_array(), 'List(Utf8)')" },
  { name: 'albums', valueSql: "arrow_cast(make_array(), 'List(Utf8)')" },
  { name: 'tagsFolded', valueSql: "''" },
  { name: 'albumsFolded', valueSql: "''" },
];

/** All steps from version 1 on, oldest first. Version 1 is the first that was ever written. */
export const MIGRATIONS: readonly Migration[] = [
  {
    to: 2,
    says: 'make room for favourites, hidden photos, turns and corrections',
    run: (tables) => addMissingColumns(tables, PERSONS_COLUMNS),
  },
  {
    to: 3,
    says: 'make room for tags, albums and duplicates',
    async run(tables) {
      await addMissingColumns(tables, SORTING_COLUMNS);
      await createSortingTables(tables);
    },
  },
  {
    to: 4,
    says: 'write what results show of a photo into one column',
    run: (tables) => addMissingColumns(tables, [{ name: 'shown', valueSql: SHOWN_SQL }]),
  },
];

async function addMissingColumns(tables: LanceTables, columns: readonly { readonly name: string; readonly valueSql: string }[]): Promise<void> {
  const photos = await tables.table('photos');
  const there = new Set((await photos.schema()).fields.map((field) => field.name));
  const missing = columns.filter((column) => !there.has(column.name));
  // One commit: all of them are there after a kill, or none.
  if (missing.length > 0) await photos.addColumns(missing);
}

/** The version that a set of steps leads to. */
export function newestVersion(steps: readonly Migration[]): number {
  return steps.at(-1)?.to ?? FIRST_SCHEMA_VERSION;
}

/**
 * A library's schema version.
 *
 * @throws AlbumenError `library-too-new` for one that a later Albumen wrote, `library-damaged` where it has none.
 */
export async function checkVersion(tables: LanceTables, steps: readonly Migration[]): Promise<number> {
  const version = await readMeta(tables, 'schemaVersion');
  if (typeof version !== 'number') throw damagedLibrary(tables.location, 'it has no schema version');
  const newest = newestVersion(steps);
  if (version > newest) {
    throw new AlbumenError('library-too-new', `the library ${tables.location} was written by a newer Albumen (version ${version}; this one knows up to ${newest}); update Albumen`);
  }
  return version;
}

/** Bring a library to the newest version, one noted step after another. Call with the write lock held. */
export async function migrateLibrary(tables: LanceTables, steps: readonly Migration[]): Promise<void> {
  const version = await checkVersion(tables, steps);
  for (const step of steps) {
    if (step.to <= version) continue;
    await step.run(tables);
    await writeMeta(tables, { schemaVersion: step.to });
  }
}
