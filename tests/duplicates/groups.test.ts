import { copyFile, mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import type { DuplicateGroup, DuplicateTier } from '../../shared/contract/duplicate-schemas.ts';
import type { Engine } from '../../shared/contract/engine.ts';
import { SAMPLES } from '../fixtures/repository.ts';
import { testLibrary } from '../fixtures/test-library.ts';

const dogs = join(SAMPLES, '2016/DSC_0121.jpg');

async function groupsOf(engine: Engine, tier: DuplicateTier): Promise<DuplicateGroup[]> {
  return (await engine.duplicates.list({ tier })).groups;
}

/** Names of a group's members, the keeper first. */
function namesOf({ members }: DuplicateGroup): string[] {
  return members.map(({ paths }) => paths.map((path) => path.split('/').slice(-2).join('/')).join(' and '));
}

test('the same bytes at several places are one group of tier exact, the place sorted by date first', async () => {
  const { engine, photos } = await testLibrary(['2016']);
  await mkdir(join(photos, 'copies'));
  await copyFile(dogs, join(photos, 'copies/dogs.jpg'));
  await copyFile(dogs, join(photos, '2016/DSC_0121 (1).jpg'));
  await engine.indexLibrary({ folders: [photos] });
  const [group] = await groupsOf(engine, 'exact');
  expect(group && namesOf(group)).toEqual(['2016/DSC_0121.jpg', '2016/DSC_0121 (1).jpg', 'copies/dogs.jpg']);
  const bytes = (await readFile(dogs)).length;
  expect(group).toMatchObject({ winsBytes: 2 * bytes, members: [{ differs: [], sizeBytes: bytes }, {}, {}] });
  expect(await engine.duplicates.summary()).toEqual({
    isComplete: true,
    tiers: [
      { tier: 'exact', groups: 1, extra: 2, winsBytes: 2 * bytes },
      ...['same', 'near', 'burst'].map((tier) => ({ tier, groups: 0, extra: 0, winsBytes: 0 })),
    ],
    notDuplicates: 0,
  });
});

test('the same picture scaled, turned, stripped or in another format is one group of tier same, the camera file first', async () => {
  const { engine, photos } = await testLibrary(['2016']);
  await mkdir(join(photos, 'received'));
  await sharp(dogs).autoOrient().resize(600).jpeg({ quality: 60 }).toFile(join(photos, 'received/small.jpg'));
  await sharp(dogs).autoOrient().rotate(90).jpeg({ quality: 80 }).toFile(join(photos, 'received/turned.jpg'));
  await sharp(dogs).autoOrient().webp({ quality: 70 }).toFile(join(photos, 'received/other.webp'));
  await engine.indexLibrary({ folders: [photos] });
  const groups = await groupsOf(engine, 'same');
  expect(groups.map(namesOf)).toEqual([['2016/DSC_0121.jpg', 'received/turned.jpg', 'received/other.webp', 'received/small.jpg']]);
  expect(groups[0]?.members.map(({ differs }) => differs)).toEqual([
    [], ['turned', 'recoded', 'metadata'], ['recoded', 'metadata'], ['scaled', 'metadata'],
  ]);
  expect(groups[0]?.reasons[0]).toMatchObject({ what: 'original-camera-file' });
  expect((await engine.duplicates.list({ tier: 'near' })).total).toBe(0);
});

test('crops and mirrored copies are a group of tier near; what goes in tier same is no member of it, and photos that come later join', async () => {
  const { engine, photos } = await testLibrary(['2016']);
  await mkdir(join(photos, 'received'));
  const upright = sharp(dogs).autoOrient();
  await upright.clone().extract({ left: 40, top: 100, width: 850, height: 1_200 }).jpeg({ quality: 85 }).toFile(join(photos, 'received/crop.jpg'));
  await upright.clone().resize(700).jpeg({ quality: 80 }).toFile(join(photos, 'received/small.jpg'));
  await engine.indexLibrary({ folders: [photos] });
  const [near, ...others] = await groupsOf(engine, 'near');
  expect(others).toEqual([]);
  expect(near && namesOf(near)).toEqual(['2016/DSC_0121.jpg', 'received/crop.jpg']);
  expect(near?.members[1]?.differs).toEqual(['cropped', 'metadata']);
  expect((await groupsOf(engine, 'same')).map(namesOf)).toEqual([['2016/DSC_0121.jpg', 'received/small.jpg']]);

  await upright.clone().flop().resize(900).jpeg({ quality: 80 }).toFile(join(photos, 'received/mirrored.jpg'));
  await engine.indexLibrary({});
  const [grown] = await groupsOf(engine, 'near');
  expect(grown && namesOf(grown).toSorted()).toEqual(['2016/DSC_0121.jpg', 'received/crop.jpg', 'received/mirrored.jpg']);
  expect(grown?.members.find(({ paths }) => paths[0]?.endsWith('mirrored.jpg'))?.differs).toContain('mirrored');
  expect((await engine.duplicates.summary()).isComplete).toBe(true);
});

test('shots of one camera seconds apart are a burst, and the same thing on the same day is nothing', async () => {
  const { engine, photos } = await testLibrary(['2020']);
  await engine.indexLibrary({ folders: [photos] });
  const bursts = await groupsOf(engine, 'burst');
  expect(bursts.map((group) => namesOf(group).toSorted())).toEqual([['2020/20201017_100211.jpg', '2020/20201017_100213.jpg']]);
  expect(bursts[0]?.members.map(({ differs }) => differs)).toEqual([[], []]);
  const { tiers } = await engine.duplicates.summary();
  expect(tiers.slice(0, 3).map(({ groups }) => groups)).toEqual([0, 0, 0]);
});

test('a photo is told the groups that it is in, and where they stand in their tiers', async () => {
  const { engine, photos } = await testLibrary(['2016']);
  await mkdir(join(photos, 'received'));
  await copyFile(dogs, join(photos, 'received/dogs.jpg'));
  await copyFile(join(SAMPLES, '2016/DSC_0107.jpg'), join(photos, 'received/other.jpg'));
  await sharp(dogs).autoOrient().resize(600).jpeg({ quality: 60 }).toFile(join(photos, 'received/small.jpg'));
  await engine.indexLibrary({ folders: [photos] });
  const [exact, same] = [await groupsOf(engine, 'exact'), await groupsOf(engine, 'same')];
  const at = exact.findIndex((group) => namesOf(group).includes('received/dogs.jpg'));
  const [kept = '', small = ''] = same[0]?.members.map(({ id }) => id) ?? [];
  expect(exact).toHaveLength(2);
  expect(await engine.duplicates.of(kept)).toEqual([{ tier: 'exact', id: exact[at]?.id, at }, { tier: 'same', id: same[0]?.id, at: 0 }]);
  expect(await engine.duplicates.of(small)).toEqual([{ tier: 'same', id: same[0]?.id, at: 0 }]);
  expect(await engine.duplicates.of('0'.repeat(32))).toEqual([]);
});
