import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { cp, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import { expect, test } from 'vitest';
import type { DataFile } from '../../shared/contract/data-file.ts';
import { importData } from '../../electron/engine/app/import-data.ts';
import { readDataFile } from '../../electron/engine/app/read-data-file.ts';
import { applyMarks, readMarks } from '../../electron/engine/store/apply-marks.ts';
import type { OpenStoreOptions } from '../../electron/engine/store/library-store.ts';
import { openLibrary } from '../../electron/engine/store/open-library.ts';
import { idOf, photoRow } from '../fixtures/made-up-rows.ts';
import { seededRandom } from '../fixtures/seeded-random.ts';
import { temporaryFolder } from '../fixtures/test-library.ts';

const KILLS = 12;
/** Their marks take several commits, and so do their rows. */
const PHOTOS = 2_500;
const AT = '2024-01-02T03:04:05.678Z';

test(`a kill at any moment leaves words that show, and taking the file in again gives the same, ${KILLS} times`, async () => {
  const folder = await temporaryFolder();
  const options = (name: string) => ({ location: join(folder, name), cacheDir: join(folder, `${name}-cache`) });
  const pristine = await openLibrary(options('pristine'));
  await pristine.upsertPhotos(Array.from({ length: PHOTOS }, (_, i) => photoRow(i)));
  // Said here, later than all that comes.
  await pristine.setMarks([{ photoId: idOf(0), kind: 'rating', value: 1 }]);
  await pristine.close();
  const file = join(folder, 'mine.json');
  await writeFile(file, JSON.stringify(someData()));

  const whole = await openLibrary(await copyTo('whole'));
  await importData(await readDataFile(file), whole);
  const wanted = await contentOf(whole);
  await whole.close();
  expect(wanted.rows[0]).toMatchObject({ rating: 1, isFavourite: true, tags: ['own-1'] });

  const random = seededRandom(3);
  const withinMs = await timeOfOne(await copyTo('timed'), file);
  const halves = { none: 0, some: 0, all: 0 };
  for (let kill = 0; kill < KILLS; kill++) {
    const copy = await copyTo(`kill-${kill}`);
    const { child, closed } = await startChild(copy, file);
    await delay(random() * withinMs);
    child.kill('SIGKILL');
    await closed;
    const store = await openLibrary(copy);
    const left = await contentOf(store);
    const words = Map.groupBy(left.marks, (mark) => mark.photoId);
    const unlike = left.rows.filter((row) => !isDeepStrictEqual(row, applyMarks(row, readMarks(words.get(row.id) ?? []))));
    expect(unlike.map((row) => row.id)).toEqual([]);
    halves[left.marks.length < 2 ? 'none' : left.marks.length < wanted.marks.length ? 'some' : 'all'] += 1;
    await importData(await readDataFile(file), store);
    expect(isDeepStrictEqual(await contentOf(store), wanted)).toBe(true);
    await store.close();
  }
  // Kills fell before, into or after the writing of marks, not all at one side of it.
  expect(halves.some + Math.min(halves.none, halves.all)).toBeGreaterThan(0);

  async function copyTo(name: string) {
    await cp(options('pristine').location, options(name).location, { recursive: true });
    return options(name);
  }
}, 300_000);

/** @returns The child once it has begun, and its end, which may come before anybody waits for it. */
async function startChild(options: OpenStoreOptions, file: string): Promise<{ readonly child: ChildProcess; readonly closed: Promise<unknown> }> {
  const child = spawn(process.execPath, [join(import.meta.dirname, '../fixtures/import-child.ts'), JSON.stringify(options), file]);
  const closed = once(child, 'close');
  await once(child.stdout, 'data');
  return { child, closed };
}

/** Milliseconds that it takes on this machine now, so that kills fall on every part of it. */
async function timeOfOne(options: OpenStoreOptions, file: string): Promise<number> {
  const { closed } = await startChild(options, file);
  const start = performance.now();
  await closed;
  return performance.now() - start;
}

function someData(): DataFile {
  const mark = <Value>(value: Value) => ({ value, at: AT });
  return {
    albumen: 2,
    photos: Array.from({ length: PHOTOS }, (_, i) => ({
      id: idOf(i),
      marks: { rating: mark(i % 6), isFavourite: mark(true), tags: mark({ 'own-1': true }) },
    })),
    records: [{ key: 'tag/own-1', kind: 'tag', value: { name: 'Our cabin' }, at: AT }],
  };
}

async function contentOf(store: Awaited<ReturnType<typeof openLibrary>>) {
  const ids = Array.from({ length: PHOTOS }, (_, i) => idOf(i));
  const marks = (await store.listMarks()).toSorted((a, b) => (a.photoId + a.kind < b.photoId + b.kind ? -1 : 1));
  return { rows: await store.photosById(ids), marks, records: await store.listRecords() };
}
