import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { createStoreAccess } from '../../electron/engine/library/store-access.ts';
import { createTrash } from '../../electron/engine/trash/create-trash.ts';
import { temporaryFolder } from '../fixtures/test-library.ts';
import { seededRandom } from '../fixtures/seeded-random.ts';
import { readAllFiles, writeTrashLibrary } from '../fixtures/trash-photos.ts';
import { isUnderWay, untilUnderWay } from '../fixtures/trash-under-way.ts';

const KILLS = 25;
/** Renaming 25 photos takes some milliseconds, their rows some 50 to 100: kills fall on every part of both. */
const KILL_WITHIN_MS = 120;

test(`no file is lost, doubled or stranded by a kill at any moment, ${KILLS} times in a row`, async () => {
  const folder = await temporaryFolder();
  const photos = join(folder, 'photos');
  const options = { location: join(folder, 'library.albumen'), cacheDir: join(folder, 'cache') };
  const journalFolder = join(options.location, 'trash');
  const files = await writeTrashLibrary(photos, options);
  const contents = [...files.values()].toSorted();
  const stores = createStoreAccess(options);
  const before = await (await stores.reader()).listPhotos({ limit: 1_000, includeHidden: true });
  const rowsBefore = (await (await stores.reader()).listFiles()).toSorted((a, b) => (a.path < b.path ? -1 : 1));
  const trash = createTrash({
    journalFolder, write: (work) => stores.write(work), forgetThumbnail: () => Promise.resolve(), moveToSystemTrash: () => Promise.resolve(),
  });
  const random = seededRandom(5);
  let halfDone = 0;
  for (let kill = 0; kill < KILLS; kill++) {
    const child = spawn(process.execPath, [join(import.meta.dirname, '../fixtures/trash-child.ts'), JSON.stringify(options), journalFolder, String(kill)]);
    await once(child.stdout, 'data');
    await untilUnderWay(journalFolder);
    await delay(random() * KILL_WITHIN_MS);
    child.kill('SIGKILL');
    await once(child, 'close');
    if (await isUnderWay(journalFolder)) halfDone += 1;

    const there = await readAllFiles(photos);
    const isCopyOfRecord = (path: string): boolean => path.endsWith('albumen-trash.json') || path.endsWith('.draft');
    // A kill between giving a file its second name and taking the first leaves both: one file, counted once.
    const texts = [...there].filter(([path]) => !isCopyOfRecord(path));
    expect(new Set(texts.map(([, text]) => text))).toEqual(new Set(contents));
    const listed = (await trash.list()).flatMap((batch) => batch.files.map((file) => file.path));
    const inPlace = new Set(there.keys());
    expect([...files.keys()].filter((path) => !inPlace.has(path) && !listed.includes(path))).toEqual([]);
    // A call of the next process finishes what was left half done: then each file is at one place, and the library knows.
    await trash.restore({ ids: [] });
    const settled = await readAllFiles(photos);
    expect([...settled].filter(([path]) => !isCopyOfRecord(path)).map(([, text]) => text).toSorted()).toEqual(contents);
    const known = new Set((await (await stores.reader()).listFiles()).filter((row) => row.state === 'present').map((row) => row.path));
    const shouldBe = [...files.keys()].filter((path) => settled.has(path) && !path.endsWith('.xmp'));
    expect([...known].toSorted()).toEqual(shouldBe.toSorted());
    const given = kill % 3 === 2 ? await Promise.all((await trash.list()).map(({ batch }) => trash.restore({ batch }))) : [];
    expect(given.flatMap((report) => report.failed)).toEqual([]);
  }
  for (const { batch } of await trash.list()) expect((await trash.restore({ batch })).failed).toEqual([]);
  expect(await readAllFiles(photos)).toEqual(files);
  const reader = await stores.reader();
  expect(await reader.listPhotos({ limit: 1_000, includeHidden: true })).toEqual(before);
  expect((await reader.listFiles()).toSorted((a, b) => (a.path < b.path ? -1 : 1))).toEqual(rowsBefore);
  await stores.close();
  // Kills fell into moves and restores, not only between them.
  expect(halfDone).toBeGreaterThan(KILLS / 5);
}, 600_000);
