import { chmod, copyFile, mkdir, readdir, readFile, rename, rm, stat, symlink, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import type { Engine } from '../../shared/contract/engine.ts';
import { REPOSITORY } from '../fixtures/repository.ts';
import { testLibrary } from '../fixtures/test-library.ts';
import { writeLivePhoto, writeMotionPhoto, writeOddPhotos } from '../fixtures/odd-photos.ts';
import { decodeFile, meanDifference } from '../decode/decode-file.ts';

const FIXTURES = join(REPOSITORY, 'tests', 'fixtures', 'photos');

async function idsByName(engine: Engine): Promise<Map<string, string>> {
  const { results } = await engine.searchPhotos({ text: 'path:photos', limit: 1000 });
  return new Map(results.map(({ id, path }) => [path?.split('/').at(-1) ?? '', id]));
}

async function libraryOf(fill: (photos: string) => Promise<unknown>) {
  const library = await testLibrary([]);
  await mkdir(library.photos, { recursive: true });
  await fill(library.photos);
  await library.engine.indexLibrary({ folders: [library.photos] });
  const ids = await idsByName(library.engine);
  const idOf = (name: string): string => {
    const id = ids.get(name);
    if (id === undefined) throw new Error(`${name} is not in the library: ${[...ids.keys()].join(', ')}`);
    return id;
  };
  return { ...library, idOf };
}

const asJpeg = (from: string) => async (photos: string) => await copyFile(join(FIXTURES, 'source.jpg'), join(photos, from));

describe('the pictures of the window', () => {
  it('are the files themselves where browsers show them right, and made of them where not, upright in both', async () => {
    let odd: Awaited<ReturnType<typeof writeOddPhotos>> = [];
    const { engine, photos, idOf } = await libraryOf(async (folder) => (odd = await writeOddPhotos(folder)));
    for (const { name, isShownAsIs } of odd) {
      const shown = await engine.locateMedia({ id: idOf(name), variant: 'display' });
      expect([name, shown.path === join(photos, name)]).toEqual([name, isShownAsIs]);
      const [before, after] = [await decodeFile(join(photos, name)), await decodeFile(shown.path)];
      expect([name, after.width, after.height]).toEqual([name, before.width, before.height]);
      expect([name, meanDifference(before.pixels, after.pixels) < 4]).toEqual([name, true]);
      const thumb = await engine.locateMedia({ id: idOf(name), variant: 'thumb' });
      expect([thumb.mimeType, (await sharp(thumb.path).metadata()).format]).toEqual(['image/webp', 'webp']);
      const original = await engine.locateMedia({ id: idOf(name), variant: 'original' });
      expect(original).toMatchObject({ path: join(photos, name), name, etag: idOf(name) });
    }
  });

  it('are made once, also for two windows at a time, and kept', async () => {
    const { engine, folder, idOf } = await libraryOf(async (photos) => await copyFile(join(FIXTURES, 'photo.heic'), join(photos, 'a.heic')));
    const ask = async () => await engine.locateMedia({ id: idOf('a.heic'), variant: 'display' });
    const [one, two] = await Promise.all([ask(), ask()]);
    expect(one).toEqual(two);
    expect(one).toMatchObject({ mimeType: 'image/jpeg', name: 'a.jpg' });
    const { mtimeMs, ino } = await stat(one.path);
    await utimes(one.path, new Date(5000), new Date(5000));
    expect(await ask()).toEqual(one);
    expect((await stat(one.path)).ino).toBe(ino);
    expect((await stat(one.path)).mtimeMs).toBeGreaterThanOrEqual(mtimeMs);
    const kept = await readdir(join(folder, 'cache', 'renditions'), { recursive: true });
    expect(kept.filter((name) => name.includes('.'))).toEqual([one.path.slice(join(folder, 'cache', 'renditions').length + 1)]);
  });

  it('a lost thumbnail is made again', async () => {
    const { engine, idOf } = await libraryOf(asJpeg('a.jpg'));
    const { path } = await engine.locateMedia({ id: idOf('a.jpg'), variant: 'thumb' });
    const before = await readFile(path);
    await rm(path);
    await engine.locateMedia({ id: idOf('a.jpg'), variant: 'thumb' });
    expect(await readFile(path)).toEqual(before);
  });

  it('a motion photo gives its film, a Live Photo its clip, and others none', async () => {
    let film: Uint8Array = new Uint8Array();
    const { engine, photos, idOf } = await libraryOf(async (folder) => {
      film = (await writeMotionPhoto(join(folder, 'motion.jpg'))).film;
      await asJpeg('still.jpg')(folder);
      await copyFile(join(FIXTURES, 'film.mov'), join(folder, 'film.mov'));
      await writeLivePhoto(folder);
    });
    const clip = await engine.locateMedia({ id: idOf('motion.jpg'), variant: 'motion' });
    expect(clip).toMatchObject({ mimeType: 'video/mp4', name: 'motion.mp4' });
    expect(Buffer.from(await readFile(clip.path)).equals(film)).toBe(true);
    expect(await engine.locateMedia({ id: idOf('live.jpg'), variant: 'motion' })).toMatchObject({ path: join(photos, 'live.mov'), mimeType: 'video/mp4' });
    await expect(engine.locateMedia({ id: idOf('still.jpg'), variant: 'motion' })).rejects.toMatchObject({ code: 'not-found', message: 'This photo has no moving picture.' });
    expect(await engine.locateMedia({ id: idOf('film.mov'), variant: 'display' })).toMatchObject({ path: join(photos, 'film.mov'), mimeType: 'video/mp4' });
    expect(await engine.locateMedia({ id: idOf('film.mov'), variant: 'original' })).toMatchObject({ mimeType: 'video/quicktime' });
  });
});

describe('a photo whose file is not what it was', () => {
  it('an unknown photo is not found', async () => {
    const { engine } = await libraryOf(asJpeg('a.jpg'));
    for (const variant of ['thumb', 'large', 'display', 'original', 'motion'] as const) {
      await expect(engine.locateMedia({ id: 'f'.repeat(32), variant })).rejects.toMatchObject({ code: 'not-found' });
    }
  });

  it('says whether its drive is away or it was deleted; its thumbnail stays', async () => {
    const { engine, photos, folder, idOf } = await libraryOf(asJpeg('a.jpg'));
    const id = idOf('a.jpg');
    await rename(photos, join(folder, 'unplugged'));
    await expect(engine.locateMedia({ id, variant: 'original' })).rejects.toMatchObject({ code: 'not-found', message: `The folder ${photos} is away: connect its drive to see this photo.` });
    expect(await engine.locateMedia({ id, variant: 'thumb' })).toMatchObject({ mimeType: 'image/webp' });
    await rename(join(folder, 'unplugged'), photos);
    expect(await engine.locateMedia({ id, variant: 'original' })).toMatchObject({ path: join(photos, 'a.jpg') });
    await rm(join(photos, 'a.jpg'));
    await expect(engine.locateMedia({ id, variant: 'display' })).rejects.toMatchObject({ code: 'not-found', message: /was moved or deleted/ });
  });

  it('is found at its other place', async () => {
    const { engine, photos } = await libraryOf(async (folder) => {
      await asJpeg('a.jpg')(folder);
      await asJpeg('b.jpg')(folder);
    });
    const [{ id } = { id: '' }] = (await engine.searchPhotos({ text: 'path:photos' })).results;
    const { path } = await engine.locateMedia({ id, variant: 'original' });
    await rm(path);
    const others = ['a.jpg', 'b.jpg'].map((name) => join(photos, name)).filter((place) => place !== path);
    expect([(await engine.locateMedia({ id, variant: 'original' })).path]).toEqual(others);
  });

  it('is served again after a touch, but not after an edit', async () => {
    const { engine, photos, idOf } = await libraryOf(asJpeg('a.jpg'));
    const request = { id: idOf('a.jpg'), variant: 'original' } as const;
    await utimes(join(photos, 'a.jpg'), new Date(1e12), new Date(1e12));
    expect(await engine.locateMedia(request)).toMatchObject({ path: join(photos, 'a.jpg') });
    await writeFile(join(photos, 'a.jpg'), await sharp(join(FIXTURES, 'source.jpg')).flop().jpeg().toBuffer());
    for (const variant of ['original', 'display'] as const) {
      await expect(engine.locateMedia({ ...request, variant })).rejects.toMatchObject({ code: 'not-found', message: /has changed since/ });
    }
  });

  it('is never served through a link that was put in its place, and is through one that was indexed', async () => {
    const { engine, photos, folder, idOf } = await libraryOf(async (photosFolder) => {
      await asJpeg('a.jpg')(photosFolder);
      await copyFile(join(FIXTURES, 'photo.heic'), join(photosFolder, '..', 'outside.heic'));
      await symlink(join(photosFolder, '..', 'outside.heic'), join(photosFolder, 'linked.heic'));
    });
    expect(await engine.locateMedia({ id: idOf('linked.heic'), variant: 'original' })).toMatchObject({ path: join(photos, 'linked.heic') });
    const secret = join(folder, 'secret.txt');
    await writeFile(secret, 'a secret');
    await rm(join(photos, 'a.jpg'));
    await symlink(secret, join(photos, 'a.jpg'));
    for (const variant of ['original', 'display'] as const) {
      await expect(engine.locateMedia({ id: idOf('a.jpg'), variant })).rejects.toMatchObject({ code: 'not-found', message: /has changed since/ });
    }
  });

  it.skipIf(process.getuid?.() === 0)('says so where it may not be read', async () => {
    const { engine, photos, idOf } = await libraryOf(asJpeg('a.jpg'));
    await chmod(photos, 0);
    await expect(engine.locateMedia({ id: idOf('a.jpg'), variant: 'original' })).rejects.toMatchObject({ code: 'permission-denied' });
    await chmod(photos, 0o755);
  });
});
