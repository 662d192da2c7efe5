import { dot } from '../encode/embedding.ts';
import { COMPARED_ONE_BY_ONE, COMPARED_ONE_BY_ONE_SHARE, HIDDEN_SHARE_MAX, KEYS_PER_QUERY, SPARE_FOR_HIDDEN, SPARE_FOR_HIDDEN_MIN } from '../config.ts';
import { type BatchSource, readColumns } from './arrow-read.ts';
import { chunksOf } from './chunks-of.ts';
import { countMatches } from './count-matches.ts';
import { type IndexConfig, indexOn, type LanceTables, type Table, type VectorQuery } from './lance-tables.ts';
import { foundIds, foundPhotoAt, foundPhotoColumns, type FoundColumns } from './found-photo.ts';
import type { NearestPhoto, NearestQuery, ScoredId } from './library-store.ts';
import { readMeta } from './meta-values.ts';
import { rememberByVersion } from './remember-by-version.ts';
import { sqlIn } from './sql-literal.ts';
import { vectorColumn, vectorColumnName } from './vector-column.ts';
import { bitsOf, partitionsFor, probesFor, refineFactorFor } from './vector-index.ts';
import { visibleSql } from './visible-sql.ts';

/**
 * Nearest visible photos by cosine similarity, best first, ties by id.
 *
 * [Note: Exact or indexed]
 * Without an index LanceDB compares with every vector. With one, rows written since it was last extended are still
 * compared one by one. Two things were measured at 1,000,000 x 384 on two cores and shape what is asked of it:
 * a condition costs 4 ms with an index of its column and 15 to 30 without (6 of 16 at 10,000 photos), so a question without a filter
 * is asked without one, and hidden photos are taken out of the answer; and looking into more partitions is cheap (100 of 1,000: 13 ms,
 * 300: 17 ms; with a condition 18 and 34), so many are looked into, and more of them the fewer photos pass the filter, since those may lie anywhere. The vectors of
 * a few photos are read and compared one by one (LanceDB's own exact search reads the vectors of all).
 */
export async function findNearest(tables: LanceTables, query: NearestQuery): Promise<ScoredId[]> {
  return (await askNearest(tables, query, ['id'])).map(({ id, score }) => ({ id, score }));
}

/** As `findNearest`, each photo with what a result shows: read with it, this costs nothing more ([Note: One column for what results show]); by id it is a scan of its own. */
export async function findNearestPhotos(tables: LanceTables, query: NearestQuery): Promise<NearestPhoto[]> {
  const asked = { vector: query.withVectors ? vectorColumnName(query.fingerprint) : null, words: query.withWords ?? false };
  const hits = await askNearest(tables, query, foundPhotoColumns(asked));
  return hits.map(({ id, score, columns, at }) => ({ id, score, photo: foundPhotoAt(columns, at, asked) }));
}

/** A photo with its place in the columns of the answer that it came with. */
interface Hit extends ScoredId {
  readonly columns: FoundColumns;
  readonly at: number;
}

