import type { Facets, LibraryFolder, PackRecord } from './library-store.ts';
import { readRows } from './arrow-read.ts';
import { toArrowTable } from './arrow-write.ts';
import type { LanceTables } from './lance-tables.ts';
import { META_COLUMNS } from './other-columns.ts';
import { rememberByVersion } from './remember-by-version.ts';
import { sqlText } from './sql-literal.ts';

/** What `maintain` left behind, to see at the next one whether anything is due. */
export interface MaintainRecord {
  /** LanceDB version of the table after it was last merged and cleaned. */
  readonly version: number;
  /** Its bytes then, as disk-size.ts counts them. */
  readonly sizeBytes: number;
}

/** Everything in the `meta` table. */
export interface MetaValues {
  readonly schemaVersion: number;
  /** UUID of the library, made with it. */
  readonly libraryId: string;
  readonly packs: readonly PackRecord[];
  readonly folders: readonly LibraryFolder[];
  readonly runOpen: boolean;
  /** Time of the newest edit whose marks are known to show in the rows of their photos. */
  readonly marksShownMs: number;
  /** What rooms of the engine keep for themselves, by name. */
  readonly notes: Readonly<Record<string, unknown>>;
  readonly facets: Facets;
  readonly maintained: Readonly<Record<string, MaintainRecord>>;
  /** LanceDB versions of `photos` and `files` when `maintain` last looked. */
  readonly seen: readonly number[];
  /** Vectors in the index when it was trained, by fingerprint. */
  readonly trained: Readonly<Record<string, number>>;
}

/** One value, or null where it was never written. It is shared by all who ask: nobody may change it in place. */
export async function readMeta<Key extends keyof MetaValues>(tables: LanceTables, key: Key): Promise<MetaValues[Key] | null> {
  return await rememberByVersion(tables, 'meta', key, () => readMetaNow(tables, key));
}

async function readMetaNow<Key extends keyof MetaValues>(tables: LanceTables, key: Key): Promise<MetaValues[Key] | null> {
  const meta = await tables.table('meta');
  const [row] = await readRows<{ value: string }>(meta.query().where(`key = ${sqlText(key)}`).select(['value']), ['value']);
  return row ? (JSON.parse(row.value) as MetaValues[Key]) : null;
}

/** Write several values in one commit. */
export async function writeMeta(tables: LanceTables, values: Partial<MetaValues>): Promise<void> {
  const meta = await tables.table('meta');
  const rows = Object.entries(values).map(([key, value]) => ({ key, value: JSON.stringify(value) }));
  await meta.mergeInsert('key').whenMatchedUpdateAll().whenNotMatchedInsertAll().execute(toArrowTable(META_COLUMNS, rows));
}
