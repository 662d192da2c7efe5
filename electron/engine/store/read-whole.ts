import { readColumns, readVectorRows } from './arrow-read.ts';
import { filterSql } from './filter-sql.ts';
import type { LanceTables } from './lance-tables.ts';
import type { ColumnsQuery, PhotoColumns, VectorBatch } from './library-store.ts';
import type { PhotoRow } from './photo-row.ts';
import { vectorColumn } from './vector-column.ts';
import { visibleSql } from './visible-sql.ts';

/** Some columns of the whole library, in no order. */
export async function readPhotoColumns<Name extends keyof PhotoRow>(tables: LanceTables, names: readonly Name[], query: ColumnsQuery = {}): Promise<PhotoColumns<Name>> {
  const photos = await tables.table('photos');
  const where = whereOf(query);
  const rows = where === undefined ? photos.query() : photos.query().where(where);
  return (await readColumns(rows.select([...names]), names)) as PhotoColumns<Name>;
}

/** Vectors of the whole library, batch by batch as LanceDB reads them; photos without one are left out. */
export async function* readVectorBatches(tables: LanceTables, fingerprint: string, query: ColumnsQuery = {}): AsyncGenerator<VectorBatch> {
  const photos = await tables.table('photos');
  const { name } = await vectorColumn(photos, fingerprint);
  const where = whereOf(query);
  const rows = where === undefined ? photos.query() : photos.query().where(where);
  for await (const batch of rows.select(['id', name])) {
    const found = readVectorRows(batch, name);
    if (found.ids.length > 0) yield found;
  }
}

function whereOf({ filter, includeHidden }: ColumnsQuery): string | undefined {
  return includeHidden ? filter && filterSql(filter) : visibleSql(filter);
}
