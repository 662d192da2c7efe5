import { copyFile, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { writeTags } from '../../electron/engine/decode/write-tags.ts';
import { temporaryFolder } from '../fixtures/test-library.ts';
import { FIXTURES } from './decode-file.ts';

// A machine without perl: exiftool cannot be started.
vi.mock('../../electron/engine/decode/exiftool-process.ts', async (original) => ({
  ...(await original<object>()),
  getExiftool: async () => null,
}));

test('without perl a copy that should say something else is refused with that reason, not written as it is', async () => {
  const path = join(await temporaryFolder(), 'copy.jpg');
  await copyFile(join(FIXTURES, 'source.jpg'), path);
  const change = { path, format: 'jpeg', wordsFrom: null, sidecar: null, takenAt: null, place: null, rating: null, tagPaths: [], quarterTurns: 0, orientation: 1 };
  await expect(writeTags({ ...change, keep: 'all-but-place' })).rejects.toMatchObject({ code: 'decode-failed', message: expect.stringContaining('install perl') as string });
  expect(await readFile(path)).toEqual(await readFile(join(FIXTURES, 'source.jpg')));
});
