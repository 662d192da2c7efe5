import { open } from 'node:fs/promises';
import { pathToOpen } from '../scan/path-bytes.ts';
import { readMatroskaFacts } from './matroska-facts.ts';
import { readMovieFacts } from './movie-facts.ts';

/** What a video's index says. */
export interface VideoFacts {
  /** Upright pixels; 0 where the index does not say. */
  readonly width: number;
  readonly height: number;
  readonly durationSeconds: number | null;
}

/** Reads part of a file: up to `length` bytes from `position`, fewer at its end. */
export type ReadPart = (position: number, length: number) => Promise<Buffer>;

/**
 * Size and duration of a video from its container's index, without any other program.
 *
 * @param format mp4, mov, mkv or webm.
 * @throws AlbumenError `decode-failed` when the index is missing.
 */
export async function readVideoFacts(path: string, format: string): Promise<VideoFacts> {
  const file = await open(pathToOpen(path), 'r');
  try {
    const readPart: ReadPart = async (position, length) => {
      const part = Buffer.alloc(length);
      const { bytesRead } = await file.read(part, 0, length, position);
      return part.subarray(0, bytesRead);
    };
    if (format === 'mp4' || format === 'mov') return await readMovieFacts(readPart, (await file.stat()).size);
    return await readMatroskaFacts(readPart);
  } finally {
    await file.close();
  }
}
