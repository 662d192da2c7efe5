import { cp, mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { SAMPLES } from '../fixtures/repository.ts';
import { testLibrary } from '../fixtures/test-library.ts';
import { followActivity, isDone } from './follow.ts';

test('indexes the folders it is asked for, and says what it does', async () => {
  const { engine, photos } = await testLibrary(['2016', '2017']);
  const follower = followActivity(engine);
  const first = await follower.until(() => true);
  expect(first).toMatchObject({ state: 'idle', progress: null, problem: null, lastRun: null, failures: 0, watching: [], libraryVersion: 'none' });
  await engine.activity.run({ folders: [photos] });
  const done = await follower.until(isDone);
  expect(done).toMatchObject({
    problem: null, pausedBecause: null, failures: 0, progress: null,
    lastRun: { added: 8, updated: 0, moved: 0, removed: 0, failed: 0 },
    watching: [{ folder: photos, state: 'watching', reason: null }],
  });
  expect(follower.seen.some(({ state, progress }) => state === 'indexing' && progress?.total === 8)).toBe(true);
  const timeline = await engine.timeline.read({});
  expect(timeline).toMatchObject({ count: 8, version: done.libraryVersion });
});

test('a new photo, one that goes and a renamed folder are seen by themselves', async () => {
  const { engine, photos } = await testLibrary(['2016']);
  const follower = followActivity(engine);
  await engine.activity.run({ folders: [photos] });
  const before = await follower.until(isDone);

  await mkdir(join(photos, 'new'));
  await cp(join(SAMPLES, '2017'), join(photos, 'new', 'deep'), { recursive: true });
  const grown = await follower.until(({ state, lastRun }) => state === 'idle' && lastRun?.added === 4 && lastRun !== before.lastRun);
  expect(grown.libraryVersion).not.toBe(before.libraryVersion);
  expect((await engine.timeline.read({ since: before.libraryVersion }))?.count).toBe(8);

  await rename(join(photos, 'new'), join(photos, 'renamed'));
  await follower.until(({ state, lastRun }) => state === 'idle' && lastRun?.moved === 4);
  expect((await engine.timeline.read({}))?.count).toBe(8);

  // Linux tells of this one under the folder's old name.
  await cp(join(SAMPLES, '2018'), join(photos, 'renamed', 'deep', 'more'), { recursive: true });
  await follower.until(({ state, lastRun }) => state === 'idle' && (lastRun?.added ?? 0) > 0 && lastRun?.moved === 0);
  await rm(join(photos, 'renamed'), { recursive: true });
  await follower.until(({ state, lastRun }) => state === 'idle' && (lastRun?.removed ?? 0) > 4);
  expect((await engine.timeline.read({}))?.count).toBe(4);
});

test('nothing is watched where the person does not want it, and everything again when they do', async () => {
  const { engine, photos } = await testLibrary(['2016']);
  await engine.app.changeSettings({ watchFolders: false });
  const follower = followActivity(engine);
  await engine.activity.run({ folders: [photos] });
  const before = await follower.until(isDone);
  await follower.until(({ watching }) => watching[0]?.state === 'off');
  await engine.app.changeSettings({ watchFolders: true });
  await follower.until(({ watching }) => watching[0]?.state === 'watching');
  await cp(join(SAMPLES, '2017'), join(photos, 'new'), { recursive: true });
  await follower.until(({ state, lastRun }) => state === 'idle' && lastRun?.added === 4 && lastRun !== before.lastRun);
  expect((await engine.timeline.read({}))?.count).toBe(8);
});

test('failed files are counted and listed with their reasons', async () => {
  const { engine, photos } = await testLibrary(['2016']);
  await writeFile(join(photos, 'b.jpg'), 'no picture');
  await writeFile(join(photos, 'a.jpg'), 'none either');
  const follower = followActivity(engine);
  await engine.activity.run({ folders: [photos] });
  const done = await follower.until(isDone);
  expect(done).toMatchObject({ failures: 2, lastRun: { failed: 2 } });
  const { total, failures } = await engine.activity.failures();
  expect(total).toBe(2);
  expect(failures.map(({ path, attempts }) => [path, attempts])).toEqual([[join(photos, 'a.jpg'), 1], [join(photos, 'b.jpg'), 1]]);
  expect(failures[0]?.reason).not.toBe('');
  await engine.activity.run({ retryFailed: true });
  await follower.until((snapshot) => isDone(snapshot) && (snapshot.lastRun?.finishedAtMs ?? 0) > (done.lastRun?.finishedAtMs ?? 0));
  expect((await engine.activity.failures()).failures[0]?.attempts).toBe(2);
});

test('a run over one part leaves everything else as it is', async () => {
  const { engine, photos } = await testLibrary(['2016', '2017']);
  await engine.app.changeSettings({ watchFolders: false });
  const follower = followActivity(engine);
  await engine.activity.run({ folders: [photos] });
  const before = await follower.until(isDone);
  await rm(join(photos, '2016'), { recursive: true });
  const [gone] = await readdir(join(photos, '2017'));
  await rm(join(photos, '2017', gone as string));
  await engine.activity.run({ folders: [join(photos, '2017')] });
  const after = await follower.until((snapshot) => isDone(snapshot) && snapshot.lastRun?.finishedAtMs !== before.lastRun?.finishedAtMs);
  expect(after.lastRun).toMatchObject({ removed: 1 });
  expect((await engine.timeline.read({}))?.count).toBe(7);
  await engine.activity.run({});
  await follower.until((snapshot) => isDone(snapshot) && snapshot.lastRun?.removed === 4);
  expect((await engine.timeline.read({}))?.count).toBe(3);
});
