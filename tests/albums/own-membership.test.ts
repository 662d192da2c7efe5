import { join } from 'node:path';
import { expect, test } from 'vitest';
import { emptyAlbum, placePhotos, readMembers, takeOut } from '../../electron/engine/albums/own-membership.ts';
import type { WritableStore } from '../../electron/engine/store/library-store.ts';
import { openLibrary } from '../../electron/engine/store/open-library.ts';
import { idOf, photoRow } from '../fixtures/made-up-rows.ts';
import { temporaryFolder } from '../fixtures/test-library.ts';

async function storeOf(rows: Parameters<WritableStore['upsertPhotos']>[0]): Promise<WritableStore> {
  const store = await openLibrary({ location: join(await temporaryFolder(), 'library.albumen'), cacheDir: await temporaryFolder() });
  await store.upsertPhotos(rows);
  return store;
}

const ID = 'own-1';
const orderIn = async (store: WritableStore): Promise<string[]> => ((await readMembers([ID], store)).get(ID) ?? []).map(({ id }) => id);
const [A, B, C, D] = [0, 1, 2, 3].map(idOf) as [string, string, string, string];

test('photos go before one, or to the end, and come out again', async () => {
  const store = await storeOf([0, 1, 2, 3].map((index) => photoRow(index)));
  await placePhotos(ID, [A, B, C], null, store);
  await placePhotos(ID, [D, C], B, store);
  expect(await orderIn(store)).toEqual([A, D, C, B]);
  await placePhotos(ID, [B], A, store);
  await takeOut(ID, [D], store);
  expect(await orderIn(store)).toEqual([B, A, C]);
  expect((await store.photosById([A, D])).map(({ albums }) => albums)).toEqual([[ID], []]);
  await emptyAlbum(ID, store);
  expect([await orderIn(store), (await store.photosById([A]))[0]?.albums]).toEqual([[], []]);
});

test('an order outlives any number of moves to one spot', async () => {
  const store = await storeOf([0, 1, 2].map((index) => photoRow(index)));
  await placePhotos(ID, [A, B, C], null, store);
  for (let i = 0; i < 50; i++) await placePhotos(ID, [i % 2 === 0 ? C : B], i % 2 === 0 ? B : C, store);
  expect(await orderIn(store)).toEqual([A, B, C]);
  const positions = ((await readMembers([ID], store)).get(ID) ?? []).map(({ position }) => position);
  expect(new Set(positions).size).toBe(3);
});

test('the RAW of a picture goes with it, and stays when the two come apart', async () => {
  const store = await storeOf([photoRow(0), photoRow(1, { bundleOf: A, kind: 'raw', isVisible: false })]);
  await placePhotos(ID, [A], null, store);
  expect(await orderIn(store)).toEqual([A]);
  await store.patchPhotos([{ id: B, bundleOf: null }]);
  expect((await orderIn(store)).toSorted()).toEqual([A, B].toSorted());
});

test('photos that the library does not know are passed over', async () => {
  const store = await storeOf([photoRow(0)]);
  await placePhotos(ID, [A, 'f'.repeat(32)], null, store);
  expect(await orderIn(store)).toEqual([A]);
});
