import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { makeRaw } from '../fixtures/photos/make-raw.ts';
import { decodeFile, FIXTURES, skipReason } from './decode-file.ts';

// A machine without perl: exiftool cannot be started.
vi.mock('../../electron/engine/decode/exiftool-process.ts', async (original) => ({
  ...(await original<object>()),
  getExiftool: async () => null,
}));

test('without perl a RAW is skipped with that reason, and a photo is read as ever', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'albumen-perl-'));
  try {
    const raw = join(folder, 'IMG_1.dng');
    await writeFile(raw, makeRaw('dng', await readFile(join(FIXTURES, 'source.jpg')), 1));
    expect(await skipReason(raw)).toBe('RAW files need exiftool, which needs perl: install perl and index again');
    expect(await decodeFile(join(FIXTURES, 'photo.heic'))).toMatchObject({ format: 'heic', width: 480 });
  } finally {
    await rm(folder, { recursive: true });
  }
});
