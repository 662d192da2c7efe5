import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { INDEX_BITS } from '../../electron/engine/config.ts';
import { normalize } from '../../electron/engine/encode/embedding.ts';
import { connectTables, lance, type IndexConfig } from '../../electron/engine/store/lance-tables.ts';
import type { OpenStoreOptions, WritableStore } from '../../electron/engine/store/library-store.ts';
import { maintainLibrary } from '../../electron/engine/store/maintain-library.ts';
import { openLibrary } from '../../electron/engine/store/open-library.ts';
import type { PhotoFilter } from '../../electron/engine/store/photo-filter.ts';
import { bitsOf, partitionsFor, probesFor, refineFactorFor } from '../../electron/engine/store/vector-index.ts';
import { warmVectorIndex } from '../../electron/engine/store/warm-vector-index.ts';
import { idOf, photoRow, TEST_PACK, vectorOf } from '../fixtures/made-up-rows.ts';
import { folderPlace, type StorePlace } from '../fixtures/store-places.ts';

const pack = { ...TEST_PACK, dim: 64 };

describe('the vector index of a library', () => {
  let place: StorePlace;
  beforeAll(async () => {
    place = await folderPlace();
  });
  afterAll(async () => await place.remove());

  it('is built at a size, answers as exact search does, and takes in what comes later', async () => {
    const options = await place.newLibrary();
    const store = await openLibrary(options);
    await store.addPack(pack);
    const count = 4_000;
    await write(store, 0, count);
    await maintainWith(options, count + 1);
    expect(await indexedRows(options)).toBeNull();
    await maintainWith(options, 2_000);
    expect(await indexedRows(options)).toBe(count);

    const rare: PhotoFilter = { number: { field: 'iso', min: 6_400, max: null } };
    const common: PhotoFilter = { not: rare };
    expect(await recallOf(store)).toBeGreaterThanOrEqual(0.99);
    expect(await recallOf(store, rare)).toBe(1);
    expect(await recallOf(store, common)).toBeGreaterThanOrEqual(0.99);

    // A photo written after the index was built is found like any other.
    await write(store, count, count + 500);
    const late = { fingerprint: pack.fingerprint, vector: clusteredVector(count + 1), limit: 1 };
    expect(await store.nearest(late)).toMatchObject([{ id: idOf(count + 1) }]);
    await maintainWith(options, 2_000);
    expect(await indexedRows(options)).toBe(count + 500);
    expect(await store.nearest(late)).toMatchObject([{ id: idOf(count + 1) }]);

    // With most photos hidden, a page is still full.
    await store.patchPhotos(Array.from({ length: count }, (_, i) => ({ id: idOf(i), isHidden: i >= 50 })));
    expect(await store.nearest({ ...late, limit: 300 })).toHaveLength(300);
    await store.addPack({ ...pack, fingerprint: 'feed0000beef0003' });
    await store.activatePack('feed0000beef0003');
    await store.removePack(pack.fingerprint);
    expect(await indexedRows(options)).toBeNull();
    await store.close();
  }, 120_000);

  it('is looked into further the fewer photos pass the filter', () => {
    expect([1, 0.1, 0.01, 0.001, 0].map((share) => probesFor(partitionsFor(1_000_000), share))).toEqual([150, 150, 400, 1_265, 2_000]);
    expect([1, 0.01].map((share) => probesFor(partitionsFor(60_000), share))).toEqual([120, 120]);
    expect([0, 1, 20, 100, 200, 10_000].map((limit) => refineFactorFor(limit, INDEX_BITS))).toEqual([101, 101, 6, 2, 2, 2]);
    expect([20, 100, 10_000].map((limit) => refineFactorFor(limit, 1))).toEqual([30, 10, 10]);
  });

  it('is in memory once it was warmed, so that a question reads none of it', async () => {
    const options = await place.newLibrary();
    const store = await openLibrary(options);
    await store.addPack(pack);
    await write(store, 0, 4_000);
    await store.warmNearest(pack.fingerprint); // Nothing to load, and no error.
    await maintainWith(options, 2_000);
    await store.close();

    expect(await partitionsRead(options, false)).toBeGreaterThan(0);
    expect(await partitionsRead(options, true)).toBe(0);
  }, 120_000);

  it('of an earlier version, with one bit a dimension, answers as well and is built anew', async () => {
    const options = await place.newLibrary();
    const store = await openLibrary(options);
    await store.addPack(pack);
    await write(store, 0, 4_000);
    await maintainWith(options, 2_000);
    const tables = await connectTables(options.location);
    const photos = await tables.table('photos');
    await photos.createIndex(`v_${pack.fingerprint}`, { config: lance().Index.ivfRq({ distanceType: 'dot', numPartitions: 4, numBits: 1 }), replace: true });
    tables.close();

    expect(await bitsOfIndex(options)).toBe(1);
    expect(await recallOf(store)).toBeGreaterThanOrEqual(0.99);
    await maintainWith(options, 2_000);
    expect(await bitsOfIndex(options)).toBe(4);
    expect(await recallOf(store)).toBeGreaterThanOrEqual(0.99);
    await store.close();
  }, 120_000);

  async function write(store: WritableStore, from: number, to: number): Promise<void> {
    const indices = Array.from({ length: to - from }, (_, i) => from + i);
    await store.upsertPhotos(
      indices.map((i) => photoRow(i, { iso: i % 100 === 0 ? 6_400 : 100, isVisible: i % 9 !== 0 })),
      { fingerprint: pack.fingerprint, rows: indices.map((i) => ({ id: idOf(i), vector: clusteredVector(i) })) },
    );
  }

  /** recall@100 against exact search. */
  async function recallOf(store: WritableStore, filter?: PhotoFilter): Promise<number> {
    let [found, wanted] = [0, 0];
    for (let q = 0; q < 20; q++) {
      const query = { fingerprint: pack.fingerprint, vector: clusteredVector(50_000 + q), limit: 100, filter };
      const exact = new Set((await store.nearest({ ...query, exact: true })).map((hit) => hit.id));
      const quick = await store.nearest(query);
      expect(quick).toHaveLength(exact.size);
      found += quick.filter((hit) => exact.has(hit.id)).length;
      wanted += exact.size;
    }
    return found / wanted;
  }

  /** Upkeep with another threshold, beside the store that holds the lock: the test writes nothing meanwhile. */
  async function maintainWith(options: OpenStoreOptions, indexFrom: number): Promise<void> {
    const tables = await connectTables(options.location);
    await maintainLibrary(tables, { force: true, indexFrom });
    tables.close();
  }

  /** Partitions that the first question over a new connection reads from the disk. */
  async function partitionsRead(options: OpenStoreOptions, isWarm: boolean): Promise<number> {
    const tables = await connectTables(options.location);
    if (isWarm) await warmVectorIndex(tables, pack.fingerprint);
    const question = (await tables.table('photos')).query().nearestTo(clusteredVector(1)).column(`v_${pack.fingerprint}`).nprobes(4);
    const plan = await question.limit(10).analyzePlan();
    tables.close();
    return Number(/ANNSubIndex: .*?\bparts_loaded=(\d+)/.exec(plan)?.[1]);
  }

  async function vectorIndex(options: OpenStoreOptions): Promise<IndexConfig | null> {
    const tables = await connectTables(options.location);
    const index = (await (await tables.table('photos')).listIndices()).find((known) => known.columns[0]?.startsWith('v_'));
    tables.close();
    return index ?? null;
  }

  async function indexedRows(options: OpenStoreOptions): Promise<number | null> {
    return (await vectorIndex(options))?.numIndexedRows ?? null;
  }

  async function bitsOfIndex(options: OpenStoreOptions): Promise<number | null> {
    const index = await vectorIndex(options);
    return index && bitsOf(index);
  }
});

/** Unit vectors in 40 clusters, [64]. */
function clusteredVector(index: number): Float32Array {
  const [centre, own] = [vectorOf(index % 40, 64), vectorOf(index + 1_000_000, 64)];
  return normalize(centre.map((value, i) => value + 0.75 * (own[i] as number)));
}
