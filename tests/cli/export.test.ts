import { describe, expect, it } from 'vitest';
import { AlbumenError } from '../../shared/contract/errors.ts';
import type { Engine } from '../../shared/contract/engine.ts';
import { anAnswer, aPhoto, PHOTO_ID } from '../contract/fake-engine.ts';
import { runInProcess } from './run-in-process.ts';

const OTHER_ID = 'fe'.repeat(16);
const COPIES = { format: 'original', longSide: null, quality: 90, withMetadata: true, withPlace: true, withTags: false, tagLanguage: 'en' };
const SIDECARS = { ...COPIES, format: 'sidecar', withTags: true };
const oneCopy = { photos: 1, written: [{ id: PHOTO_ID, path: '/out/dogs.jpg' }], failed: [], interrupted: false };

/** An engine that knows photos by these ids. */
const EVERY_PHOTO: Partial<Engine> = { getPhotos: (ids) => Promise.resolve(ids.map((id) => ({ ...aPhoto, id }))) };

/** What the engine was asked to export, of a run that went well. */
async function exported(...args: readonly string[]): Promise<unknown[]> {
  const run = await runInProcess(['--json', 'export', ...args], { engine: EVERY_PHOTO });
  expect({ exitCode: run.exitCode, stderr: run.stderr }).toEqual({ exitCode: 0, stderr: '' });
  expect(JSON.parse(run.stdout)).toMatchObject({ written: oneCopy.written });
  return run.asked.filter(([call]) => call === 'exportPhotos').map(([, request]) => request);
}

describe('export and import of what a person made', () => {
  it('writes into a folder, by its name or without', async () => {
    for (const args of [['export', 'x'], ['export', 'data', 'x']]) {
      const run = await runInProcess(['--json', ...args]);
      expect({ exitCode: run.exitCode, asked: run.asked }).toEqual({ exitCode: 0, asked: [['listFolders'], ['app.exportData', '/work/x'], ['close']] });
      expect(JSON.parse(run.stdout)).toEqual({ path: '/out/albumen.json', photos: 2 });
    }
    expect((await runInProcess(['export', 'x'])).stdout).toBe('Written to /out/albumen.json; it speaks of 2 photos.\n');
  });

  it('does not write an empty file for a library that is not there', async () => {
    const listFolders = (): Promise<never> => Promise.reject(new AlbumenError('not-found', 'there is no library'));
    const run = await runInProcess(['export', 'x'], { engine: { listFolders } });
    expect({ exitCode: run.exitCode, asked: run.asked }).toEqual({ exitCode: 1, asked: [['close']] });
  });

  it('takes a file in and says what came', async () => {
    const report = { photos: 1, unknownPhotos: 2, tags: 0, albums: 3, decisions: 1 };
    const app = { importData: () => Promise.resolve(report) } as Partial<Engine['app']> as Engine['app'];
    const run = await runInProcess(['import', 'mine.json'], { engine: { app } });
    expect(run).toMatchObject({ exitCode: 0, stdout: 'Taken in: 1 photo, 0 tags, 3 albums, 1 decision.\nWhat it says of 2 further photos is kept until they come.\n' });
    const json = await runInProcess(['import', '/mine.json', '--json']);
    expect(JSON.parse(json.stdout)).toEqual({ photos: 1, unknownPhotos: 0, tags: 1, albums: 1, decisions: 0 });
    expect(json.asked).toEqual([['app.importData', '/mine.json'], ['close']]);
  });
});

