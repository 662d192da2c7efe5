import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isAlbumenError } from '../../shared/contract/errors.ts';
import { connectTables } from '../../electron/engine/store/lance-tables.ts';
import type { OpenStoreOptions } from '../../electron/engine/store/library-store.ts';
import { openLibrary } from '../../electron/engine/store/open-library.ts';
import { openReader } from '../../electron/engine/store/open-reader.ts';
import { fileRow, idOf, photoRow, TEST_PACK, vectorOf } from '../fixtures/made-up-rows.ts';
import { runStoreChild } from '../fixtures/run-store-child.ts';
import { seededRandom } from '../fixtures/seeded-random.ts';
import { folderPlace, s3Place, type StorePlace } from '../fixtures/store-places.ts';

const PHOTOS = 2_000;
const RESCANS = 10;
/** Source: the issue "The main job", section 7. */
const SIZE_RATIO_MAX = 1.3;

describe.each([['a folder', folderPlace], ['an object store', s3Place]])('upkeep of a library in %s', (_name, makePlace) => {
  let place: StorePlace;
  beforeAll(async () => {
    place = await makePlace();
  });
  afterAll(async () => await place.remove());

  it(`keeps its size within ${SIZE_RATIO_MAX} of a fresh one's after ${RESCANS} rescans with edits`, async () => {
    const random = seededRandom(3);
    const edited = await place.newLibrary();
    let store = await openLibrary(edited);
    await store.addPack(TEST_PACK);
    await writeAll(store, Array.from({ length: PHOTOS }, (_, i) => i));
    await store.maintain();
    await store.close();
    const caption = new Map<number, string>();
    for (let rescan = 0; rescan < RESCANS; rescan++) {
      store = await openLibrary(edited);
      await store.setRunOpen(true);
      // A tenth of the photos is edited, in batches, as an index run writes them.
      for (let batch = 0; batch < 8; batch++) {
        const indices = Array.from({ length: PHOTOS / 80 }, () => Math.floor(random() * PHOTOS));
        for (const i of indices) caption.set(i, `edited in rescan ${rescan}`);
        await store.patchPhotos(indices.map((i) => ({ id: idOf(i), caption: caption.get(i) ?? null })));
        await store.upsertFiles(indices.map((i) => fileRow(i, { mtimeMs: rescan })));
      }
      await store.setRunOpen(false);
      await store.maintain();
      await store.close();
    }
    const reader = await openReader(edited);
    const after = await reader.counts();
    const rows = await reader.listPhotos({ limit: PHOTOS });
    await reader.close();
    expect(rows.map((row) => row.caption).filter((text) => text !== null)).toHaveLength(caption.size);

    const fresh = await place.newLibrary();
    store = await openLibrary(fresh);
    await store.addPack(TEST_PACK);
    const all = Array.from({ length: PHOTOS }, (_, i) => i);
    await store.upsertPhotos(all.map((i) => photoRow(i, { caption: caption.get(i) ?? null })), vectors(all));
    await store.upsertFiles(all.map((i) => fileRow(i)));
    await store.maintain({ force: true });
    const live = (await store.counts()).sizeBytes;
    await store.close();
    expect(after.sizeBytes / live).toBeLessThanOrEqual(SIZE_RATIO_MAX);
  }, 120_000);

  it('writes nothing when nothing has changed', async () => {
    const options = await place.newLibrary();
    const store = await openLibrary(options);
    await store.upsertPhotos([photoRow(1)]);
    await store.maintain();
    const before = await versionsOf(options);
    await store.maintain();
    expect(await versionsOf(options)).toEqual(before);
    await store.close();
  });
});

describe('a reader beside a writer that cleans up', () => {
  it('never fails and never sees half a batch', async () => {
    const place = await folderPlace();
    const options = await place.newLibrary();
    const child = runStoreChild('write', options);
    try {
      await child.line('done 0');
      const reader = await openReader(options);
      let seen = 0;
      while (!child.lines.includes('done 60')) {
        const photos = await reader.countPhotos();
        expect(photos % 8).toBe(0);
        expect(photos).toBeGreaterThanOrEqual(seen);
        seen = photos;
        expect(await reader.nearest({ fingerprint: TEST_PACK.fingerprint, vector: vectorOf(3), limit: 1 })).toMatchObject([{ id: idOf(3) }]);
        expect((await reader.findByWords({ tokens: ['3'], limit: 1 }))[0]?.id).toBe(idOf(3));
        expect((await reader.listFiles()).length % 8).toBe(0);
        expect((await reader.listPhotos({ limit: 5 })).length).toBe(5);
      }
      expect(seen).toBeGreaterThan(8);
      await reader.close();
    } finally {
      await child.kill();
      await place.remove();
    }
  }, 120_000);
});

describe('a full disk', () => {
  // A disk of its own is made with a mount, which needs root on Linux.
  it.runIf(process.platform === 'linux' && process.getuid?.() === 0)('stops with one clear line, and the library opens afterwards', async () => {
    const { execFileSync } = await import('node:child_process');
    const { tmpdir } = await import('node:os');
    const disk = await mkdtemp(join(tmpdir(), 'albumen-full-'));
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=3m', 'tmpfs', disk]);
    try {
      const options = { location: join(disk, 'library'), cacheDir: disk };
      let store = await openLibrary(options);
      await store.addPack(TEST_PACK);
      let written = 0;
      const failure = await (async () => {
        for (;;) {
          try {
            await writeAll(store, Array.from({ length: 500 }, (_, i) => written + i));
            written += 500;
          } catch (error) {
            return error;
          }
        }
      })();
      expect(isAlbumenError(failure, 'disk-full'), String(failure)).toBe(true);
      expect((failure as Error).message).toMatch(/^the disk that holds the library .* is full; make room .*$/);
      await store.close();
      execFileSync('mount', ['-o', 'remount,size=64m', disk]);
      store = await openLibrary(options);
      const photos = await store.countPhotos();
      expect(written).toBeGreaterThan(0);
      expect(photos).toBeGreaterThanOrEqual(written);
      await writeAll(store, Array.from({ length: 500 }, (_, i) => written + i));
      await store.maintain({ force: true });
      expect(await store.countPhotos()).toBe(written + 500);
      await store.close();
      expect((await readdir(options.location)).filter((name) => name.startsWith('lock'))).toEqual([]);
    } finally {
      execFileSync('umount', [disk]);
      await rm(disk, { recursive: true, force: true });
    }
  }, 120_000);
});

function vectors(indices: readonly number[]) {
  return { fingerprint: TEST_PACK.fingerprint, rows: indices.map((i) => ({ id: idOf(i), vector: vectorOf(i) })) };
}

async function writeAll(store: Awaited<ReturnType<typeof openLibrary>>, indices: readonly number[]): Promise<void> {
  for (let start = 0; start < indices.length; start += 250) {
    const batch = indices.slice(start, start + 250);
    await store.upsertPhotos(batch.map((i) => photoRow(i)), vectors(batch));
    await store.upsertFiles(batch.map((i) => fileRow(i)));
  }
}

async function versionsOf(options: OpenStoreOptions): Promise<number[]> {
  const tables = await connectTables(options.location, options.storageOptions);
  const names = ['photos', 'files', 'marks', 'meta'] as const;
  const versions = await Promise.all(names.map(async (name) => await (await tables.table(name)).version()));
  tables.close();
  return versions;
}
