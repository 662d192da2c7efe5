import { cp, mkdir, readdir, rm, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { OpenStoreOptions } from '../../electron/engine/store/library-store.ts';
import type { Migration } from '../../electron/engine/store/migrations.ts';
import { openLibrary } from '../../electron/engine/store/open-library.ts';
import { openReader } from '../../electron/engine/store/open-reader.ts';
import { fileRow, photoRow } from '../fixtures/made-up-rows.ts';
import { SLOW_VERSION, slowSteps } from '../fixtures/slow-steps.ts';
import { folderPlace, type StorePlace } from '../fixtures/store-places.ts';

describe('a library that is not as it should be', () => {
  let place: StorePlace;
  let sound: OpenStoreOptions;

  beforeAll(async () => {
    place = await folderPlace();
    sound = await place.newLibrary();
    const store = await openLibrary(sound);
    await store.upsertPhotos([photoRow(1), photoRow(2)]);
    await store.upsertFiles([fileRow(1), fileRow(2)]);
    await store.close();
  });
  afterAll(async () => await place.remove());

  async function copyOfSound(): Promise<OpenStoreOptions> {
    const options = await place.newLibrary();
    await cp(sound.location, options.location, { recursive: true });
    return options;
  }

  /** Read what there is; the error of whatever comes first. */
  async function readAll(options: OpenStoreOptions): Promise<unknown> {
    try {
      const reader = await openReader(options);
      try {
        await reader.listPhotos({ limit: 10 });
        await reader.listFiles();
        await reader.folders();
      } finally {
        await reader.close();
      }
      return null;
    } catch (error) {
      return error;
    }
  }

  const damaged = {
    code: 'library-damaged',
    message: expect.stringMatching(/is damaged \(.+\); put a copy of the folder back, or move it away and run/) as string,
    name: 'AlbumenError',
  };

  it('reads when nothing is wrong with it', async () => {
    expect(await readAll(await copyOfSound())).toBeNull();
  });

  it.each(['photos', 'files', 'meta'])('tells that the table %s is missing', async (table) => {
    const options = await copyOfSound();
    await rm(join(options.location, `${table}.lance`), { recursive: true });
    expect(await readAll(options)).toMatchObject(damaged);
    await expect(openLibrary(options)).rejects.toMatchObject(damaged);
  });

  it.each([
    ['cut short', async (file: string) => await truncate(file, 10)],
    ['empty', async (file: string) => await truncate(file, 0)],
    ['gone', async (file: string) => await rm(file)],
    ['overwritten', async (file: string) => await writeFile(file, Buffer.alloc(4_000, 'x'))],
  ])('tells that a data file is %s', async (_name, damage) => {
    for (const table of ['photos', 'files']) {
      const options = await copyOfSound();
      const folder = join(options.location, `${table}.lance`, 'data');
      for (const file of await readdir(folder)) await damage(join(folder, file));
      expect(await readAll(options)).toMatchObject(damaged);
    }
  });

  it('tells that its versions are garbage', async () => {
    const options = await copyOfSound();
    const folder = join(options.location, 'photos.lance', '_versions');
    for (const file of await readdir(folder)) await writeFile(join(folder, file), Buffer.alloc(200, 7));
    expect(await readAll(options)).toMatchObject(damaged);
  });

  it('lets go of the lock when it cannot be opened', async () => {
    const options = await copyOfSound();
    await rm(join(options.location, 'files.lance'), { recursive: true });
    await expect(openLibrary(options)).rejects.toMatchObject({ code: 'library-damaged' });
    await expect(openLibrary(options)).rejects.toMatchObject({ code: 'library-damaged' });
  });

  it('is refused, unchanged, when a newer Albumen wrote it', async () => {
    const options = await copyOfSound();
    await (await openLibrary(options, slowSteps())).close();
    const tooNew = { code: 'library-too-new', message: expect.stringContaining(`version ${SLOW_VERSION}; this one knows up to ${SLOW_VERSION - 2}`) as string };
    await expect(openLibrary(options)).rejects.toMatchObject(tooNew);
    await expect(openReader(options)).rejects.toMatchObject(tooNew);
    const reader = await openReader(options, slowSteps());
    expect(await reader.countPhotos()).toBe(2);
    await reader.close();
  });

  it('is brought up to date by whoever opens it first, reader or writer', async () => {
    const options = await copyOfSound();
    const reader = await openReader(options, slowSteps());
    expect(await reader.counts()).toMatchObject({ photos: 2, schemaVersion: SLOW_VERSION });
    await reader.close();
    const ran: number[] = [];
    const steps = slowSteps().map((step): Migration => ({ ...step, run: async () => void ran.push(step.to) }));
    await (await openLibrary(options, steps)).close();
    expect(ran).toEqual([]);
  });

  it('is made anew in an empty folder, and over what a killed first run left', async () => {
    const options = await place.newLibrary();
    await mkdir(options.location);
    await expect(openReader(options)).rejects.toMatchObject({ code: 'not-found' });
    await (await openLibrary(options)).close();
    await rm(join(options.location, 'meta.lance'), { recursive: true });
    await expect(openReader(options)).rejects.toMatchObject({ code: 'not-found' });
    await (await openLibrary(options)).close();
    expect(await readAll(options)).toBeNull();
  });

  it('is refused when its name is that of a file', async () => {
    const options = await place.newLibrary();
    await writeFile(options.location, 'a file');
    await expect(openLibrary(options)).rejects.toMatchObject({ code: 'bad-input' });
    await expect(openReader(options)).rejects.toMatchObject({ code: 'bad-input' });
  });
});
