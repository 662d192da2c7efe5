import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dot } from '../../electron/engine/encode/embedding.ts';
import type { OpenStoreOptions, WritableStore } from '../../electron/engine/store/library-store.ts';
import { MIGRATIONS, newestVersion } from '../../electron/engine/store/migrations.ts';
import { openLibrary } from '../../electron/engine/store/open-library.ts';
import { openReader } from '../../electron/engine/store/open-reader.ts';
import { readWriter } from '../../electron/engine/store/write-lock.ts';
import { fileRow, idOf, photoRow, takenOn, TEST_PACK, vectorOf } from '../fixtures/made-up-rows.ts';
import { folderPlace, s3Place, type StorePlace } from '../fixtures/store-places.ts';

const OTHER_PACK = { ...TEST_PACK, fingerprint: 'feed0000beef0002', name: 'Other pack', dim: 8 };

describe.each([['a folder', folderPlace], ['an object store', s3Place]])('a library in %s', (_name, makePlace) => {
  let place: StorePlace;
  let options: OpenStoreOptions;
  let store: WritableStore;

  beforeAll(async () => {
    place = await makePlace();
  });
  afterAll(async () => await place.remove());

  async function withStore(work: () => Promise<void>): Promise<void> {
    options = await place.newLibrary();
    store = await openLibrary(options);
    try {
      await work();
    } finally {
      await store.close();
    }
  }

  it('is not found before it is made', async () => {
    const missing = await place.newLibrary();
    await expect(openReader(missing)).rejects.toMatchObject({ code: 'not-found', message: expect.stringContaining(missing.location) as string });
    expect(await readWriter(missing)).toBeNull();
  });

  it('gives back a photo as it was written, every column of it', async () => {
    await withStore(async () => {
      const full = photoRow(1, {
        ...takenOn('2019-05-04T23:10:00'), takenAtOffsetMinutes: 120, latitude: 43.26, longitude: -2.93, city: 'Bilbao', region: 'Bizkaia',
        country: 'España', countryCode: 'ES', cameraMake: 'Canon', cameraModel: 'Canon EOS 5D', lens: 'EF 50mm', iso: 100, fNumber: 1.4,
        exposureSeconds: 1 / 3, focalLengthMm: 50, rating: 4, fileRating: 3, keywords: ["o'clock", '北京', ''], caption: 'two\nlines',
        livePhotoId: 'abc', isMotionPhoto: true, perceptualHash: null, placeholder: null, durationSeconds: 0.5, paths: ['/a/b.jpg', '/c/\uf7ffd.jpg'],
        bundleOf: idOf(2), isVisible: false,
      });
      const bare = photoRow(2, { paths: [], isVisible: false });
      await store.upsertPhotos([full, bare]);
      expect(await store.photosById([bare.id, 'unknown', full.id])).toEqual([bare, full]);
    });
  });

  it('keeps one row per photo and per file, the last one written', async () => {
    await withStore(async () => {
      await store.upsertPhotos([photoRow(1), photoRow(2), photoRow(1, { rating: 5 })]);
      await store.upsertPhotos([photoRow(2, { caption: 'again' })]);
      await store.upsertFiles([fileRow(1), fileRow(1, { attempts: 2, state: 'failed', photoId: null, reason: 'truncated' }), fileRow(2)]);
      await store.upsertFiles([fileRow(2, { state: 'away' })]);
      expect((await store.listPhotos({ limit: 10 })).map((row) => JSON.stringify([row.id, row.rating, row.caption])).sort()).toEqual(
        [[idOf(1), 5, null], [idOf(2), null, 'again']].map((row) => JSON.stringify(row)).sort(),
      );
      expect(await store.fileAt('/photos/IMG_1.jpg')).toEqual(fileRow(1, { attempts: 2, state: 'failed', photoId: null, reason: 'truncated' }));
      expect(await store.listFiles()).toHaveLength(2);
      expect(await store.filesOf([idOf(2), idOf(9)])).toEqual([fileRow(2, { state: 'away' })]);
      await store.deleteFiles(['/photos/IMG_1.jpg']);
      expect(await store.fileAt('/photos/IMG_1.jpg')).toBeNull();
      expect(await store.counts()).toMatchObject({ photos: 2, hidden: 0, files: 0, away: 1, failed: 0, schemaVersion: newestVersion(MIGRATIONS) });
    });
  });

  it('changes some columns and leaves the vectors of every model alone', async () => {
    await withStore(async () => {
      await store.addPack(TEST_PACK);
      await store.addPack(OTHER_PACK);
      await store.upsertPhotos([photoRow(1), photoRow(2)], { fingerprint: TEST_PACK.fingerprint, rows: [1, 2].map((i) => ({ id: idOf(i), vector: vectorOf(i) })) });
      await store.setVectors(OTHER_PACK.fingerprint, [{ id: idOf(1), vector: vectorOf(1, 8) }, { id: idOf(99), vector: vectorOf(99, 8) }]);
      await store.patchPhotos([{ id: idOf(1), city: 'Bilbao' }, { id: idOf(1), rating: 2 }, { id: idOf(77), rating: 1 }]);
      await store.upsertPhotos([photoRow(2, { caption: 'a dog' })]);
      expect(await store.countPhotos()).toBe(2);
      expect(await store.photosById([idOf(1)])).toEqual([photoRow(1, { city: 'Bilbao', rating: 2 })]);
      expect(await store.countPhotos({ text: { field: 'city', is: 'bilbáo' } })).toBe(1);
      expect(await store.vectorsOf(TEST_PACK.fingerprint, [idOf(1), idOf(2)])).toEqual(new Map([[idOf(1), vectorOf(1)], [idOf(2), vectorOf(2)]]));
      expect(await store.vectorsOf(OTHER_PACK.fingerprint, [idOf(1), idOf(2)])).toEqual(new Map([[idOf(1), vectorOf(1, 8)]]));
      expect(await store.idsWithoutVector(OTHER_PACK.fingerprint, 10)).toEqual([idOf(2)]);
    });
  });

  it('ranks by cosine, shows no hidden photo, and pushes the filter into the question', async () => {
    await withStore(async () => {
      await store.addPack(TEST_PACK);
      const rows = Array.from({ length: 60 }, (_, i) => photoRow(i, { iso: 100 + (i % 3) * 100, isVisible: i % 5 !== 0 }));
      const vectors = rows.filter((_, i) => i % 7 !== 0).map((row) => ({ id: row.id, vector: vectorOf(rows.indexOf(row)) }));
      await store.upsertPhotos(rows, { fingerprint: TEST_PACK.fingerprint, rows: vectors });
      const question = vectorOf(1_000);
      const wanted = (passes: (i: number) => boolean) =>
        rows
          .map((row, i) => ({ id: row.id, i, score: dot(question, vectorOf(i)) }))
          .filter(({ i }) => i % 7 !== 0 && i % 5 !== 0 && passes(i))
          .sort((a, b) => b.score - a.score);
      const found = await store.nearest({ fingerprint: TEST_PACK.fingerprint, vector: question, limit: 100 });
      expect(found.map((hit) => hit.id)).toEqual(wanted(() => true).map((hit) => hit.id));
      for (const [i, hit] of wanted(() => true).entries()) expect(found[i]?.score).toBeCloseTo(hit.score, 5);
      const filtered = await store.nearest({
        fingerprint: TEST_PACK.fingerprint, vector: question, limit: 4, filter: { number: { field: 'iso', min: 200, max: 200 } },
      });
      expect(filtered.map((hit) => hit.id)).toEqual(wanted((i) => i % 3 === 1).slice(0, 4).map((hit) => hit.id));
    });
  });

  it.each([
    ['none are hidden', 0],
    ['the nearest one is', 1],
    ['a few of the nearest are', 5],
    ['more of the nearest are than are asked for beyond the limit', 25],
    ['many are', 200],
  ])('gives as many as it is asked for where %s', async (_where, hidden) => {
    await withStore(async () => {
      await store.addPack(TEST_PACK);
      const question = vectorOf(1_000);
      const nearestFirst = Array.from({ length: 500 }, (_, i) => ({ i, score: dot(question, vectorOf(i)) })).sort((a, b) => b.score - a.score);
      const rows = nearestFirst.map(({ i }, rank) => photoRow(i, { isVisible: rank >= hidden }));
      await store.upsertPhotos(rows, { fingerprint: TEST_PACK.fingerprint, rows: nearestFirst.map(({ i }) => ({ id: idOf(i), vector: vectorOf(i) })) });

      const found = await store.nearest({ fingerprint: TEST_PACK.fingerprint, vector: question, limit: 10 });
      expect(found.map((hit) => hit.id)).toEqual(nearestFirst.slice(hidden, hidden + 10).map(({ i }) => idOf(i)));
    });
  });

  it('never compares vectors of two models', async () => {
    await withStore(async () => {
      expect(await store.addPack(TEST_PACK)).toEqual({ ...TEST_PACK, state: 'active' });
      const question = { vector: vectorOf(1), limit: 1 };
      await expect(store.nearest({ ...question, fingerprint: OTHER_PACK.fingerprint })).rejects.toMatchObject({ code: 'not-found' });
      await expect(store.setVectors(OTHER_PACK.fingerprint, [{ id: idOf(1), vector: vectorOf(1) }])).rejects.toMatchObject({ code: 'not-found' });
      expect(await store.addPack(OTHER_PACK)).toEqual({ ...OTHER_PACK, state: 'building' });
      await expect(store.nearest({ ...question, fingerprint: OTHER_PACK.fingerprint })).rejects.toThrow('8 dimensions, not 16');
      await expect(store.removePack(TEST_PACK.fingerprint)).rejects.toMatchObject({ code: 'bad-input' });
      await store.activatePack(OTHER_PACK.fingerprint);
      expect((await store.packs()).map((pack) => [pack.name, pack.state])).toEqual([['Test pack', 'retired'], ['Other pack', 'active']]);
      await store.removePack(TEST_PACK.fingerprint);
      expect(await store.packs()).toEqual([{ ...OTHER_PACK, state: 'active' }]);
      await expect(store.nearest({ ...question, fingerprint: TEST_PACK.fingerprint })).rejects.toMatchObject({ code: 'not-found' });
    });
  });

  it('lists newest first, undated last, ties by id, page by page', async () => {
    await withStore(async () => {
      const rows = Array.from({ length: 25 }, (_, i) => photoRow(i, i % 4 === 0 ? {} : takenOn(`20${10 + (i % 3)}-01-01T00:00:00`)));
      await store.upsertPhotos([...rows, photoRow(99, { isVisible: false })]);
      const wanted = rows
        .toSorted((a, b) => (b.takenAtMs ?? -Infinity) - (a.takenAtMs ?? -Infinity) || (a.id < b.id ? -1 : 1))
        .map((row) => row.id);
      const pages = [0, 10, 20].map(async (offset) => (await store.listPhotos({ limit: 10, offset })).map((row) => row.id));
      expect((await Promise.all(pages)).flat()).toEqual(wanted);
      expect(await store.listPhotos({ limit: 100, includeHidden: true })).toHaveLength(26);
    });
  });

  it('finds written words at once, before and after they are indexed', async () => {
    await withStore(async () => {
      await store.setFolders([{ path: '/photos', addedAtMs: 1 }]);
      const rows = Array.from({ length: 40 }, (_, i) => photoRow(i, { paths: [`/photos/Sommer ${i % 2}/IMG_${1_000 + i}.jpg`] }));
      await store.upsertPhotos([...rows, photoRow(50, { caption: 'Lofoten, früh am Morgen' }), photoRow(51, { city: 'Lofoten', isVisible: false })]);
      const expectFound = async () => {
        expect(await store.findByWords({ tokens: ['img', 'lofoten', '1039'], limit: 2 })).toEqual(
          expect.arrayContaining([{ id: idOf(50), tokens: ['img', 'lofoten'] }, { id: idOf(39), tokens: ['img', '1039'] }]),
        );
        expect(await store.countByWord(['sommer', 'lofoten', 'fruh', 'photos', 'never'])).toEqual(
          new Map([['sommer', 40], ['lofoten', 1], ['fruh', 1], ['photos', 0], ['never', 0]]),
        );
      };
      await expectFound();
      await store.maintain({ force: true });
      await expectFound();
      await store.upsertPhotos([photoRow(60, { keywords: ['東京タワー'] })]);
      expect(await store.findByWords({ tokens: ['東京'], limit: 5 })).toEqual([{ id: idOf(60), tokens: ['東京'] }]);
      expect(await store.findByWords({ tokens: ['sommer'], limit: 5, filter: { pathContains: 'IMG_1007' } })).toEqual([{ id: idOf(7), tokens: ['sommer'] }]);
      expect(await store.findByWords({ tokens: [], limit: 5 })).toEqual([]);
    });
  });

  it('counts what a library holds, and counts again when it has changed', async () => {
    await withStore(async () => {
      await store.setFolders([{ path: '/photos', addedAtMs: 1 }]);
      await store.upsertPhotos([
        photoRow(1, { city: 'Bilbao', country: 'Spain', countryCode: 'ES', cameraMake: 'Canon', cameraModel: 'Canon EOS', ...takenOn('2019-01-01T00:00:00'), paths: ['/photos/a/b/1.jpg', '/photos/a/2.jpg'] }),
        photoRow(2, { city: 'Bilbao', country: 'Nowhere', cameraMake: 'Apple', cameraModel: 'iPhone 12', paths: ['/photos/a/3.jpg'] }),
        photoRow(3, { city: 'Hidden', isVisible: false }),
      ]);
      await store.maintain();
      const facets = {
        cities: [{ value: 'Bilbao', photos: 2 }], regions: [], lenses: [], photos: 2,
        countries: [{ value: 'Nowhere', photos: 1, countryCode: null }, { value: 'Spain', photos: 1, countryCode: 'ES' }],
        cameras: [{ value: 'Apple iPhone 12', photos: 1 }, { value: 'Canon EOS', photos: 1 }],
        folders: [{ value: 'a', photos: 2 }, { value: 'b', photos: 1 }],
        formats: [{ value: 'jpeg', photos: 2 }], years: [{ value: '2019', photos: 1 }], months: [{ value: '2019-01', photos: 1 }],
      };
      expect(await store.facets()).toEqual(facets);
      await store.upsertPhotos([photoRow(4, { city: 'Oslo', paths: ['/photos/4.jpg'] })]);
      expect((await store.facets()).cities).toEqual([{ value: 'Bilbao', photos: 2 }, { value: 'Oslo', photos: 1 }]);
    });
  });

  it('keeps what a person said until the photo is forgotten', async () => {
    await withStore(async () => {
      const mark = { photoId: idOf(1), kind: 'rating', value: '5', updatedAtMs: 1 };
      await store.upsertMarks([mark, { ...mark, photoId: idOf(2) }, { ...mark, kind: 'album' }]);
      await store.upsertMarks([{ ...mark, value: '3', updatedAtMs: 2 }]);
      await store.upsertPhotos([photoRow(1), photoRow(2)]);
      await store.upsertFiles([fileRow(1, { state: 'gone' }), fileRow(2)]);
      expect((await store.marksOf([idOf(1)])).sort((a, b) => (a.kind < b.kind ? 1 : -1))).toEqual([{ ...mark, value: '3', updatedAtMs: 2 }, { ...mark, kind: 'album' }]);
      await store.deletePhotos([idOf(1)]);
      expect(await store.marksOf([idOf(1), idOf(2)])).toEqual([{ ...mark, photoId: idOf(2) }]);
      expect((await store.listPlaces()).map((row) => row.id)).toEqual([idOf(2)]);
      expect((await store.listFiles()).map((row) => row.photoId)).toEqual([idOf(2)]);
    });
  });

  it('lets readers see each finished write, and one process alone write', async () => {
    await withStore(async () => {
      expect(await readWriter(options)).toMatchObject({ pid: process.pid });
      await expect(openLibrary(options)).rejects.toMatchObject({
        code: 'library-locked', message: expect.stringMatching(new RegExp(`^process ${process.pid} on \\S+ has been writing .* since \\d{4}-`)) as string,
      });
      const reader = await openReader(options);
      await store.addPack(TEST_PACK);
      for (let i = 0; i < 5; i++) {
        await store.upsertPhotos([photoRow(i)], { fingerprint: TEST_PACK.fingerprint, rows: [{ id: idOf(i), vector: vectorOf(i) }] });
        expect(await reader.countPhotos()).toBe(i + 1);
        expect(await reader.nearest({ fingerprint: TEST_PACK.fingerprint, vector: vectorOf(i), limit: 1 })).toMatchObject([{ id: idOf(i) }]);
      }
      await store.setRunOpen(true);
      expect(await reader.isRunOpen()).toBe(true);
      await store.maintain({ force: true });
      expect((await reader.packs()).map((pack) => pack.name)).toEqual(['Test pack']);
      expect(await reader.countPhotos()).toBe(5);
      await reader.close();
    });
    expect(await readWriter(options)).toBeNull();
    const again = await openLibrary(options);
    expect(await again.countPhotos()).toBe(5);
    await again.close();
  });
});
