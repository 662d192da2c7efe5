import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { OpenStoreOptions } from '../../electron/engine/store/library-store.ts';
import { connectTables } from '../../electron/engine/store/lance-tables.ts';
import { readColumns } from '../../electron/engine/store/arrow-read.ts';
import { readMeta } from '../../electron/engine/store/meta-values.ts';
import { openLibrary } from '../../electron/engine/store/open-library.ts';
import { openReader } from '../../electron/engine/store/open-reader.ts';
import { BATCH_SIZE, fileRow, idOf, photoRow, TEST_PACK, vectorOf } from '../fixtures/made-up-rows.ts';
import { runStoreChild } from '../fixtures/run-store-child.ts';
import { seededRandom } from '../fixtures/seeded-random.ts';
import { SLOW_VERSION, slowSteps } from '../fixtures/slow-steps.ts';
import { folderPlace, type StorePlace } from '../fixtures/store-places.ts';

const KILLS = 30;
/** A batch takes 40 to 100 ms here: kills fall on every part of several batches and of the upkeep. */
const KILL_WITHIN_MS = 700;

describe('a writer killed at any moment', () => {
  let place: StorePlace;

  beforeAll(async () => {
    place = await folderPlace();
  });
  afterAll(async () => await place.remove());

  it(`loses nothing that was finished and doubles nothing, ${KILLS} times in a row`, async () => {
    const options = await place.newLibrary();
    const random = seededRandom(7);
    const finished = new Set<number>();
    let next = 0;
    for (let kill = 0; kill < KILLS; kill++) {
      const child = runStoreChild('write', options, next);
      // The first kills fall into the making of the library itself.
      if (kill >= 3) await child.line('open');
      await delay(random() * KILL_WITHIN_MS);
      await child.kill();
      for (const line of child.lines) if (line.startsWith('done ')) finished.add(Number(line.slice(5)));
      next = Math.max(next, ...[...finished].map((batch) => batch + 1));
      await expectWhole(options, finished);
    }
    expect(finished.size).toBeGreaterThan(KILLS / 3);
  }, 240_000);

  it('leaves a migration that goes on from where it was, time after time', async () => {
    const random = seededRandom(11);
    const options = await place.newLibrary();
    const photos = 120;
    const store = await openLibrary(options);
    await store.addPack(TEST_PACK);
    await store.upsertPhotos(
      Array.from({ length: photos }, (_, i) => photoRow(i)),
      { fingerprint: TEST_PACK.fingerprint, rows: Array.from({ length: photos }, (_, i) => ({ id: idOf(i), vector: vectorOf(i) })) },
    );
    await store.close();
    let kills = 0;
    for (;;) {
      const child = runStoreChild('migrate', options);
      const isDone = await Promise.race([child.line('migrated').then(() => true), child.line('filled').then(() => false)]);
      if (isDone) {
        await child.ended();
        break;
      }
      // The next commits take some 10 ms each: the kill falls into one of them or between two.
      await delay(random() * 30);
      await child.kill();
      kills++;
      const version = await schemaVersionOf(options);
      expect([SLOW_VERSION - 2, SLOW_VERSION - 1, SLOW_VERSION]).toContain(version);
    }
    // Each round fills at least one commit of rows, so their number bounds the kills from above and not from below.
    expect(kills).toBeGreaterThan(5);
    const after = await openReader(options, slowSteps());
    expect(await after.counts()).toMatchObject({ photos, schemaVersion: SLOW_VERSION });
    expect(await after.photosById([idOf(3)])).toEqual([photoRow(3)]);
    expect(await after.vectorsOf(TEST_PACK.fingerprint, [idOf(3)])).toEqual(new Map([[idOf(3), vectorOf(3)]]));
    await after.close();
    const tables = await connectTables(options.location);
    const filled = await readColumns((await tables.table('photos')).query().select(['id', 'nickname', 'motto']), ['id', 'nickname', 'motto']);
    expect(filled.nickname).toEqual(filled.id.map((id) => `nick ${String(id)}`));
    expect(filled.motto).toEqual(filled.id.map((id) => `motto ${String(id)}`));
    tables.close();
  }, 240_000);
});

async function schemaVersionOf(options: OpenStoreOptions): Promise<number | null> {
  const tables = await connectTables(options.location);
  try {
    return await readMeta(tables, 'schemaVersion');
  } finally {
    tables.close();
  }
}

/** The library opens, holds every finished batch, and no key twice. */
async function expectWhole(options: OpenStoreOptions, finished: ReadonlySet<number>): Promise<void> {
  const store = await openLibrary(options);
  try {
    const places = (await store.listPlaces()).map((row) => row.id);
    const files = (await store.listFiles()).map((row) => row.path);
    expect(new Set(places).size).toBe(places.length);
    expect(new Set(files).size).toBe(files.length);
    const indices = [...finished].flatMap((batch) => Array.from({ length: BATCH_SIZE }, (_, i) => batch * BATCH_SIZE + i));
    const known = new Set(files);
    expect(indices.filter((i) => !known.has(fileRow(i).path))).toEqual([]);
    const rows = await store.photosById(indices.map(idOf));
    expect(rows.map((row) => ({ ...row, rating: null }))).toEqual(indices.map((i) => photoRow(i)));
    if (indices.length === 0) return;
    expect(await store.vectorsOf(TEST_PACK.fingerprint, indices.map(idOf))).toEqual(new Map(indices.map((i) => [idOf(i), vectorOf(i)])));
    const last = indices.at(-1) as number;
    expect(await store.nearest({ fingerprint: TEST_PACK.fingerprint, vector: vectorOf(last), limit: 1 })).toMatchObject([{ id: idOf(last) }]);
    expect(await store.findByWords({ tokens: [String(last)], limit: 5 })).toEqual([{ id: idOf(last), tokens: [String(last)] }]);
  } finally {
    await store.close();
  }
}
