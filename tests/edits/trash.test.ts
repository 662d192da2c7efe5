import { copyFile, mkdir, readdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Engine } from '../../shared/contract/engine.ts';
import { makeRaw } from '../fixtures/photos/make-raw.ts';
import { SAMPLES } from '../fixtures/repository.ts';
import { testLibrary } from '../fixtures/test-library.ts';

async function idsOf(engine: Engine): Promise<string[]> {
  const { ids = new Uint8Array(), count = 0 } = (await engine.timeline.read({})) ?? {};
  return Array.from({ length: count }, (_, i) => Buffer.from(ids.subarray(i * 16, i * 16 + 16)).toString('hex'));
}

async function indexed(prepare: (photos: string) => Promise<void> = () => Promise.resolve()) {
  const made = await testLibrary(['2016']);
  await prepare(made.photos);
  await made.engine.indexLibrary({ folders: [made.photos] });
  const ids = await idsOf(made.engine);
  const photos = await made.engine.getPhotos(ids);
  const byName = (name: string) => {
    const found = photos.find((photo) => photo.path?.endsWith(name));
    if (!found) throw new Error(`no photo ${name}`);
    return found;
  };
  return { ...made, ids, byName };
}

const unchanged = { added: 0, updated: 0, moved: 0, removed: 0, away: [] };

test('takes a photo away and gives it back with everything, after a restart too', async () => {
  const made = await indexed();
  const { engine, photos, ids, byName } = made;
  const { id } = byName('DSC_0121.jpg');
  await engine.editPhotos({ changes: [{ ids: [id], change: { rating: 5, quarterTurns: 1 } }] });
  const [before] = await engine.getPhotos([id]);
  const bytes = await readFile(before?.path ?? '');
  const best = await engine.searchPhotos({ text: 'two dogs at a wooden fence', limit: 1 });

  const report = await engine.trash.move([id]);
  expect(report).toEqual({ batch: expect.any(String) as string, photos: 1, failed: [] });
  expect(await readdir(join(photos, '2016'))).not.toContain('DSC_0121.jpg');
  expect(await idsOf(engine)).toEqual(ids.filter((one) => one !== id));
  expect(await engine.getPhotos([id])).toMatchObject([{ path: null, paths: [], rating: 5 }]);
  expect(await engine.trash.list()).toEqual([
    { batch: report.batch, movedAtMs: expect.any(Number) as number, ids: [id], files: [{ path: before?.path, sizeBytes: bytes.length }] },
  ]);
  expect(await engine.indexLibrary({})).toMatchObject({ ...unchanged, scanned: ids.length - 1 });

  await engine.close();
  const again = await made.reopen();
  expect(await again.trash.restore({ batch: report.batch ?? '' })).toEqual({ restored: 1, failed: [] });
  expect(await again.getPhotos([id])).toEqual([before]);
  expect(await readFile(before?.path ?? '')).toEqual(bytes);
  expect(await again.searchPhotos({ text: 'two dogs at a wooden fence', limit: 1 })).toEqual(best);
  expect(await again.trash.list()).toEqual([]);
  expect(await readdir(photos)).not.toContain('.albumen-trash');
  expect(await again.indexLibrary({})).toMatchObject({ ...unchanged, unchanged: ids.length });
});

