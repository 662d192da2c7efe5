import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import sharp from 'sharp';
import { SAMPLES } from './bench-folders.ts';

/** Pictures that are really different; the rest differ from them in a comment and in their time, so that each is a shot of its own. */
const DIFFERENT_PICTURES = 40;
/** Between two shots: no multiple of it within an hour is a whole number of quarter hours, which might be a corrected time zone. */
const SHOT_EVERY_MS = 437_000;
/** Stands in the made pictures until each copy gets its time. */
const SOME_TIME = '2001:01:01 00:00:00';

export interface PhotosToMake {
  readonly folder: string;
  readonly count: number;
  readonly width: number;
  readonly height: number;
  /** Standard deviation of the grain added, 0 to 255: enlarged samples are smooth, and would decode faster than photos do. */
  readonly grain: number;
  readonly quality: number;
}

/**
 * Make JPEG files from the samples: enlarged or reduced, with grain, then copied with a comment segment of their own.
 *
 * @returns Their paths, and the mean size in bytes.
 */
export async function makePhotos({ folder, count, width, height, grain, quality }: PhotosToMake): Promise<{ paths: string[]; meanBytes: number }> {
  const samples = readdirSync(SAMPLES, { recursive: true, encoding: 'utf8' }).filter((name) => /\.jpe?g$/i.test(name)).toSorted();
  const pictures: Buffer[] = [];
  for (let i = 0; i < Math.min(count, DIFFERENT_PICTURES); i++) {
    const resized = await sharp(join(SAMPLES, samples[i % samples.length] as string)).rotate().resize(width, height, { fit: 'cover' }).removeAlpha().toColourspace('srgb').raw().toBuffer();
    addGrain(resized, grain, i);
    pictures.push(await sharp(resized, { raw: { width, height, channels: 3 } }).jpeg({ quality })
      .withExif({ IFD0: { Make: 'Canon', Model: 'EOS 80D' }, IFD2: { DateTimeOriginal: SOME_TIME } }).toBuffer());
  }
  const paths: string[] = [];
  let bytes = 0;
  for (let i = 0; i < count; i++) {
    const path = join(folder, String(Math.floor(i / 1000)).padStart(3, '0'), `${String(i).padStart(6, '0')}.jpg`);
    if (i % 1000 === 0) mkdirSync(join(folder, String(Math.floor(i / 1000)).padStart(3, '0')), { recursive: true });
    const content = withComment(takenAt(pictures[i % pictures.length] as Buffer, Date.UTC(2010, 0, 1) + i * SHOT_EVERY_MS), `bench ${i}`);
    writeFileSync(path, content);
    bytes += content.length;
    paths.push(path);
  }
  return { paths, meanBytes: bytes / count };
}

/** makePhotos in a process of its own, so that the memory it takes (half a gigabyte) is not held by the caller's. */
export function makePhotosApart(photos: PhotosToMake): void {
  const { status, stderr } = spawnSync(process.execPath, [fileURLToPath(import.meta.url), JSON.stringify(photos)], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`making photos failed: ${stderr}`);
}

/** A made picture with its time; milliseconds as if it were UTC. */
function takenAt(jpeg: Buffer, timeMs: number): Buffer {
  const copy = Buffer.from(jpeg);
  const at = copy.indexOf(SOME_TIME);
  if (at < 0) throw new Error('the made picture has no time');
  copy.write(new Date(timeMs).toISOString().slice(0, 19).replace('T', ' ').replaceAll('-', ':'), at, 'latin1');
  return copy;
}

/** The same JPEG with another comment: another content, the same picture. */
export function withComment(jpeg: Buffer, comment: string): Buffer {
  const text = Buffer.from(comment, 'utf8');
  const head = Buffer.from([0xff, 0xfe, (text.length + 2) >> 8, (text.length + 2) & 255]);
  return Buffer.concat([jpeg.subarray(0, 2), head, text, jpeg.subarray(2)]);
}

/** Rewrite a file of makePhotos with another comment. */
export function editPhoto(path: string, comment: string): void {
  writeFileSync(path, withComment(readFileSync(path), comment));
}

/** Sum of four uniform values, close to a normal distribution of standard deviation 1 once scaled. */
function addGrain(pixels: Buffer, deviation: number, seed: number): void {
  if (deviation === 0) return;
  let state = seed + 1;
  for (let i = 0; i < pixels.length; i++) {
    // xorshift32: four bytes of one draw stand for four uniform values.
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    const sum = (state & 255) + ((state >>> 8) & 255) + ((state >>> 16) & 255) + (state >>> 24);
    pixels[i] = Math.max(0, Math.min(255, Math.round((pixels[i] as number) + ((sum - 510) / 147.8) * deviation)));
  }
}

if (import.meta.main) await makePhotos(JSON.parse(process.argv[2] ?? '') as PhotosToMake);
