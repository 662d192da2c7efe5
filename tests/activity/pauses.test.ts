import { cp, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { startNodeWorker } from '../../electron/hosts/node-worker.ts';
import { openLibrary } from '../../electron/engine/store/open-library.ts';
import { temporaryFolder, testLibrary } from '../fixtures/test-library.ts';
import { followActivity, isDone } from './follow.ts';

/** 40 files of 39 photos. */
const SAMPLES = ['2016', '2017', '2018', '2019', '2020', 'received'];

test('a paused run keeps what is done, and goes on where it was', async () => {
  const { engine, photos } = await testLibrary(SAMPLES);
  const follower = followActivity(engine);
  await engine.activity.run({ folders: [photos] });
  await follower.until(({ progress }) => (progress?.done ?? 0) > 0);
  await engine.activity.pause();
  const paused = await follower.until(({ state, progress }) => state === 'paused' && progress === null);
  expect(paused).toMatchObject({ pausedBecause: 'person', problem: null, lastRun: null });
  const kept = (await engine.timeline.read({}))?.count ?? 0;
  // What is asked for meanwhile waits.
  await engine.activity.run({});
  expect((await follower.until(() => true)).state).toBe('paused');
  await engine.activity.resume();
  const done = await follower.until(isDone);
  expect(done.lastRun?.added).toBeLessThanOrEqual(40 - kept);
  expect((await engine.timeline.read({}))?.count).toBe(39);
});

test('work rests on battery, unless the person wants it, and goes on when the machine is on mains', async () => {
  const power = { onBattery: true };
  const { engine, photos } = await testLibrary(['2016'], { isOnBattery: () => Promise.resolve(power.onBattery) });
  const follower = followActivity(engine);
  await engine.activity.run({ folders: [photos] });
  await follower.until(({ state, pausedBecause }) => state === 'paused' && pausedBecause === 'battery');
  await engine.app.changeSettings({ pauseOnBattery: false });
  await follower.until(isDone);
  await engine.app.changeSettings({ pauseOnBattery: true });
  await follower.until(({ state }) => state === 'paused');
  await engine.activity.resume();
  expect(await follower.until(isDone)).toMatchObject({ pausedBecause: null });
  power.onBattery = false;
  await engine.app.changeSettings({}); // It is looked at again by itself, but not at once.
  power.onBattery = true;
  await engine.app.changeSettings({});
  await follower.until(({ pausedBecause }) => pausedBecause === 'battery');
});

test('while another process writes, a run waits for its turn', async () => {
  const { engine, photos, library, folder } = await testLibrary(['2016']);
  // Of this process, but another holder of the lock all the same.
  const other = await openLibrary({ location: library, cacheDir: join(folder, 'cache') });
  const follower = followActivity(engine);
  await engine.activity.run({ folders: [photos] });
  expect(await follower.until(({ state }) => state === 'waiting')).toMatchObject({ problem: null, progress: null });
  await other.close();
  expect((await follower.until(isDone)).lastRun?.added).toBe(4);
});

test('a problem is told until a run goes well', async () => {
  const { engine, folder, photos } = await testLibrary(['2016']);
  const follower = followActivity(engine);
  await engine.activity.run({ folders: [join(folder, 'none')] });
  const blocked = await follower.until(({ state }) => state === 'blocked');
  expect(blocked.problem).toContain(join(folder, 'none'));
  await engine.activity.run({ folders: [photos] });
  expect(await follower.until(isDone)).toMatchObject({ problem: null });
});

test('a folder that goes away keeps its photos, and is picked up when it comes back', async () => {
  const { engine, photos } = await testLibrary(['2016', '2017']);
  const follower = followActivity(engine);
  await engine.activity.run({ folders: [photos] });
  await follower.until(isDone);
  const elsewhere = join(await temporaryFolder(), 'drive');
  await rename(photos, elsewhere);
  await follower.until(({ watching }) => watching[0]?.state === 'away');
  await follower.until(({ state }) => state === 'idle');
  expect((await engine.timeline.read({}))?.count).toBe(8);
  expect(await engine.listFolders()).toMatchObject([{ path: photos, files: 8, state: 'away' }]);
  await cp(join(elsewhere, '2016', 'DSC_0121.jpg'), join(elsewhere, 'new.jpg'));
  await rm(join(elsewhere, '2017'), { recursive: true });
  await rename(elsewhere, photos);
  await follower.until(({ watching }) => watching[0]?.state === 'watching');
  await follower.until(({ state, lastRun }) => state === 'idle' && lastRun?.removed === 4);
  expect((await engine.timeline.read({}))?.count).toBe(4);
  expect((await engine.status()).files).toBe(5);
});

test('an engine that is closed in the middle of a run closes at once, and the next one goes on', async () => {
  const library = await testLibrary(SAMPLES);
  const { engine, photos } = library;
  const follower = followActivity(engine);
  await engine.activity.run({ folders: [photos] });
  await follower.until(({ progress }) => (progress?.done ?? 0) > 0);
  await engine.close();
  const next = await library.reopen();
  const second = followActivity(next);
  const done = await second.until(isDone);
  expect(done.problem).toBeNull();
  expect((await next.timeline.read({}))?.count).toBe(39);
});

test('the number of cores is respected, and a person at work is given way to', async () => {
  const started: string[] = [];
  const { engine, photos } = await testLibrary(SAMPLES, {
    startWorker(kind) {
      started.push(kind);
      return startNodeWorker(kind);
    },
  });
  await engine.app.changeSettings({ indexingCores: 1 });
  const follower = followActivity(engine);
  await engine.activity.run({ folders: [photos] });
  await follower.until(({ progress }) => (progress?.done ?? 0) > 0);
  engine.activity.noticePerson();
  const held = await follower.until(({ state }) => state === 'waiting');
  expect(held.progress?.phase).toBe('indexing');
  expect(started.filter((kind) => kind === 'decode')).toHaveLength(1);
  expect((await follower.until(isDone)).lastRun?.added).toBe(40);
});
