import { cp, mkdir, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { PhotoChange } from '../../shared/contract/edit-schemas.ts';
import type { Engine } from '../../shared/contract/engine.ts';
import type { Photo } from '../../shared/contract/schemas.ts';
import { SAMPLES } from '../fixtures/repository.ts';
import { testLibrary } from '../fixtures/test-library.ts';

const photosOf = async (engine: Engine, text = '') => (await engine.searchPhotos({ text, limit: 100 })).results;
const edit = (engine: Engine, id: string, change: PhotoChange) => engine.editPhotos({ changes: [{ ids: [id], change }] });

async function onePhoto(engine: Engine, id: string): Promise<Photo> {
  const [photo] = await engine.getPhotos([id]);
  if (!photo) throw new Error(`photo ${id} is not there`);
  return photo;
}

async function indexed(samples = ['2016']) {
  const made = await testLibrary(samples);
  await made.engine.indexLibrary({ folders: [made.photos] });
  const [first, second] = await photosOf(made.engine, 'type:jpeg');
  if (!first || !second) throw new Error('the samples hold no photos');
  return { ...made, id: first.id, other: second.id, before: await onePhoto(made.engine, first.id) };
}

test('shows what the person says everywhere, and takes all of it back with the undo', async () => {
  const { engine, id, before } = await indexed();
  const { changed, undo } = await edit(engine, id, {
    rating: 4, isFavourite: true, quarterTurns: 1,
    takenAt: { local: '1999-12-31T23:59:00', offsetMinutes: 60 }, place: { latitude: 43.263, longitude: -2.935 },
  });
  expect(changed).toBe(1);
  expect(await onePhoto(engine, id)).toEqual({
    ...before, rating: 4, isFavourite: true, quarterTurns: 1, width: before.height, height: before.width,
    takenAt: { local: '1999-12-31T23:59:00', offsetMinutes: 60, source: 'person' },
    place: { latitude: 43.263, longitude: -2.935, city: 'Bilbao', region: 'Basque Country', country: 'Spain', countryCode: 'ES' },
    corrected: ['takenAt', 'place'],
  });
  expect((await photosOf(engine, 'date:1999-12 rating:4 place:Bilbao')).map((photo) => photo.id)).toEqual([id]);
  const { ids, takenAtMs, count } = (await engine.timeline.read({ show: 'favourites' })) ?? { ids: new Uint8Array(), takenAtMs: [], count: 0 };
  expect([count, Buffer.from(ids).toString('hex'), takenAtMs[0]]).toEqual([1, id, Date.UTC(1999, 11, 31, 23, 59)]);

  expect(await engine.editPhotos(undo)).toMatchObject({ changed: 1 });
  expect(await onePhoto(engine, id)).toEqual(before);
  expect(await photosOf(engine, 'rating:4')).toEqual([]);
});

test('an edit that changes nothing undoes nothing, and unknown photos are passed over', async () => {
  const { engine, id } = await indexed();
  await edit(engine, id, { isFavourite: true });
  expect(await edit(engine, id, { isFavourite: true, rating: null })).toEqual({ changed: 0, undo: { changes: [] } });
  expect(await edit(engine, 'f'.repeat(32), { rating: 3 })).toEqual({ changed: 0, undo: { changes: [] } });
});

test('a photo that is named twice takes both changes, in order', async () => {
  const { engine, id, other } = await indexed();
  const report = await engine.editPhotos({
    changes: [{ ids: [id, other], change: { rating: 1, isFavourite: true } }, { ids: [id], change: { rating: 5 } }],
  });
  expect(report.changed).toBe(2);
  expect(await engine.getPhotos([id, other])).toMatchObject([{ rating: 5, isFavourite: true }, { rating: 1, isFavourite: true }]);
  await engine.editPhotos(report.undo);
  expect(await engine.getPhotos([id, other])).toMatchObject([{ rating: null, isFavourite: false }, { rating: null, isFavourite: false }]);
});

test('hides a photo from everything but the list of hidden ones', async () => {
  const { engine, id } = await indexed();
  const all = (await engine.timeline.read({}))?.count ?? 0;
  const { undo } = await edit(engine, id, { isHidden: true });
  expect((await engine.timeline.read({}))?.count).toBe(all - 1);
  expect((await photosOf(engine, 'type:jpeg')).map((photo) => photo.id)).not.toContain(id);
  expect((await engine.timeline.read({ show: 'hidden' }))?.count).toBe(1);
  expect(await onePhoto(engine, id)).toMatchObject({ isHidden: true });
  await engine.editPhotos(undo);
  expect((await engine.timeline.read({}))?.count).toBe(all);
});

test.each(['2019-02-30T10:00:00', '2019-05-03', '2019-05-03T25:00:00', '0019-05-03T10:00:00', 'yesterday'])('refuses the date %s and changes nothing', async (local) => {
  const { engine, id, before } = await indexed();
  await expect(edit(engine, id, { rating: 2, takenAt: { local, offsetMinutes: null } })).rejects.toMatchObject({ code: 'bad-input' });
  expect(await onePhoto(engine, id)).toEqual(before);
});

test('what the person says survives another engine, a moved file and a whole new reading', async () => {
  const made = await indexed();
  const { engine, photos, id } = made;
  await edit(engine, id, { rating: 5, isFavourite: true, quarterTurns: 3, takenAt: { local: '2001-01-01T00:00:00', offsetMinutes: null } });
  const said = await onePhoto(engine, id);
  await engine.close();
  const again = await made.reopen();
  expect(await onePhoto(again, id)).toEqual(said);
  await mkdir(join(photos, 'elsewhere'));
  const moved = join(photos, 'elsewhere/renamed.jpg');
  await rename(said.path ?? '', moved);
  await again.indexLibrary({ folders: [photos] });
  expect(await onePhoto(again, id)).toEqual({ ...said, path: moved, paths: [moved] });
  await again.indexLibrary({ verify: true });
  expect(await onePhoto(again, id)).toEqual({ ...said, path: moved, paths: [moved] });
});

test('an edit in the middle of an index run goes through at once and survives the run', async () => {
  const { engine, photos, id } = await indexed();
  await cp(join(SAMPLES, '2019'), join(photos, '2019'), { recursive: true });
  let isRunning = true;
  const edits: Promise<unknown>[] = [];
  const run = engine.indexLibrary({ folders: [photos], verify: true }, {
    onProgress({ phase }) {
      if (phase === 'indexing' && edits.length === 0) {
        edits.push(edit(engine, id, { rating: 5, isHidden: true }).then(() => expect(isRunning).toBe(true)));
      }
    },
  });
  await run;
  isRunning = false;
  expect(edits).toHaveLength(1);
  await Promise.all(edits);
  expect(await onePhoto(engine, id)).toMatchObject({ rating: 5, isHidden: true });
  expect((await photosOf(engine, 'type:jpeg')).map((photo) => photo.id)).not.toContain(id);
});
