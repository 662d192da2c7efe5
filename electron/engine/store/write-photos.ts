import { isDeepStrictEqual } from 'node:util';
import { KEYS_PER_QUERY, ROWS_PER_WRITE } from '../config.ts';
import { readColumns, readRows } from './arrow-read.ts';
import { applyMarks, isVisible, type PersonsWord } from './apply-marks.ts';
import { type Column, toArrowTable } from './arrow-write.ts';
import { chunksOf } from './chunks-of.ts';
import type { Table } from './lance-tables.ts';
import { DERIVED_COLUMNS, derivePhotoColumns, PHOTO_ROW_COLUMNS, PHOTO_ROW_NAMES } from './photo-columns.ts';
import type { PhotoRow, VectorRow } from './photo-row.ts';
import { sqlIn } from './sql-literal.ts';
import { vectorColumn, vectorColumns } from './vector-column.ts';

/** Vectors to be written with their photos. */
export interface NewVectors {
  readonly fingerprint: string;
  readonly rows: readonly VectorRow[];
}

/**
 * Insert or replace photos by id, one commit per ROWS_PER_WRITE of them; vectors that are not given stay as they are.
 *
 * [Note: Whole rows]
 * Rows are written whole, with the vectors read back and written again: a merge of some columns that also inserts
 * took 130 to 300 ms for 256 photos in a table of 50,000, reading and writing them whole 35 ms.
 *
 * @param roots The library's folders.
 */
export async function writePhotos(photos: Table, rows: readonly PhotoRow[], roots: readonly string[], vectors?: NewVectors): Promise<number> {
  const columns = await vectorColumns(photos);
  const given = vectors && (await vectorColumn(photos, vectors.fingerprint));
  const newVectors = new Map(vectors?.rows.map((row) => [row.id, row.vector]));
  const unique = [...new Map(rows.map((row) => [row.id, row])).values()];
  let commits = 0;
  for (const chunk of chunksOf(unique, ROWS_PER_WRITE)) {
    const kept = columns.length > 0 && !isAllGiven(chunk, columns, newVectors) ? await readKept(photos, chunk, columns) : new Map<string, Kept>();
    const whole = chunk.map((row) => {
      const vector = newVectors.get(row.id);
      return { ...row, isVisible: isVisible(row), ...derivePhotoColumns(row, roots), ...kept.get(row.id), ...(given && vector && { [given.name]: vector }) };
    });
    await upsert(photos, 'id', toArrowTable([...PHOTO_ROW_COLUMNS, ...DERIVED_COLUMNS, ...columns], whole));
    commits++;
  }
  return commits;
}

/** Lay what the person said over photos as they are stored; ids that are unknown, and rows that show it already, are passed over. */
export async function writeMarked(photos: Table, words: ReadonlyMap<string, PersonsWord>, roots: readonly string[]): Promise<number> {
  let commits = 0;
  for (const ids of chunksOf([...words.keys()], KEYS_PER_QUERY)) {
    const rows = await readRows<PhotoRow>(photos.query().where(sqlIn('id', ids)).select(PHOTO_ROW_NAMES), PHOTO_ROW_NAMES);
    const marked = rows.flatMap((row) => {
      const next = { ...applyMarks(row, words.get(row.id) ?? {}) };
      next.isVisible = isVisible(next);
      return isDeepStrictEqual(next, row) ? [] : [next];
    });
    commits += await writePhotos(photos, marked, roots);
  }
  return commits;
}

/** Change some columns of existing photos; ids that are unknown are passed over. */
export async function patchRows(photos: Table, patches: readonly (Partial<PhotoRow> & { id: string })[], roots: readonly string[]): Promise<number> {
  const merged = new Map<string, Partial<PhotoRow>>();
  for (const patch of patches) merged.set(patch.id, { ...merged.get(patch.id), ...patch });
  let commits = 0;
  for (const ids of chunksOf([...merged.keys()], KEYS_PER_QUERY)) {
    const rows = await readRows<PhotoRow>(photos.query().where(sqlIn('id', ids)).select(PHOTO_ROW_NAMES), PHOTO_ROW_NAMES);
    if (rows.length === 0) continue;
    commits += await writePhotos(photos, rows.map((row) => ({ ...row, ...merged.get(row.id) })), roots);
  }
  return commits;
}

/** Set vectors of existing photos under one fingerprint; ids that are unknown are passed over. */
export async function writeVectors(photos: Table, { fingerprint, rows }: NewVectors): Promise<number> {
  const column = await vectorColumn(photos, fingerprint);
  const columns: Column[] = [{ name: 'id', type: 'text', nullable: false }, column];
  const unique = [...new Map(rows.map((row) => [row.id, row])).values()];
  let commits = 0;
  for (const chunk of chunksOf(unique, ROWS_PER_WRITE)) {
    const data = toArrowTable(columns, chunk.map((row) => ({ id: row.id, [column.name]: row.vector })));
    await photos.mergeInsert('id').whenMatchedUpdateAll().execute(data);
    commits++;
  }
  return commits;
}

/** Insert or replace rows of any table by key, the last of each key winning, one commit per ROWS_PER_WRITE. */
export async function upsertRows<Row extends object>(table: Table, key: keyof Row & string, columns: readonly Column[], rows: readonly Row[]): Promise<number> {
  const unique = [...new Map(rows.map((row) => [row[key], row])).values()];
  let commits = 0;
  for (const chunk of chunksOf(unique, ROWS_PER_WRITE)) {
    await upsert(table, key, toArrowTable(columns, chunk as Readonly<Record<string, unknown>>[]));
    commits++;
  }
  return commits;
}

/** Delete rows by key. */
export async function deleteByKey(table: Table, key: string, values: readonly string[], condition?: string): Promise<number> {
  let commits = 0;
  for (const chunk of chunksOf([...new Set(values)], KEYS_PER_QUERY)) {
    await table.delete(condition === undefined ? sqlIn(key, chunk) : `${sqlIn(key, chunk)} AND ${condition}`);
    commits++;
  }
  return commits;
}

type Kept = Record<string, Float32Array | null>;

async function upsert(table: Table, key: string, data: ReturnType<typeof toArrowTable>): Promise<void> {
  await table.mergeInsert(key).whenMatchedUpdateAll().whenNotMatchedInsertAll().execute(data);
}

function isAllGiven(rows: readonly PhotoRow[], columns: readonly Column[], vectors: ReadonlyMap<string, Float32Array>): boolean {
  return columns.length === 1 && rows.every((row) => vectors.has(row.id));
}

async function readKept(photos: Table, rows: readonly PhotoRow[], columns: readonly Column[]): Promise<Map<string, Kept>> {
  const names = columns.map((column) => column.name);
  const kept = new Map<string, Kept>();
  for (const chunk of chunksOf(rows.map((row) => row.id), KEYS_PER_QUERY)) {
    const read = await readColumns(photos.query().where(sqlIn('id', chunk)).select(['id', ...names]), ['id', ...names]);
    for (const [i, id] of (read['id'] as string[]).entries()) {
      kept.set(id, Object.fromEntries(names.map((name) => [name, (read[name]?.[i] ?? null) as Float32Array | null])));
    }
  }
  return kept;
}