describe('copies of photos', () => {
  it('are of what a question surely finds', async () => {
    expect(await exported('photos', 'out', '--question', 'two dogs')).toEqual([{ ...COPIES, folder: '/work/out', ids: anAnswer.results.slice(0, anAnswer.strong).map(({ id }) => id) }]);
  });

  it('are of those that are named, each once, or of all', async () => {
    expect(await exported('photos', '/out', OTHER_ID, '/photos/dogs.jpg', OTHER_ID)).toEqual([{ ...COPIES, folder: '/out', ids: [OTHER_ID, PHOTO_ID] }]);
    expect(await exported('photos', '/out', '--all')).toMatchObject([{ ids: expect.arrayContaining([expect.stringMatching(/^[0-9a-f]{32}$/)]) as string[] }]);
  });

  it('are made as wished', async () => {
    const args = ['--jpeg', '--long-side', '2560', '--quality', '80', '--no-place', '--tags', '--language', 'de'];
    expect(await exported('photos', '/out', PHOTO_ID, ...args)).toEqual([
      { ids: [PHOTO_ID], folder: '/out', format: 'jpeg', longSide: 2560, quality: 80, withMetadata: true, withPlace: false, withTags: true, tagLanguage: 'de' },
    ]);
    expect(await exported('photos', '/out', PHOTO_ID, '--no-metadata')).toMatchObject([{ withMetadata: false }]);
  });

  it('that failed are told of with exit code 3, and an interrupted export with 130', async () => {
    const failed = [{ id: PHOTO_ID, reason: 'no file holds it now' }];
    const engine = (interrupted: boolean): Partial<Engine> => ({ exportPhotos: () => Promise.resolve({ type: 'report', written: [], failed, interrupted }) });
    const run = await runInProcess(['export', 'photos', '/out', '--question', 'dogs'], { engine: engine(false) });
    expect(run).toMatchObject({ exitCode: 3, stdout: `0 copies written into /out.\nNot exported: ${PHOTO_ID}: no file holds it now\n` });
    expect((await runInProcess(['export', 'photos', '/out', '--question', 'dogs'], { engine: engine(true) })).exitCode).toBe(130);
  });

  it('of nothing found are none', async () => {
    const engine: Partial<Engine> = { searchPhotos: () => Promise.resolve({ ...anAnswer, strong: 0 }) };
    const run = await runInProcess(['export', 'photos', '/out', '--question', 'submarine', '--json'], { engine });
    expect(JSON.parse(run.stdout)).toEqual({ photos: 0, written: [], failed: [], interrupted: false });
    expect(run.asked.map(([call]) => call)).not.toContain('exportPhotos');
  });
});

describe('sidecars', () => {
  it('go into a folder, or beside the originals when that is said', async () => {
    expect(await exported('sidecars', PHOTO_ID, '--to', 'x')).toEqual([{ ...SIDECARS, folder: '/work/x', ids: [PHOTO_ID] }]);
    expect(await exported('sidecars', PHOTO_ID, '--beside-originals', '--language', 'de')).toEqual([{ ...SIDECARS, folder: null, ids: [PHOTO_ID], tagLanguage: 'de' }]);
  });

  it('say of how many photos there was nothing to say', async () => {
    const run = await runInProcess(['export', 'sidecars', PHOTO_ID, OTHER_ID, '--beside-originals'], { engine: EVERY_PHOTO });
    expect(run.stdout).toBe('1 sidecar written beside the originals. Of 1 photo there was nothing to say.\n');
  });
});

describe('wrong usage', () => {
  it.each([
    [['export'], /missing required argument/],
    [['export', 'photos', '/out'], /say which photos/],
    [['export', 'photos', '/out', 'dogs.jpg', '--all'], /say which photos/],
    [['export', 'photos', '/out', '--question', ' '], /say which photos/],
    [['export', 'photos', '/out', 'a.jpg', '--quality', '80'], /add --jpeg/],
    [['export', 'photos', '/out', 'a.jpg', '--jpeg', '--quality', '101'], /from 30 to 100/],
    [['export', 'photos', '/out', 'a.jpg', '--tags', '--no-metadata'], /tags are metadata/],
    [['export', 'sidecars', 'a.jpg'], /--to FOLDER, or --beside-originals/],
    [['export', 'sidecars', 'a.jpg', '--to', 'x', '--beside-originals'], /--to FOLDER, or --beside-originals/],
    [['import'], /missing required argument/],
  ])('%j is told in one line, and no engine is opened', async (args, says) => {
    const run = await runInProcess(args);
    expect({ exitCode: run.exitCode, stdout: run.stdout, opened: run.opened }).toEqual({ exitCode: 2, stdout: '', opened: [] });
    expect(run.stderr).toMatch(says);
  });
});