test('a bundle goes whole with its sidecars, and comes back whole', async () => {
  const { engine, photos, byName } = await indexed(async (folder) => {
    const preview = await readFile(join(SAMPLES, '2016/DSC_0107.jpg'));
    await writeFile(join(folder, '2016/DSC_0107.DNG'), makeRaw('dng', preview, 1));
    await writeFile(join(folder, '2016/DSC_0107.xmp'), '<x:xmpmeta xmlns:x="adobe:ns:meta/"/>');
    await writeFile(join(folder, '2016/DSC_0118.jpg.xmp'), '<x:xmpmeta xmlns:x="adobe:ns:meta/"/>');
  });
  const before = await readdir(join(photos, '2016'));
  const { id } = byName('DSC_0107.jpg');
  const { batch, photos: moved } = await engine.trash.move([id]);
  expect(moved).toBe(1);
  expect(await readdir(join(photos, '2016'))).toEqual(before.filter((name) => !name.startsWith('DSC_0107')));
  const [{ ids, files } = { ids: [], files: [] }] = await engine.trash.list();
  expect([ids.length, files.length]).toEqual([2, 3]);
  // By the bundle's other photo.
  expect(await engine.trash.restore({ ids: [ids.find((one) => one !== id) ?? ''] })).toEqual({ restored: 1, failed: [] });
  expect(await readdir(join(photos, '2016'))).toEqual(before);
  expect(await engine.indexLibrary({})).toMatchObject(unchanged);
  await expect(engine.trash.restore({ batch: batch ?? '' })).rejects.toMatchObject({ code: 'not-found' });
});

test('a sidecar that another photo shares stays', async () => {
  const { engine, photos, byName } = await indexed(async (folder) => {
    await copyFile(join(SAMPLES, '2016/DSC_0118.jpg'), join(folder, '2016/DSC_0107.jpeg'));
    await writeFile(join(folder, '2016/DSC_0107.xmp'), '<x:xmpmeta xmlns:x="adobe:ns:meta/"/>');
  });
  await engine.trash.move([byName('DSC_0107.jpg').id]);
  expect(await readdir(join(photos, '2016'))).toContain('DSC_0107.xmp');
});

test('both places of a photo go, and come back', async () => {
  const { engine, photos, byName } = await indexed(async (folder) => {
    await mkdir(join(folder, 'copies'));
    await copyFile(join(folder, '2016/DSC_0107.jpg'), join(folder, 'copies/copy.jpg'));
  });
  const photo = byName('DSC_0107.jpg');
  expect(photo.paths).toHaveLength(2);
  const { batch } = await engine.trash.move([photo.id]);
  expect(await engine.getPhotos([photo.id])).toMatchObject([{ paths: [] }]);
  expect(await readdir(join(photos, 'copies'))).toEqual([]);
  await engine.trash.restore({ batch: batch ?? '' });
  expect(await engine.getPhotos([photo.id])).toEqual([photo]);
  expect(await engine.indexLibrary({})).toMatchObject(unchanged);
});

test('a name that was taken meanwhile is not written over, and the photo stays in the trash', async () => {
  const { engine, byName } = await indexed();
  const { id, path } = byName('DSC_0107.jpg');
  const { batch } = await engine.trash.move([id]);
  await writeFile(path ?? '', 'something else');
  expect(await engine.trash.restore({ batch: batch ?? '' })).toEqual({ restored: 0, failed: [{ path, reason: expect.stringContaining('taken') as string }] });
  expect(await readFile(path ?? '', 'utf8')).toBe('something else');
  expect(await engine.trash.list()).toMatchObject([{ batch, ids: [id] }]);
  await rm(path ?? '');
  expect(await engine.trash.restore({ batch: batch ?? '' })).toEqual({ restored: 1, failed: [] });
  expect(await engine.getPhotos([id])).toMatchObject([{ path }]);
});

test('a file that changed since it was indexed, or is gone, is left alone', async () => {
  const { engine, byName } = await indexed();
  const [changed, touched, gone] = [byName('DSC_0107.jpg'), byName('DSC_0118.jpg'), byName('DSC_0121.jpg')];
  await writeFile(changed.path ?? '', 'a letter to my mother');
  const { atime, mtime } = await stat(touched.path ?? '');
  await utimes(touched.path ?? '', atime, new Date(mtime.getTime() + 5_000));
  await rm(gone.path ?? '');
  const report = await engine.trash.move([changed.id, touched.id, gone.id]);
  expect(report).toMatchObject({ batch: null, photos: 0 });
  expect(new Set(report.failed.map((one) => one.path))).toEqual(new Set([changed.path, touched.path, gone.path]));
  expect(await readFile(changed.path ?? '', 'utf8')).toBe('a letter to my mother');
  expect(await engine.trash.list()).toEqual([]);
});