async function askNearest(tables: LanceTables, query: NearestQuery, names: readonly string[]): Promise<Hit[]> {
  if (query.limit < 1) return [];
  const photos = await tables.table('photos');
  const column = await rememberByVersion(tables, 'photos', `vector column ${query.fingerprint} ${query.vector.length}`, () =>
    vectorColumn(photos, query.fingerprint, query.vector.length));
  const index = query.exact ? undefined : await indexOn(photos, column.name);
  const ask = (limit: number) =>
    photos
      .query()
      .nearestTo(query.vector)
      .column(column.name)
      // On unit vectors LanceDB's dot distance is 1 - cosine.
      .distanceType('dot')
      .limit(limit);
  const search = await (index ? searchIndex(tables, query, index, ask) : (limit: number) => ask(limit).bypassVectorIndex());
  const where = visibleSql(query.filter);
  const [matches, all] = [await countMatches(tables, where), Math.max(1, await countMatches(tables, 'true'))];
  const hidden = Math.max(0, all - matches);
  if (query.filter === undefined && hidden <= all * HIDDEN_SHARE_MAX) {
    const spare = Math.min(hidden, SPARE_FOR_HIDDEN_MIN + Math.ceil((SPARE_FOR_HIDDEN * query.limit * hidden) / all));
    const found = await readHits(search(query.limit + spare, 1), hidden > 0 ? [...names, 'isVisible'] : names);
    const hits = hidden > 0 ? found.filter(({ columns, at }) => columns['isVisible']?.[at]) : found;
    if (hits.length >= query.limit || found.length < query.limit + spare) return hits.slice(0, query.limit);
    // Many of the nearest photos are hidden: asked again, with the condition.
  }
  const share = matches / all;
  const areFew = matches <= COMPARED_ONE_BY_ONE && share <= COMPARED_ONE_BY_ONE_SHARE;
  if (areFew) return await compareEach(photos, { ...query, where, column: column.name, names });
  return await readHits(search(query.limit, share).where(where), names);
}

/** Asks for the nearest so many by the index, when this share of the photos passes the condition. */
async function searchIndex(
  tables: LanceTables, { fingerprint }: NearestQuery, index: IndexConfig, ask: (limit: number) => VectorQuery,
): Promise<(limit: number, share: number) => VectorQuery> {
  const trained = (await readMeta(tables, 'trained'))?.[fingerprint] ?? (await countMatches(tables, 'true'));
  const bits = bitsOf(index);
  return (limit, share) => ask(limit).nprobes(probesFor(partitionsFor(trained), share)).refineFactor(refineFactorFor(limit, bits));
}

/** Exact search over the few photos that pass a condition, whose vectors are read alone. */
async function compareEach(
  photos: Table, { vector, limit, where, column, names }: NearestQuery & { where: string; column: string; names: readonly string[] },
): Promise<Hit[]> {
  // `column IS NOT NULL` would have the whole column read: 70 ms for 100,000 photos, against 19 ms.
  const columns = await readSelected(photos.query().where(where), [...new Set([...names, column])]);
  const hits = foundIds(columns).flatMap((id, at) => {
    const other = columns[column]?.[at] as Float32Array | null;
    return other ? [{ id, score: dot(vector, other), columns, at }] : [];
  });
  return sortByScore(hits).slice(0, limit);
}

interface Selectable {
  select(columns: string[]): BatchSource;
}

async function readSelected(source: Selectable, names: readonly string[]): Promise<FoundColumns> {
  return await readColumns(source.select([...names]), names);
}

async function readHits(search: Selectable, names: readonly string[]): Promise<Hit[]> {
  const columns = await readSelected(search, [...names, '_distance']);
  const distances = columns['_distance'] as number[];
  return sortByScore(foundIds(columns).map((id, at) => ({ id, score: 1 - (distances[at] as number), columns, at })));
}

function sortByScore(hits: Hit[]): Hit[] {
  return hits.sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1));
}

/** Vectors of these photos under one fingerprint; ids without one are left out. */
export async function readVectors(tables: LanceTables, fingerprint: string, ids: readonly string[]): Promise<Map<string, Float32Array>> {
  const photos = await tables.table('photos');
  await vectorColumn(photos, fingerprint);
  const name = vectorColumnName(fingerprint);
  const vectors = new Map<string, Float32Array>();
  for (const chunk of chunksOf([...new Set(ids)], KEYS_PER_QUERY)) {
    const source = photos.query().where(sqlIn('id', chunk)).select(['id', name]);
    const columns = await readColumns(source, ['id', name]);
    for (const [i, id] of (columns['id'] as string[]).entries()) {
      const vector = columns[name]?.[i];
      if (vector) vectors.set(id, vector as Float32Array);
    }
  }
  return vectors;
}
