import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { openReader } from '../../electron/engine/store/open-reader.ts';
import { LABELLED, REPOSITORY } from '../fixtures/repository.ts';
import { seededRandom } from '../fixtures/seeded-random.ts';
import { testLibrary, type TestLibrary } from '../fixtures/test-library.ts';

function startIndex({ library, folder, photos }: TestLibrary): ChildProcess {
  return spawn(
    process.execPath,
    [join(REPOSITORY, 'electron/hosts/cli/main.ts'), '--library', library, '--json', 'index', photos],
    { stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, XDG_CACHE_HOME: join(folder, 'cache') } },
  );
}

async function outputOf(child: ChildProcess): Promise<{ code: number | null; stdout: string; stderr: string }> {
  let stdout = '';
  let stderr = '';
  child.stdout?.on('data', (text: Buffer) => (stdout += text.toString()));
  child.stderr?.on('data', (text: Buffer) => (stderr += text.toString()));
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, stdout, stderr };
}

test('survives kill -9 at 30 random moments: nothing is doubled, nothing is lost', { timeout: 600_000 }, async () => {
  const setup = await testLibrary(['2016', '2017', '2018', '2019', '2020', 'received']);
  await cp(join(LABELLED, 'clothes'), join(setup.photos, 'clothes'), { recursive: true });
  const random = seededRandom(3);
  let finished = 0;
  for (let kill = 0; kill < 30; kill++) {
    const child = startIndex(setup);
    const done = outputOf(child);
    const ended = await Promise.race([done.then(() => true), sleep(150 + random() * 4_000).then(() => false)]);
    if (ended) finished += 1;
    child.kill('SIGKILL');
    await done;
    // Some work is left for every run: a file vanishes and another appears.
    await cp(join(LABELLED, 'grocery', `${String(kill + 1).padStart(4, '0')}.jpg`), join(setup.photos, `new-${kill}.jpg`));
  }
  const last = await outputOf(startIndex(setup));
  expect(last).toMatchObject({ code: 0, stderr: '' });
  const report = JSON.parse(last.stdout) as { scanned: number; failed: unknown[] };
  expect(report).toMatchObject({ scanned: 40 + 218 + 30, failed: [] });
  expect(finished).toBeLessThan(30);

  const store = await openReader({ location: setup.library, cacheDir: join(setup.folder, 'cache') });
  try {
    const files = await store.listFiles();
    expect(new Set(files.map((file) => file.path)).size).toBe(files.length);
    expect(files.filter((file) => file.state === 'present')).toHaveLength(288);
    const places = await store.listPlaces();
    expect(new Set(places.map((photo) => photo.id)).size).toBe(places.length);
    // Every photo's places are what the files say, and every photo has its vector.
    const byPhoto = Map.groupBy(files, (file) => file.photoId);
    for (const { id, paths } of places) {
      expect(paths.toSorted()).toEqual((byPhoto.get(id) ?? []).map((file) => file.path).toSorted());
    }
    const [pack] = await store.packs();
    expect(await store.idsWithoutVector(pack?.fingerprint ?? '', 10)).toEqual([]);
  } finally {
    await store.close();
  }
});

test('Ctrl-C stops within a second or so with what is done kept', async () => {
  const setup = await testLibrary(['2020']);
  await cp(join(LABELLED, 'clothes'), join(setup.photos, 'clothes'), { recursive: true });
  const child = startIndex(setup);
  const done = outputOf(child);
  await waitForPhotos(setup);
  child.kill('SIGINT');
  const { code, stdout } = await done;
  expect(code).toBe(130);
  // On a busy machine the run may need longer than a person is kept waiting: then it is left, without its report.
  expect([{ interrupted: true }, { error: { code: 'cancelled' } }]).toContainEqual(briefly(JSON.parse(stdout) as CtrlCAnswer));
  const after = JSON.parse((await outputOf(startIndex(setup))).stdout) as { scanned: number; added: number; unchanged: number };
  expect(after.added + after.unchanged).toBe(after.scanned);
});

test('a second process gets an error that names the first, and reads meanwhile', async () => {
  const setup = await testLibrary(['2020']);
  await setup.engine.indexLibrary({ folders: [setup.photos] });
  await cp(join(LABELLED, 'clothes'), join(setup.photos, 'clothes'), { recursive: true });
  const first = startIndex(setup);
  const firstDone = outputOf(first);
  await waitForWriter(setup, first.pid as number);
  const second = await outputOf(startIndex(setup));
  expect(second.code).toBe(1);
  expect(second.stderr).toContain(String(first.pid));
  expect((await setup.engine.searchPhotos({ text: 'oranges in a crate', limit: 1 })).results).toHaveLength(1);
  expect((await firstDone).code).toBe(0);
});

interface CtrlCAnswer {
  readonly interrupted?: boolean;
  readonly error?: { readonly code: string };
}

/** What an interrupted run says of its end, without its figures. */
function briefly({ interrupted, error }: CtrlCAnswer): CtrlCAnswer {
  return error ? { error: { code: error.code } } : { interrupted: interrupted ?? false };
}

/** Until the first batch is stored: the run is then in the middle. */
async function waitForPhotos({ engine }: TestLibrary): Promise<void> {
  for (let tries = 0; tries < 2_400; tries++) {
    // There is no library before the child makes one.
    const photos = await engine.status().then((status) => status.photos, () => 0);
    if (photos > 0) return;
    await sleep(25);
  }
  throw new Error('the child stored no photo within a minute');
}

async function waitForWriter({ engine }: TestLibrary, pid: number): Promise<void> {
  for (let tries = 0; tries < 400; tries++) {
    if ((await engine.status()).writer?.pid === pid) return;
    await sleep(25);
  }
  throw new Error(`process ${pid} never took the write lock`);
}
