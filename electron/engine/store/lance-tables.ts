import { createRequire } from 'node:module';
import { availableParallelism } from 'node:os';
import type { Connection, IndexConfig, Table } from '@lancedb/lancedb';
import { INDEX_CACHE_BYTES, METADATA_CACHE_BYTES } from '../config.ts';
import { localFolder, isLocalFolder } from './library-location.ts';

/*
 * The only door to @lancedb/lancedb and to the Arrow library that it uses.
 *
 * [Note: One copy of Arrow]
 * LanceDB requires the CommonJS build of apache-arrow; an `import` would load the ES build beside it (40 ms, and tables
 * of one copy are no instances of the other). Both packages are therefore required, and only when a library is opened:
 * from dist/ as one file, which scripts/build.ts makes, since the 150 files that they are take twice as long to load.
 */
type Lance = typeof import('@lancedb/lancedb');
type Arrow = typeof import('apache-arrow');
/**
 * Lance 8 gives its computing threads the cores less two, which is one on a machine of two or three cores; indexing the
 * words of 400,000 photos then waits for itself for ever. With 2 or more threads it took 2 s.
 */
const LANCE_CPU_THREADS_MIN = 4;
interface LancePackages {
  readonly lance: Lance;
  readonly arrow: Arrow;
}
const load = createRequire(import.meta.url);
let packages: LancePackages | null = null;

export type { IndexConfig, Table, VectorQuery } from '@lancedb/lancedb';

/** LanceDB's module, loaded on first use (30 to 50 ms). */
export function lance(): Lance {
  return loadPackages().lance;
}

/** The copy of apache-arrow that LanceDB uses. */
export function arrow(): Arrow {
  return loadPackages().arrow;
}

function loadPackages(): LancePackages {
  if (packages !== null) return packages;
  // Lance reads these once, at load; its warnings on stderr mean nothing to a person.
  process.env['LANCEDB_LOG'] ??= 'error';
  process.env['LANCE_LOG'] ??= 'error';
  process.env['LANCE_CPU_THREADS'] ??= String(Math.max(LANCE_CPU_THREADS_MIN, availableParallelism()));
  const isSource = import.meta.url.endsWith('.ts');
  packages = isSource
    ? { lance: load('@lancedb/lancedb') as Lance, arrow: load('apache-arrow') as Arrow }
    : (load('./lance-packages.cjs') as LancePackages);
  return packages;
}

/** Tables of a library, by name. */
export type TableName = 'photos' | 'files' | 'marks' | 'records' | 'albums' | 'pairs' | 'meta' | 'lease';

/** One connection to a library's folder or URI; tables are opened on first use and kept. */
export interface LanceTables {
  readonly location: string;
  readonly isLocal: boolean;
  readonly connection: Connection;
  /** @throws the LanceDB error where the table does not exist; see `isMissingTable`. */
  table(name: TableName): Promise<Table>;
  /** Open a table, or null where the library has none of this name. */
  tableIfAny(name: TableName): Promise<Table | null>;
  /** Forget an opened handle, so that the next use opens the table anew. */
  reopen(name: TableName): void;
  close(): void;
}

/**
 * Connect to a library without reading anything.
 *
 * Every read sees the latest finished write (readConsistencyInterval 0), of this or any other process.
 */
export async function connectTables(
  location: string,
  storageOptions?: Readonly<Record<string, string>>,
): Promise<LanceTables> {
  const { connect, Session } = lance();
  const isLocal = isLocalFolder(location);
  const connection = await connect(
    isLocal ? localFolder(location) : location,
    { readConsistencyInterval: 0, ...(storageOptions && { storageOptions: { ...storageOptions } }) },
    new Session(BigInt(INDEX_CACHE_BYTES), BigInt(METADATA_CACHE_BYTES)),
  );
  const opened = new Map<TableName, Promise<Table>>();

  async function table(name: TableName): Promise<Table> {
    let opening = opened.get(name);
    if (!opening) {
      opening = connection.openTable(name);
      opened.set(name, opening);
    }
    try {
      return await opening;
    } catch (error) {
      opened.delete(name);
      throw error;
    }
  }

  return {
    location,
    isLocal,
    connection,
    table,
    async tableIfAny(name) {
      try {
        return await table(name);
      } catch (error) {
        // `tableNames()` comes back empty on object stores, so a table is looked for by opening it.
        if (isMissingTable(error)) return null;
        throw error;
      }
    },
    reopen(name) {
      opened.delete(name);
    },
    close() {
      connection.close();
    },
  };
}

/** True for the error of opening a table that does not exist; a table whose files are damaged is another error. */
export function isMissingTable(error: unknown): boolean {
  return error instanceof Error && /^Table '[^']*' was not found/.test(error.message);
}

/** The index of a column as it stands now; undefined where there is none. */
export async function indexOn(table: Table, column: string): Promise<IndexConfig | undefined> {
  return (await table.listIndices()).find((index) => index.columns.includes(column));
}
