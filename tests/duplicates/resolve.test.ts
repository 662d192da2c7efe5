import { copyFile, link, mkdir, readdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import type { DuplicateGroup, DuplicateTier } from '../../shared/contract/duplicate-schemas.ts';
import type { Engine } from '../../shared/contract/engine.ts';
import type { Photo } from '../../shared/contract/schemas.ts';
import { makeRaw } from '../fixtures/photos/make-raw.ts';
import { SAMPLES } from '../fixtures/repository.ts';
import { testLibrary } from '../fixtures/test-library.ts';

const dogs = join(SAMPLES, '2016/DSC_0121.jpg');

async function indexed(prepare: (photos: string) => Promise<unknown>) {
  const made = await testLibrary(['2016']);
  await mkdir(join(made.photos, 'copies'));
  await prepare(made.photos);
  await made.engine.indexLibrary({ folders: [made.photos] });
  return made;
}

async function groupOf(engine: Engine, tier: DuplicateTier): Promise<DuplicateGroup> {
  const { groups } = await engine.duplicates.list({ tier });
  expect(groups).toHaveLength(1);
  return groups[0] as DuplicateGroup;
}

/** Keep the proposed one, and let the others go. */
function asProposed({ id, tier, members }: DuplicateGroup) {
  const [keep = '', ...trash] = members.map((member) => member.key);
  return { groups: [{ id, tier, keep: [keep], trash }] };
}

async function photosOf(engine: Engine, { members }: DuplicateGroup): Promise<Photo[]> {
  return await engine.getPhotos(members.map((member) => member.id));
}

const smaller = (photos: string): Promise<unknown> => sharp(dogs).autoOrient().resize(700).jpeg({ quality: 70 }).toFile(join(photos, 'copies/small.jpg'));

test('a copy of the same bytes goes alone, the photo stays with its other place, and undoing brings it back after a restart', async () => {
  const made = await indexed((photos) => copyFile(dogs, join(photos, 'copies/dogs.jpg')));
  const { engine, photos } = made;
  const group = await groupOf(engine, 'exact');
  const [before] = await photosOf(engine, group);
  const size = (await stat(dogs)).size;
  const report = await engine.duplicates.resolve(asProposed(group));
  expect(report).toEqual({ batch: expect.any(String) as string, groups: 1, files: 1, wonBytes: size, failed: [] });
  expect(await readdir(join(photos, 'copies'))).toEqual([]);
  expect(await photosOf(engine, group)).toMatchObject([{ paths: [join(photos, '2016/DSC_0121.jpg')] }, {}]);
  expect((await engine.duplicates.list({ tier: 'exact' })).total).toBe(0);
  expect(await engine.indexLibrary({})).toMatchObject({ added: 0, updated: 0, moved: 0, removed: 0 });

  await engine.close();
  const again = await made.reopen();
  expect(await again.trash.restore({ batch: report.batch ?? '' })).toEqual({ restored: 1, failed: [] });
  expect(await again.getPhotos([before?.id ?? ''])).toEqual([before]);
  expect(await readFile(join(photos, 'copies/dogs.jpg'))).toEqual(await readFile(dogs));
  expect(await groupOf(again, 'exact')).toEqual(group);
});

test('what a person made of a copy goes on to the kept photo, and back with it, as far as nobody changed it since', async () => {
  const made = await indexed(smaller);
  const { engine } = made;
  const group = await groupOf(engine, 'same');
  const [kept = '', copy = ''] = group.members.map((member) => member.id);
  await engine.editPhotos({ changes: [
    { ids: [kept], change: { rating: 2, tags: { dog: false, cabin: true } } },
    { ids: [copy], change: { rating: 5, isFavourite: true, tags: { dog: true, snow: false }, place: { latitude: 43.26, longitude: -2.93 } } },
  ] });
  const before = await engine.getPhotos([kept, copy]);
  const { batch, failed } = await engine.duplicates.resolve(asProposed(group));
  expect(failed).toEqual([]);
  const [merged] = await engine.getPhotos([kept]);
  expect(merged).toMatchObject({ rating: 5, isFavourite: true, place: { latitude: 43.26 } });
  expect(await engine.getPhotos([copy])).toMatchObject([{ paths: [], rating: 5 }]);

  // Said since: it stays as it is.
  await engine.editPhotos({ changes: [{ ids: [kept], change: { rating: 3 } }] });
  await engine.close();
  const again = await made.reopen();
  expect(await again.trash.restore({ batch: batch ?? '' })).toEqual({ restored: 1, failed: [] });
  expect(await again.getPhotos([kept, copy])).toEqual([{ ...before[0], rating: 3 }, before[1]]);
});

test('a file that changed since the scan is left alone, and told of', async () => {
  // Whole seconds, which can be set again to the last digit.
  const when = new Date(1_600_000_000_000);
  const { engine, photos } = await indexed(async (folder) => {
    await copyFile(dogs, join(folder, 'copies/dogs.jpg'));
    await utimes(join(folder, 'copies/dogs.jpg'), when, when);
  });
  const group = await groupOf(engine, 'exact');
  const copy = join(photos, 'copies/dogs.jpg');
  // Same size and time: only its bytes tell.
  const bytes = await readFile(copy);
  bytes[bytes.length - 100] = (bytes.at(-100) ?? 0) ^ 1;
  await writeFile(copy, bytes);
  await utimes(copy, when, when);
  expect(group.members.map(({ key }) => key)).toContain(copy);
  const [keep = '', trash = ''] = group.members.map(({ key }) => key).toSorted((a) => (a === copy ? 1 : -1));
  expect(await engine.duplicates.resolve({ groups: [{ id: group.id, tier: 'exact', keep: [keep], trash: [trash] }] })).toMatchObject({ batch: null, files: 0, failed: [{ path: copy, reason: expect.stringContaining('changed') as string }] });
  expect(await readFile(copy)).toEqual(bytes);
});

test.each([
  ['is gone', (keeper: string) => rm(keeper)],
  ['holds other bytes', (keeper: string) => writeFile(keeper, 'a letter')],
])('nothing goes when the one that is to be kept %s', async (_, spoil) => {
  const { engine, photos } = await indexed(smaller);
  const group = await groupOf(engine, 'same');
  await spoil(join(photos, '2016/DSC_0121.jpg'));
  const report = await engine.duplicates.resolve(asProposed(group));
  expect(report).toMatchObject({ batch: null, groups: 0, files: 0 });
  expect(report.failed[0]?.reason).toMatch(/kept/);
  expect(await readdir(join(photos, 'copies'))).toEqual(['small.jpg']);
  expect(await engine.trash.list()).toEqual([]);
});

test('a file under two names is no copy, and is never sent away as one', async () => {
  const { engine } = await indexed((photos) => link(join(photos, '2016/DSC_0121.jpg'), join(photos, 'copies/dogs.jpg')));
  expect((await engine.duplicates.list({ tier: 'exact' })).groups).toEqual([]);
});

test('a group that is not as it was shown is refused, and so is one that another sends away', async () => {
  const { engine, photos } = await indexed(async (folder) => {
    await smaller(folder);
    await copyFile(dogs, join(folder, 'copies/dogs.jpg'));
  });
  const [exact, same] = [await groupOf(engine, 'exact'), await groupOf(engine, 'same')];
  expect(await engine.duplicates.resolve({ groups: [{ id: 'no such', tier: 'exact', keep: ['/a'], trash: ['/b'] }] }))
    .toEqual({ batch: null, groups: 0, files: 0, wonBytes: 0, failed: [{ path: '/b', reason: expect.stringContaining('no longer as it was shown') as string }] });
  const [keeper = '', copy = ''] = same.members.map((member) => member.key);
  // The whole photo goes by one group and is kept by the other.
  const report = await engine.duplicates.resolve({ groups: [
    { id: same.id, tier: 'same', keep: [copy], trash: [keeper] },
    asProposed(exact).groups[0] as ReturnType<typeof asProposed>['groups'][number],
  ] });
  expect(report).toMatchObject({ groups: 1, failed: [{ reason: expect.stringContaining('another group') as string }] });
  const left = [...(await readdir(join(photos, '2016'))), ...(await readdir(join(photos, 'copies')))];
  expect(left).toContain('small.jpg');
});

test('a bundle goes whole with its sidecars; a copy of its picture alone goes alone, and never the other way round', async () => {
  const { engine, photos } = await indexed(async (folder) => {
    await writeFile(join(folder, '2016/DSC_0121.DNG'), makeRaw('dng', await readFile(dogs), 1));
    await copyFile(dogs, join(folder, 'copies/DSC_0121.jpg'));
    await writeFile(join(folder, 'copies/DSC_0121.jpg.xmp'), '<x:xmpmeta xmlns:x="adobe:ns:meta/"/>');
    await sharp(dogs).autoOrient().resize(700).jpeg().toFile(join(folder, 'copies/small.jpg'));
  });
  const group = await groupOf(engine, 'exact');
  // The place with the RAW is kept, though the other one has a sidecar.
  expect(group.members.map(({ key }) => key)).toEqual([join(photos, '2016/DSC_0121.jpg'), join(photos, 'copies/DSC_0121.jpg')]);
  expect(group.reasons[0]).toMatchObject({ what: 'original-camera-file', of: 'DNG' });
  const wrong = await engine.duplicates.resolve({ groups: [{ id: group.id, tier: 'exact', keep: [join(photos, 'copies/DSC_0121.jpg')], trash: [join(photos, '2016/DSC_0121.jpg')] }] });
  expect(wrong).toMatchObject({ batch: null, failed: [{ path: join(photos, '2016/DSC_0121.DNG'), reason: 'no copy of it would be kept' }] });
  const { batch, files } = await engine.duplicates.resolve(asProposed(group));
  expect(files).toBe(2);
  expect(await readdir(join(photos, 'copies'))).toEqual(['small.jpg']);
  await engine.trash.restore({ batch: batch ?? '' });
  expect((await readdir(join(photos, 'copies'))).toSorted()).toEqual(['DSC_0121.jpg', 'DSC_0121.jpg.xmp', 'small.jpg']);

  // By the person's own choice the bundle goes whole.
  const same = await groupOf(engine, 'same');
  const [keeper = '', copy = ''] = same.members.map((member) => member.key);
  expect(await engine.duplicates.resolve({ groups: [{ id: same.id, tier: 'same', keep: [copy], trash: [keeper] }] })).toMatchObject({ failed: [], files: 4 });
  expect(await readdir(join(photos, '2016'))).not.toContain('DSC_0121.DNG');
});

test('resolving a whole tier keeps what is proposed, and leaves alone a RAW that is nowhere else', async () => {
  const { engine, photos } = await indexed(async (folder) => {
    await copyFile(dogs, join(folder, 'copies/dogs.jpg'));
    await copyFile(join(folder, '2016/DSC_0107.jpg'), join(folder, 'copies/107.jpg'));
    await smaller(folder);
  });
  expect(await engine.duplicates.resolveAll('exact')).toMatchObject({ groups: 2, files: 2, failed: [] });
  await engine.duplicates.setRules({ rules: [{ type: 'keep-in', folder: 'copies/' }] });
  const group = await groupOf(engine, 'same');
  expect(group).toMatchObject({ members: [{ paths: [join(photos, 'copies/small.jpg')] }, {}] });
  expect(group.reasons[0]).toEqual({ what: 'rule', of: 'copies/', against: 'copies/' });
  await writeFile(join(photos, '2016/DSC_0121.DNG'), makeRaw('dng', await readFile(dogs), 1));
  await engine.indexLibrary({});
  expect(await engine.duplicates.resolveAll('same')).toMatchObject({ batch: null, failed: [{ path: join(photos, '2016/DSC_0121.jpg') }] });
});

test('photos that are said to be different never make a group again, however often they are found', async () => {
  const made = await indexed(smaller);
  const { engine } = made;
  const { members } = await groupOf(engine, 'same');
  const ids = members.map((member) => member.id);
  expect(await engine.duplicates.sayDifferent({ ids, areDifferent: true })).toMatchObject({ notDuplicates: 1, tiers: [{}, { groups: 0 }, {}, {}] });
  await engine.indexLibrary({ verify: true });
  await engine.close();
  const again = await made.reopen();
  expect((await again.duplicates.list({ tier: 'same' })).total).toBe(0);
  expect(await again.duplicates.sayDifferent({ ids, areDifferent: false })).toMatchObject({ notDuplicates: 0, tiers: [{}, { groups: 1 }, {}, {}] });
});