test('emptying hands the files to the system, and forgets only what is nowhere else', async () => {
  const { engine, folder, photos, library, ids, byName } = await indexed();
  const [gone, copied] = [byName('DSC_0107.jpg'), byName('DSC_0118.jpg')];
  await engine.editPhotos({ changes: [{ ids: [gone.id], change: { rating: 4 } }] });
  const bytes = await readFile(copied.path ?? '');
  await engine.trash.move([gone.id, copied.id]);
  await writeFile(join(photos, 'a copy.jpg'), bytes);
  await engine.indexLibrary({});
  expect(await engine.trash.empty()).toEqual({ restored: 2, failed: [] });
  expect((await readdir(join(folder, 'system-trash'))).toSorted()).toEqual(['DSC_0107.jpg', 'DSC_0118.jpg']);
  expect(await engine.trash.list()).toEqual([]);
  expect(await engine.getPhotos([gone.id, copied.id])).toMatchObject([{ id: copied.id, path: join(photos, 'a copy.jpg') }]);
  expect((await idsOf(engine)).toSorted()).toEqual(ids.filter((id) => id !== gone.id).toSorted());
  expect((await readdir(join(library, 'thumbs'), { recursive: true })).filter((name) => name.includes(gone.id))).toEqual([]);
  // Out of the system's trash again: the person's word is still known.
  await copyFile(join(folder, 'system-trash/DSC_0107.jpg'), gone.path ?? '');
  await engine.indexLibrary({});
  expect(await engine.getPhotos([gone.id])).toMatchObject([{ path: gone.path, rating: 4 }]);
});

test('a photo in the trash cannot be forgotten', async () => {
  const { engine, byName } = await indexed();
  const { id, path } = byName('DSC_0107.jpg');
  await engine.trash.move([id]);
  expect(await engine.forgetPhotos([id])).toEqual({ forgotten: 0, stillPresent: [path] });
});

test('a file that somebody took out of the trash is told of, and the rest comes back', async () => {
  const { engine, photos, byName } = await indexed();
  const { id } = byName('DSC_0107.jpg');
  const { batch } = await engine.trash.move([id, byName('DSC_0118.jpg').id]);
  const inTrash = (await readdir(join(photos, '.albumen-trash'), { recursive: true })).find((name) => name.endsWith('DSC_0107.jpg'));
  await rm(join(photos, '.albumen-trash', inTrash ?? ''));
  expect(await engine.trash.restore({ batch: batch ?? '' })).toMatchObject({ restored: 1, failed: [{ reason: 'it is no longer in the trash' }] });
  expect(await engine.trash.list()).toEqual([]);
});

test('photos go to the trash at once in the middle of an index run, and the run does not bring them back', async () => {
  const { engine, photos, byName, ids } = await indexed();
  const { id } = byName('DSC_0107.jpg');
  await copyFile(join(SAMPLES, '2019/coffee.webp'), join(photos, 'coffee.webp'));
  let isRunning = true;
  const moves: Promise<void>[] = [];
  await engine.indexLibrary({ verify: true }, {
    onProgress({ phase }) {
      if (phase === 'indexing' && moves.length === 0) moves.push(engine.trash.move([id]).then(() => expect(isRunning).toBe(true)));
    },
  });
  isRunning = false;
  expect(moves).toHaveLength(1);
  await Promise.all(moves);
  expect(await engine.getPhotos([id])).toMatchObject([{ paths: [] }]);
  expect(await idsOf(engine)).toHaveLength(ids.length);
  expect(await engine.indexLibrary({})).toMatchObject(unchanged);
});
