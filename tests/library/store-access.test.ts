import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { openLibrary } from '../../electron/engine/store/open-library.ts';
import { readWriter } from '../../electron/engine/store/write-lock.ts';
import { createStoreAccess } from '../../electron/engine/library/store-access.ts';
import { idOf, photoRow } from '../fixtures/made-up-rows.ts';
import { temporaryFolder } from '../fixtures/test-library.ts';

async function access() {
  const folder = await temporaryFolder();
  const options = { location: join(folder, 'library.albumen'), cacheDir: join(folder, 'cache') };
  return { options, stores: createStoreAccess(options) };
}

test('a short piece of writing does not wait for a long one, and the lock goes with the last', async () => {
  const { options, stores } = await access();
  const held = Promise.withResolvers<void>();
  const long = stores.writeAlone(async (store) => {
    await store.upsertPhotos([photoRow(1)]);
    await held.promise;
    return (await store.photosById([idOf(1)]))[0]?.rating;
  });
  await stores.write((store) => store.setMarks([{ photoId: idOf(1), kind: 'rating', value: 5 }]));
  expect(await readWriter(options)).toMatchObject({ pid: process.pid });
  held.resolve();
  expect(await long).toBe(5);
  expect(await readWriter(options)).toBeNull();
  await stores.close();
});

test('work that must be alone waits for its like, also for one that fails', async () => {
  const { stores } = await access();
  const steps: string[] = [];
  const first = stores.writeAlone(async () => {
    steps.push('first begins');
    await delay(20);
    steps.push('first ends');
    throw new Error('it failed');
  });
  const second = stores.writeAlone(() => Promise.resolve(steps.push('second')));
  await expect(first).rejects.toThrow('it failed');
  await second;
  expect(steps).toEqual(['first begins', 'first ends', 'second']);
  await stores.close();
});

test('a locked library is told of, and opens once the other is done', async () => {
  const { options, stores } = await access();
  const other = await openLibrary(options);
  await expect(stores.write(() => Promise.resolve())).rejects.toMatchObject({ code: 'library-locked' });
  await other.close();
  await stores.write((store) => store.upsertPhotos([photoRow(2)]));
  expect(await (await stores.reader()).countPhotos()).toBe(1);
  await stores.close();
});

test('after closing, the next call opens the library anew', async () => {
  const { stores } = await access();
  await stores.write((store) => store.upsertPhotos([photoRow(1)]));
  expect(await (await stores.reader()).countPhotos()).toBe(1);
  await stores.close();
  await stores.write((store) => store.upsertPhotos([photoRow(2)]));
  expect(await (await stores.reader()).countPhotos()).toBe(2);
  await stores.close();
});
