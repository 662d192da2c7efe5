import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { POSTER_TIMEOUT_MS } from '../config.ts';
import type { DecodeResult, DecodeSource } from './decode-source.ts';
import { getExiftool, withExiftoolPath } from './exiftool-process.ts';
import { findFfmpeg } from './find-ffmpeg.ts';
import { makeOutputs, type PictureOutputs } from './make-outputs.ts';
import { readHeader } from './sharp-codec.ts';

const run = promisify(execFile);

interface VideoFacts {
  /** Upright pixels; 0 where nothing could tell. */
  readonly width: number;
  readonly height: number;
  readonly durationSeconds: number | null;
}

const NO_PICTURE: Omit<PictureOutputs, 'width' | 'height'> = {
  pixels: null, thumbnail: null, placeholder: null, perceptualHash: null, orientationHashes: [],
};

/** Videos keep their size and duration; a poster frame, and so a vector, comes from an installed ffmpeg. */
export async function decodeVideo({ path, spec }: DecodeSource): Promise<DecodeResult> {
  const facts = await readFacts(path);
  const ffmpeg = await findFfmpeg();
  const notes = ffmpeg ? [] : ['no ffmpeg is installed, so this video has no poster frame and cannot be found by its look'];
  const poster = ffmpeg ? await posterFrame(ffmpeg, path, facts.durationSeconds) : null;
  if (!poster) {
    if (ffmpeg) notes.push('ffmpeg found no frame in this video');
    return { ...NO_PICTURE, ...facts, notes };
  }
  const header = await readHeader(poster);
  const outputs = await makeOutputs({ bytes: poster }, header, 1, spec);
  return { ...outputs, durationSeconds: facts.durationSeconds, notes };
}

async function readFacts(path: string): Promise<VideoFacts> {
  const exiftool = await getExiftool();
  if (!exiftool) return { width: 0, height: 0, durationSeconds: null };
  const tags = await withExiftoolPath(path, async (readable) =>
    await exiftool.readRaw(readable, { readArgs: ['-fast', '-api', 'largefilesupport=1', '-ImageWidth#', '-ImageHeight#', '-Duration#', '-Rotation#'] }),
  );
  const values = tags as Readonly<Record<string, unknown>>;
  const number = (name: string): number => Number(values[name] ?? 0) || 0;
  const isTurned = number('Rotation') % 180 !== 0;
  const [width, height] = [number('ImageWidth'), number('ImageHeight')];
  return { width: isTurned ? height : width, height: isTurned ? width : height, durationSeconds: number('Duration') || null };
}

/** A frame a second in, or a tenth of a short video, as PNG; ffmpeg turns it upright. Null where there is none. */
async function posterFrame(ffmpeg: string, path: string, durationSeconds: number | null): Promise<Uint8Array | null> {
  for (const atSeconds of [Math.min(1, (durationSeconds ?? 1) / 10), 0]) {
    const frame = await withExiftoolPath(path, async (readable) => await frameAt(ffmpeg, readable, atSeconds));
    if (frame.length > 0) return frame;
  }
  return null;
}

async function frameAt(ffmpeg: string, path: string, atSeconds: number): Promise<Uint8Array> {
  const args = ['-v', 'error', '-nostdin', '-ss', String(atSeconds), '-i', `file:${path}`, '-frames:v', '1', '-f', 'image2pipe', '-c:v', 'png', '-'];
  try {
    const { stdout } = await run(ffmpeg, args, { encoding: 'buffer', timeout: POSTER_TIMEOUT_MS, killSignal: 'SIGKILL', maxBuffer: 256 * 1024 * 1024 });
    return stdout;
  } catch {
    return new Uint8Array(); // A broken or unknown stream: the video is kept without a poster, and its notes say so.
  }
}
