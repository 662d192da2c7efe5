import type { MarkKind } from './apply-marks.ts';
import { KEYS_PER_QUERY } from '../config.ts';
import { readColumns, readRows } from './arrow-read.ts';
import { chunksOf } from './chunks-of.ts';
import { filterSql } from './filter-sql.ts';
import type { LanceTables } from './lance-tables.ts';
import type { ListQuery } from './library-store.ts';
import { FILE_NAMES, MARK_NAMES } from './other-columns.ts';
import { PHOTO_ROW_NAMES } from './photo-columns.ts';
import type { FileRow, MarkRow, PhotoRow } from './photo-row.ts';
import { sqlIn, sqlText } from './sql-literal.ts';
import { vectorColumn } from './vector-column.ts';
import { visibleSql } from './visible-sql.ts';

/** Photos by capture time, those without one last, ties by id. Only the rows asked for are read whole. */
export async function listPhotoRows(tables: LanceTables, query: ListQuery): Promise<PhotoRow[]> {
  if (query.limit < 1) return [];
  const photos = await tables.table('photos');
  const where = query.includeHidden ? query.filter && filterSql(query.filter) : visibleSql(query.filter);
  let list = photos.query();
  if (where !== undefined) list = list.where(where);
  const order = list
    .orderBy([{ columnName: 'takenAtMs', ascending: query.order === 'oldest', nullsFirst: false }, { columnName: 'id', ascending: true }])
    .select(['id', 'takenAtMs'])
    .limit(query.limit)
    .offset(query.offset ?? 0);
  const { id } = await readColumns(order, ['id']);
  return await readPhotosById(tables, id as string[], PHOTO_ROW_NAMES);
}

/**
 * Photos in the order asked; unknown ids are left out, hidden photos included.
 *
 * @param names The columns to read. Each costs LanceDB half a millisecond, however few rows there are.
 */
export async function readPhotosById<Name extends keyof PhotoRow>(tables: LanceTables, ids: readonly string[], names: readonly Name[]): Promise<Pick<PhotoRow, Name>[]> {
  const found = new Map((await readWhereIn(tables, 'id', ids, [...new Set<Name | 'id'>(['id', ...names])])).map((row) => [row.id, row]));
  return ids.flatMap((id) => found.get(id) ?? []);
}

/** The photos that belong to these, hidden by that. */
export async function readBundledWith<Name extends keyof PhotoRow>(tables: LanceTables, ids: readonly string[], names: readonly Name[]): Promise<Pick<PhotoRow, Name>[]> {
  return await readWhereIn(tables, 'bundleOf', ids, names);
}

async function readWhereIn<Name extends keyof PhotoRow>(tables: LanceTables, key: 'id' | 'bundleOf', ids: readonly string[], names: readonly Name[]): Promise<Pick<PhotoRow, Name>[]> {
  const photos = await tables.table('photos');
  const rows: Pick<PhotoRow, Name>[] = [];
  for (const chunk of chunksOf([...new Set(ids)], KEYS_PER_QUERY)) {
    rows.push(...(await readRows<Pick<PhotoRow, Name>>(photos.query().where(sqlIn(key, chunk)).select([...names]), names)));
  }
  return rows;
}

/** Every row of the files table, or those that pass a condition. */
export async function readFiles(tables: LanceTables, where?: string): Promise<FileRow[]> {
  const files = await tables.table('files');
  const query = where === undefined ? files.query() : files.query().where(where);
  return await readRows<FileRow>(query.select(FILE_NAMES), FILE_NAMES);
}

export async function readFilesOf(tables: LanceTables, photoIds: readonly string[]): Promise<FileRow[]> {
  const rows: FileRow[] = [];
  for (const chunk of chunksOf([...new Set(photoIds)], KEYS_PER_QUERY)) rows.push(...(await readFiles(tables, sqlIn('photoId', chunk))));
  return rows;
}

export async function readMarksOf(tables: LanceTables, photoIds: readonly string[]): Promise<MarkRow[]> {
  const marks = await tables.table('marks');
  const rows: MarkRow[] = [];
  for (const chunk of chunksOf([...new Set(photoIds)], KEYS_PER_QUERY)) {
    rows.push(...(await readRows<MarkRow>(marks.query().where(sqlIn('photoId', chunk)).select([...MARK_NAMES]), MARK_NAMES)));
  }
  return rows;
}

/** Every row of the marks table, or those of one kind. */
export async function readMarks(tables: LanceTables, kind?: MarkKind): Promise<MarkRow[]> {
  const marks = await tables.table('marks');
  const query = kind === undefined ? marks.query() : marks.query().where(`kind = ${sqlText(kind)}`);
  return await readRows<MarkRow>(query.select([...MARK_NAMES]), MARK_NAMES);
}

/** Places of every photo, hidden ones too. */
export async function readPlaces(tables: LanceTables) {
  const photos = await tables.table('photos');
  const names = ['id', 'paths', 'bundleOf', 'isVisible'] as const;
  return await readRows<Pick<PhotoRow, (typeof names)[number]>>(photos.query().select([...names]), names);
}

/** Ids of photos in place that have a picture but no vector under this fingerprint, sorted, up to `limit`. */
export async function readIdsWithoutVector(tables: LanceTables, fingerprint: string, limit: number): Promise<string[]> {
  if (limit < 1) return [];
  const photos = await tables.table('photos');
  const { name } = await vectorColumn(photos, fingerprint);
  const missing = photos
    .query()
    .where(`${name} IS NULL AND pathsFolded <> '' AND (perceptualHash IS NOT NULL OR placeholder IS NOT NULL)`)
    .select(['id'])
    .orderBy({ columnName: 'id', ascending: true })
    .limit(limit);
  const { id } = await readColumns(missing, ['id']);
  return id as string[];
}
