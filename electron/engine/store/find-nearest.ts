import { REFINE_FACTOR, SCAN_FILTERED_BELOW, SEARCH_PROBES } from '../config.ts';
import { readColumns } from './arrow-read.ts';
import type { LanceTables } from './lance-tables.ts';
import type { NearestQuery, ScoredId } from './library-store.ts';
import { sqlIn } from './sql-literal.ts';
import { vectorColumn, vectorColumnName } from './vector-column.ts';
import { visibleSql } from './visible-sql.ts';
import { chunksOf } from './chunks-of.ts';
import { KEYS_PER_QUERY } from '../config.ts';

/**
 * Nearest visible photos by cosine similarity, best first, ties by id.
 *
 * [Note: Exact or indexed]
 * Without an index LanceDB compares with every vector. With one, a filter that leaves few photos is still answered
 * exactly, over those photos alone: an index probes the partitions nearest to the question, and few of their photos
 * would pass the filter. Rows written since the index was extended are compared one by one in either case.
 */
export async function findNearest(tables: LanceTables, query: NearestQuery): Promise<ScoredId[]> {
  if (query.limit < 1) return [];
  const photos = await tables.table('photos');
  const column = await vectorColumn(photos, query.fingerprint, query.vector.length);
  const where = visibleSql(query.filter);
  let search = photos
    .query()
    .nearestTo(query.vector)
    .column(column.name)
    // On unit vectors LanceDB's dot distance is 1 - cosine.
    .distanceType('dot')
    .where(where)
    .select(['id', '_distance'])
    .limit(query.limit);
  const hasIndex = !query.exact && (await photos.listIndices()).some((index) => index.columns.includes(column.name));
  const isFew = hasIndex && query.filter !== undefined && (await photos.countRows(where)) <= SCAN_FILTERED_BELOW;
  search = hasIndex && !isFew ? search.nprobes(SEARCH_PROBES).refineFactor(REFINE_FACTOR) : search.bypassVectorIndex();
  const { id, _distance } = await readColumns(search, ['id', '_distance']);
  const hits = id.map((value, i) => ({ id: value as string, score: 1 - (_distance[i] as number) }));
  return hits.sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1));
}

/** Vectors of these photos under one fingerprint; ids without one are left out. */
export async function readVectors(tables: LanceTables, fingerprint: string, ids: readonly string[]): Promise<Map<string, Float32Array>> {
  const photos = await tables.table('photos');
  await vectorColumn(photos, fingerprint);
  const name = vectorColumnName(fingerprint);
  const vectors = new Map<string, Float32Array>();
  for (const chunk of chunksOf([...new Set(ids)], KEYS_PER_QUERY)) {
    const source = photos.query().where(`${sqlIn('id', chunk)} AND ${name} IS NOT NULL`).select(['id', name]);
    const columns = await readColumns(source, ['id', name]);
    for (const [i, id] of (columns['id'] as string[]).entries()) {
      const vector = columns[name]?.[i];
      if (vector) vectors.set(id, vector as Float32Array);
    }
  }
  return vectors;
}
