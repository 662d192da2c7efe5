import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { openCopiesEngine, writeCopiesLibrary } from '../fixtures/copies-library.ts';
import { seededRandom } from '../fixtures/seeded-random.ts';
import { temporaryFolder } from '../fixtures/test-library.ts';
import { readAllFiles } from '../fixtures/trash-photos.ts';
import { isUnderWay, untilUnderWay } from '../fixtures/trash-under-way.ts';

const KILLS = 25;
/** Moving some 20 files takes milliseconds, the rows and marks 100 to 200: kills fall on every part. */
const KILL_WITHIN_MS = 250;

test(`no copy and no word is lost, doubled or stranded by a kill at any moment of resolving and undoing, ${KILLS} times in a row`, async () => {
  const folder = await temporaryFolder();
  const photos = join(folder, 'photos');
  const options = { location: join(folder, 'library.albumen'), cacheDir: join(folder, 'cache') };
  const journalFolder = join(options.location, 'trash');
  const { files, smaller } = await writeCopiesLibrary(photos, options);
  const contents = [...files.values()].toSorted();
  const { stores, trash, duplicates } = openCopiesEngine(options, journalFolder);
  const reader = await stores.reader();
  const rowsOf = async () => (await reader.listPhotos({ limit: 1_000, includeHidden: true })).toSorted((a, b) => (a.id < b.id ? -1 : 1));
  const before = await rowsOf();
  const filesBefore = (await reader.listFiles()).toSorted((a, b) => (a.path < b.path ? -1 : 1));
  const summary = await duplicates.summary();
  expect(summary.tiers.slice(0, 2)).toMatchObject([{ groups: 20, extra: 20 }, { groups: 14, extra: 14 }]);

  const random = seededRandom(7);
  let halfDone = 0;
  for (let kill = 0; kill < KILLS; kill++) {
    const child = spawn(process.execPath, [join(import.meta.dirname, '../fixtures/duplicates-child.ts'), JSON.stringify(options), journalFolder, String(kill)], { stdio: ['ignore', 'pipe', 'inherit'] });
    await once(child.stdout, 'data');
    await untilUnderWay(journalFolder);
    await delay(random() * KILL_WITHIN_MS);
    child.kill('SIGKILL');
    await once(child, 'close');
    if (await isUnderWay(journalFolder)) halfDone += 1;

    const there = await readAllFiles(photos);
    const isCopyOfRecord = (path: string): boolean => path.endsWith('albumen-trash.json') || path.endsWith('.draft');
    expect(new Set([...there].filter(([path]) => !isCopyOfRecord(path)).map(([, text]) => text))).toEqual(new Set(contents));
    const listed = new Set((await trash.list()).flatMap((batch) => batch.files.map((file) => file.path)));
    expect([...files.keys()].filter((path) => !there.has(path) && !listed.has(path))).toEqual([]);

    // A call of the next process finishes what was left half done: every file is at one place, and the library knows which.
    await trash.restore({ ids: [] });
    const settled = await readAllFiles(photos);
    expect([...settled].filter(([path]) => !isCopyOfRecord(path)).map(([, text]) => text).toSorted()).toEqual(contents);
    const known = (await reader.listFiles()).filter((row) => row.state === 'present').map((row) => row.path);
    expect(known.toSorted()).toEqual([...files.keys()].filter((path) => settled.has(path) && !path.endsWith('.xmp')).toSorted());
    // Every kept photo has what its copy gave while that is in the trash, and its own word while it is not.
    const rows = new Map((await rowsOf()).map((row) => [row.id, row]));
    for (const { kept, path, ratings } of smaller) {
      const isAway = !settled.has(path);
      expect({ path, rating: rows.get(kept)?.rating, tags: rows.get(kept)?.tags }).toEqual({ path, rating: isAway ? 5 : ratings[0], tags: isAway ? ['cabin', 'dog'] : ['cabin'] });
    }
    const given = kill % 3 === 2 ? await Promise.all((await trash.list()).map(({ batch }) => trash.restore({ batch }))) : [];
    expect(given.flatMap((report) => report.failed)).toEqual([]);
  }
  for (const { batch } of await trash.list()) expect((await trash.restore({ batch })).failed).toEqual([]);
  expect(await readAllFiles(photos)).toEqual(files);
  expect(await rowsOf()).toEqual(before);
  expect((await reader.listFiles()).toSorted((a, b) => (a.path < b.path ? -1 : 1))).toEqual(filesBefore);
  expect(await duplicates.summary()).toEqual(summary);
  await stores.close();
  expect(halfDone).toBeGreaterThan(KILLS / 5);
}, 900_000);
