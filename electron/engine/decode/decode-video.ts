import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { POSTER_LONG_SIDE, POSTER_TIMEOUT_MS } from '../config.ts';
import type { DecodeResult, DecodeSource } from './decode-source.ts';
import { withExiftoolPath } from './exiftool-process.ts';
import { findFfmpeg } from './find-ffmpeg.ts';
import { makeOutputs, type PictureOutputs } from './make-outputs.ts';
import { readHeader } from './sharp-codec.ts';
import { readVideoFacts } from './video-facts.ts';

const run = promisify(execFile);

const NO_PICTURE: Omit<PictureOutputs, 'width' | 'height'> = {
  pixels: null, thumbnail: null, placeholder: null, perceptualHash: null, orientationHashes: [], sharpness: null,
};

/** Long side at most POSTER_LONG_SIDE, never enlarged; sides even, as ffmpeg's scaler wants them. */
const REDUCE = `scale='if(gte(iw,ih),min(iw,${POSTER_LONG_SIDE}),-2)':'if(gte(iw,ih),-2,min(ih,${POSTER_LONG_SIDE}))'`;

/**
 * Videos keep their size and duration; a poster frame, and so a vector, comes from an installed ffmpeg.
 *
 * @throws AlbumenError `decode-failed` for a video without its index: cut short, or still being written.
 */
export async function decodeVideo({ path, format, spec }: DecodeSource): Promise<DecodeResult> {
  const { width, height, durationSeconds } = await readVideoFacts(path, format);
  const ffmpeg = await findFfmpeg();
  const poster = ffmpeg ? await posterFrame(ffmpeg, { path, format, durationSeconds }) : null;
  if (!poster) {
    const why = ffmpeg ? 'ffmpeg found no frame in it' : 'no ffmpeg is installed';
    return { ...NO_PICTURE, width, height, durationSeconds, notes: [`no poster frame, so this video cannot be found by its look: ${why}`] };
  }
  const header = await readHeader(poster);
  const outputs = await makeOutputs({ bytes: poster }, { ...header, orientation: 1 }, spec);
  return { ...outputs, ...(width > 0 && { width, height }), durationSeconds, notes: [] };
}

interface Video {
  readonly path: string;
  readonly format: string;
  readonly durationSeconds: number | null;
}

/** A frame a second in, or a tenth of a short video, as PNG; the first one where there is none. Null where there is none at all. */
async function posterFrame(ffmpeg: string, video: Video): Promise<Uint8Array | null> {
  const atSeconds = Math.min(1, (video.durationSeconds ?? 0) / 10);
  return (await frameAt(ffmpeg, video, atSeconds)) ?? (atSeconds > 0 ? await frameAt(ffmpeg, video, 0) : null);
}

/** ffmpeg turns the frame upright. The demuxer is named and only files may be opened, so that no file makes it fetch another. */
async function frameAt(ffmpeg: string, { path, format }: Video, atSeconds: number): Promise<Uint8Array | null> {
  const demuxer = format === 'mp4' || format === 'mov' ? 'mov' : 'matroska';
  return await withExiftoolPath(path, async (readable) => {
    const input = ['-protocol_whitelist', 'file,pipe', '-f', demuxer, '-ss', String(atSeconds), '-i', `file:${readable}`];
    const output = ['-map', '0:v:0', '-frames:v', '1', '-vf', REDUCE, '-f', 'image2pipe', '-c:v', 'png', 'pipe:1'];
    try {
      const { stdout } = await run(ffmpeg, ['-v', 'error', '-nostdin', '-threads', '1', ...input, ...output], {
        encoding: 'buffer',
        timeout: POSTER_TIMEOUT_MS,
        killSignal: 'SIGKILL',
        maxBuffer: 64 * 1024 * 1024,
      });
      return stdout.length > 0 ? stdout : null;
    } catch {
      return null; // A broken or unknown stream: the video is kept without a poster, and its notes say so.
    }
  });
}
