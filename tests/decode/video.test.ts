import { chmod, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import sharp from 'sharp';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { endExiftool } from '../../electron/engine/decode/exiftool-process.ts';
import { findFfmpeg } from '../../electron/engine/decode/find-ffmpeg.ts';
import { decodeFile, FIXTURES, meanDifference } from './decode-file.ts';

const FILMS = ['film.mp4', 'film.mov', 'film.mkv', 'film.webm'] as const;
const realPath = process.env['PATH'] ?? '';
const realFfmpeg = await findFfmpeg();

let folder = '';
beforeAll(async () => void (folder = await mkdtemp(join(tmpdir(), 'albumen-video-'))));
afterEach(() => vi.unstubAllEnvs());
afterAll(async () => {
  await endExiftool();
  await rm(folder, { recursive: true });
});

/** A PATH with perl and a shell, but with this as ffmpeg, or none. */
async function pathWithFfmpeg(name: string, script: string | null): Promise<void> {
  const bin = join(folder, name);
  await mkdir(bin);
  for (const program of ['perl', 'sh', 'cat', 'env']) await symlink(join('/usr/bin', program), join(bin, program));
  if (script !== null) {
    await writeFile(join(bin, 'ffmpeg'), `#!/bin/sh\n${script}\n`);
    await chmod(join(bin, 'ffmpeg'), 0o755);
  }
  vi.stubEnv('PATH', bin);
}

test.each(FILMS)('%s keeps its size and duration without ffmpeg, and says what is missing', async (name) => {
  await pathWithFfmpeg(`none-${name}`, null);
  const decoded = await decodeFile(join(FIXTURES, name));
  const format = name.slice(name.indexOf('.') + 1);
  expect(decoded).toMatchObject({
    kind: 'video', format, width: 240, height: 160,
    pixels: null, thumbnail: null, placeholder: null, perceptualHash: null, orientationHashes: [], sharpness: null,
    notes: ['no poster frame, so this video cannot be found by its look: no ffmpeg is installed'],
  });
  expect(decoded.durationSeconds).toBeCloseTo(2, 1);
});

test('a poster frame gives a video pixels, a thumbnail and hashes', async () => {
  const frame = join(folder, 'frame.png');
  await writeFile(frame, await sharp(join(FIXTURES, 'source.jpg')).png().toBuffer());
  await pathWithFfmpeg('fake', `cat '${frame}'`);
  const decoded = await decodeFile(join(FIXTURES, 'film.mp4'));
  const source = await decodeFile(join(FIXTURES, 'source.jpg'));
  expect(decoded).toMatchObject({ kind: 'video', width: 240, height: 160, perceptualHash: source.perceptualHash, notes: [] });
  expect(meanDifference(decoded.pixels, source.pixels)).toBeLessThan(0.5);
});

test('a video whose frames ffmpeg cannot read is kept without a poster', async () => {
  await pathWithFfmpeg('broken', 'echo "Invalid data found" >&2; exit 1');
  const decoded = await decodeFile(join(FIXTURES, 'film.webm'));
  expect(decoded).toMatchObject({ kind: 'video', pixels: null, notes: ['no poster frame, so this video cannot be found by its look: ffmpeg found no frame in it'] });
});

test.runIf(realFfmpeg !== null).each(FILMS)('the installed ffmpeg shows %s upright', async (name) => {
  const decoded = await decodeFile(join(FIXTURES, name));
  const source = await decodeFile(join(FIXTURES, 'source.jpg'));
  expect(meanDifference(decoded.pixels, source.pixels)).toBeLessThan(9);
});

test('a film that lost its end, and with it its index, fails with that reason', async () => {
  const whole = await readFile(join(FIXTURES, 'film.mov')); // Its index stands at the end.
  const cut = join(folder, 'cut.mov');
  await writeFile(cut, whole.subarray(0, whole.length - 500));
  await expect(decodeFile(cut)).rejects.toMatchObject({ code: 'decode-failed', message: expect.stringContaining('cut short') as string });
  const web = join(folder, 'cut.webm');
  await writeFile(web, (await readFile(join(FIXTURES, 'film.webm'))).subarray(0, 60));
  await expect(decodeFile(web)).rejects.toMatchObject({ code: 'decode-failed', message: expect.stringContaining('cut short') as string });
});

test('finds ffmpeg in the folders of the PATH, and nowhere else', async () => {
  const bin = join(folder, 'here');
  await mkdir(bin);
  await writeFile(join(bin, 'ffmpeg'), '');
  expect(await findFfmpeg([folder, bin].join(delimiter))).toBeNull(); // There, but no program.
  await chmod(join(bin, 'ffmpeg'), 0o755);
  expect(await findFfmpeg([folder, bin].join(delimiter))).toBe(join(bin, 'ffmpeg'));
  expect(process.env['PATH']).toBe(realPath);
});
