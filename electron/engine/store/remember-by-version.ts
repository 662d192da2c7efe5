import type { LanceTables, TableName } from './lance-tables.ts';

/** Values remembered of one table: a person refines one question, a batch repeats its filters. */
const REMEMBERED_MAX = 256;

interface TableMemory {
  version: number;
  readonly values: Map<string, Promise<unknown>>;
}
const remembered = new WeakMap<LanceTables, Map<TableName, TableMemory>>();

/**
 * Read something of a table once for each of its versions. Asking for the version costs some 20 microseconds, what
 * questions need besides costs milliseconds each. A value may be newer than its version when something is written
 * meanwhile, never older.
 *
 * @param key Names what is read, with everything that it depends on besides the table.
 */
export async function rememberByVersion<T>(tables: LanceTables, name: TableName, key: string, read: () => Promise<T>): Promise<T> {
  const version = await (await tables.table(name)).version();
  const byTable = remembered.get(tables) ?? new Map<TableName, TableMemory>();
  remembered.set(tables, byTable);
  let memory = byTable.get(name);
  if (memory?.version !== version) byTable.set(name, (memory = { version, values: new Map() }));
  const { values } = memory;
  const known = values.get(key);
  if (known) return (await known) as T;
  const oldest = values.keys().next();
  if (values.size >= REMEMBERED_MAX && !oldest.done) values.delete(oldest.value);
  const reading = read();
  values.set(key, reading);
  try {
    return await reading;
  } catch (error) {
    values.delete(key);
    throw error;
  }
}
