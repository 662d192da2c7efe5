import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, readdir, readFile, utimes, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connectTables } from '../../electron/engine/store/lance-tables.ts';
import { acquireLease } from '../../electron/engine/store/lease-lock.ts';
import type { OpenStoreOptions } from '../../electron/engine/store/library-store.ts';
import { openLibrary } from '../../electron/engine/store/open-library.ts';
import { openReader } from '../../electron/engine/store/open-reader.ts';
import { processStart } from '../../electron/engine/store/process-identity.ts';
import { readWriter } from '../../electron/engine/store/write-lock.ts';
import { photoRow } from '../fixtures/made-up-rows.ts';
import { runStoreChild } from '../fixtures/run-store-child.ts';
import { folderPlace, s3Place, type StorePlace } from '../fixtures/store-places.ts';

const STARTERS = 6;

describe.each([['a folder', folderPlace], ['an object store', s3Place]])('the write lock of a library in %s', (_name, makePlace) => {
  let place: StorePlace;
  beforeAll(async () => {
    place = await makePlace();
  });
  afterAll(async () => await place.remove());

  it(`goes to exactly one of ${STARTERS} processes that start together`, async () => {
    const options = await place.newLibrary();
    const children = Array.from({ length: STARTERS }, () => runStoreChild('lock', options));
    try {
      const told = await Promise.all(children.map((child) => Promise.race([child.line('won'), child.line('lost')])));
      expect(told.filter((line) => line === 'won')).toHaveLength(1);
      const winner = children[told.indexOf('won')]?.process.pid;
      for (const line of told.filter((said) => said !== 'won')) expect(line).toContain(`lost library-locked process ${winner} on ${hostname()}`);
      expect(await readWriter(options)).toMatchObject({ pid: winner, host: hostname() });
    } finally {
      await Promise.all(children.map((child) => child.kill()));
    }
  }, 120_000);

  it('lets another process read while it is held', async () => {
    const options = await place.newLibrary();
    const writer = await openLibrary(options);
    await writer.upsertPhotos([photoRow(1)]);
    const reader = await openReader(options);
    expect(await reader.countPhotos()).toBe(1);
    await reader.close();
    await writer.close();
  });
});

describe('the lease of a library in an object store', () => {
  let place: StorePlace;
  beforeAll(async () => {
    place = await s3Place();
  });
  afterAll(async () => await place.remove());

  it('goes to exactly one of sixteen that ask at the same moment, when two of them may make its table, and the others hear whose it is', async () => {
    for (let round = 0; round < 4; round++) {
      const { location, storageOptions } = await place.newLibrary();
      const told = await Promise.all(Array.from({ length: 16 }, async () => {
        const tables = await connectTables(location, storageOptions);
        return await acquireLease(tables).then((lease) => ({ lease, error: null }), (error: unknown) => ({ lease: null, error }));
      }));
      expect(told.filter(({ lease }) => lease !== null)).toHaveLength(1);
      const errors = told.flatMap(({ error }) => (error === null ? [] : [error]));
      expect(errors).toEqual(errors.map(() => expect.objectContaining({ code: 'library-locked' }) as unknown));
      for (const { lease } of told) await lease?.release();
    }
  }, 120_000);
});

describe('the lock file of a library in a folder', () => {
  let place: StorePlace;
  beforeAll(async () => {
    place = await folderPlace();
  });
  afterAll(async () => await place.remove());

  /** A library folder with nothing in it but a lock. */
  async function lockedBy(owner: object | string): Promise<OpenStoreOptions> {
    const options = await place.newLibrary();
    await mkdir(options.location);
    await writeFile(join(options.location, 'lock'), typeof owner === 'string' ? owner : JSON.stringify(owner));
    return options;
  }

  const ownerOf = (pid: number, changes: object = {}) => ({
    pid, host: hostname(), since: '2026-01-01T00:00:00.000Z', processStart: processStart(pid), token: 'theirs', ...changes,
  });

  it('is taken over from a process that was killed', async () => {
    const options = await place.newLibrary();
    const child = runStoreChild('lock', options);
    await child.line('won');
    await expect(openLibrary(options)).rejects.toMatchObject({ code: 'library-locked' });
    await child.kill();
    expect(await readWriter(options)).toBeNull();
    const store = await openLibrary(options);
    expect(JSON.parse(await readFile(join(options.location, 'lock'), 'utf8'))).toMatchObject({ pid: process.pid });
    await store.close();
    expect((await readdir(options.location)).filter((name) => name.startsWith('lock'))).toEqual([]);
  });

  it('is taken over when the number of its dead owner now belongs to another process', async () => {
    const other = spawn(process.execPath, ['-e', 'setTimeout(() => {}, 60000)']);
    try {
      const pid = other.pid as number;
      const alive = await lockedBy(ownerOf(pid));
      await expect(openLibrary(alive)).rejects.toMatchObject({ code: 'library-locked' });
      const reused = await lockedBy(ownerOf(pid, { processStart: 'another-boot:123' }));
      await (await openLibrary(reused)).close();
    } finally {
      other.kill('SIGKILL');
      await once(other, 'close');
    }
  });

  it('of another machine holds until that has shown no sign of life for a while', async () => {
    const options = await lockedBy(ownerOf(1, { host: 'nas.example' }));
    await expect(openLibrary(options)).rejects.toMatchObject({
      code: 'library-locked', message: expect.stringContaining('process 1 on nas.example has been writing') as string,
    });
    const longAgo = new Date(Date.now() - 10 * 60_000);
    await utimes(join(options.location, 'lock'), longAgo, longAgo);
    await (await openLibrary(options)).close();
  });

  it('that a crash left half written is taken over, and a crash in a take-over too', async () => {
    const longAgo = new Date(Date.now() - 60_000);
    const half = await lockedBy('{"pid": 12');
    await utimes(join(half.location, 'lock'), longAgo, longAgo);
    await (await openLibrary(half)).close();
    const dead = ownerOf(4_194_304 - 1, { processStart: null });
    const twice = await lockedBy(dead);
    await writeFile(join(twice.location, 'lock.takeover'), JSON.stringify(dead));
    await (await openLibrary(twice)).close();
    expect((await readdir(twice.location)).filter((name) => name.startsWith('lock'))).toEqual([]);
  });

  it('goes to exactly one of several starters when a dead one left it', async () => {
    const options = await lockedBy(ownerOf(4_194_304 - 1, { processStart: null }));
    const children = Array.from({ length: STARTERS }, () => runStoreChild('lock', options));
    try {
      const told = await Promise.all(children.map((child) => Promise.race([child.line('won'), child.line('lost')])));
      expect(told.filter((line) => line === 'won')).toHaveLength(1);
    } finally {
      await Promise.all(children.map((child) => child.kill()));
    }
  }, 120_000);
});
