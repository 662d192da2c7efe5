import { EXACT_SEARCH_BELOW, INDEX_BITS, INDEX_SAMPLE_RATE, RETRAIN_AT_GROWTH } from '../config.ts';
import { indexOn, lance, type LanceTables } from './lance-tables.ts';
import { readMeta } from './meta-values.ts';
import { vectorColumnName } from './vector-column.ts';
import { bitsOf, partitionsFor } from './vector-index.ts';

/**
 * Build the vector index of every pack that has enough vectors and none yet, or has grown much since it was trained, or whose
 * index is of an earlier version's fewer bits.
 *
 * @param threshold Vectors from which an index is built.
 * @returns Vectors at training, by fingerprint, for `meta`.
 */
export async function buildVectorIndices(tables: LanceTables, threshold = EXACT_SEARCH_BELOW): Promise<Record<string, number>> {
  const photos = await tables.table('photos');
  const packs = (await readMeta(tables, 'packs')) ?? [];
  const trained: Record<string, number> = { ...(await readMeta(tables, 'trained')) };
  for (const { fingerprint } of packs) {
    const column = vectorColumnName(fingerprint);
    const index = await indexOn(photos, column);
    const isFine = index !== undefined && bitsOf(index) >= INDEX_BITS;
    const vectors = await photos.countRows(`${column} IS NOT NULL`);
    if (vectors < threshold || (isFine && vectors < (trained[fingerprint] ?? 0) * RETRAIN_AT_GROWTH)) continue;
    await photos.createIndex(column, {
      config: lance().Index.ivfRq({ distanceType: 'dot', numPartitions: partitionsFor(vectors), sampleRate: INDEX_SAMPLE_RATE, numBits: INDEX_BITS }),
      replace: true,
    });
    trained[fingerprint] = vectors;
  }
  return trained;
}
