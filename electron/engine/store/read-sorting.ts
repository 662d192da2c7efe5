import { readRows } from './arrow-read.ts';
import type { LanceTables } from './lance-tables.ts';
import { ALBUM_NAMES, PAIR_NAMES, RECORD_NAMES } from './other-columns.ts';
import type { AlbumRow, PairRow, RecordRow } from './photo-row.ts';
import { sqlText } from './sql-literal.ts';

/** What the person made that belongs to no one photo, of one kind or of all. */
export async function readRecords(tables: LanceTables, kind?: string): Promise<RecordRow[]> {
  const records = (await tables.table('records')).query();
  const wanted = kind === undefined ? records : records.where(`kind = ${sqlText(kind)}`);
  return await readRows<RecordRow>(wanted.select(RECORD_NAMES), RECORD_NAMES);
}

/** Every album that makes itself, as last worked out. */
export async function readAlbumRows(tables: LanceTables): Promise<AlbumRow[]> {
  const albums = await tables.table('albums');
  return await readRows<AlbumRow>(albums.query().select(ALBUM_NAMES), ALBUM_NAMES);
}

/** Every pair of photos that look alike, as last worked out. */
export async function readPairRows(tables: LanceTables): Promise<PairRow[]> {
  const pairs = await tables.table('pairs');
  return await readRows<PairRow>(pairs.query().select(PAIR_NAMES), PAIR_NAMES);
}
