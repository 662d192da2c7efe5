import { AlbumenError } from '../../../shared/contract/errors.ts';
import type { ReadPart, VideoFacts } from './video-facts.ts';

/** A larger index is not read: that of a day of video has some 20 MB. */
const INDEX_MAX_BYTES = 64 * 1024 * 1024;
/** Boxes at the top of a file that are looked at: fragmented films have two for every second or so, after their index. */
const TOP_BOXES_MAX = 1_000;

interface Box {
  readonly type: string;
  /** Content, without the box's own header. */
  readonly start: number;
  readonly end: number;
}

/**
 * Size and duration of an MP4 or QuickTime film from its `moov` box. Source: ISO/IEC 14496-12, 8.2 and 8.3.
 *
 * @throws AlbumenError `decode-failed` when there is no `moov`: the file is cut short or was never finished.
 */
export async function readMovieFacts(readPart: ReadPart, sizeBytes: number): Promise<VideoFacts> {
  const index = await findIndex(readPart, sizeBytes);
  if (!index) throw new AlbumenError('decode-failed', 'the film has no index (moov): it is cut short or was never finished; copy it again');
  let facts: VideoFacts = { width: 0, height: 0, durationSeconds: null };
  for (const box of boxesIn(index, 0, index.length)) {
    if (box.type === 'mvhd') facts = { ...facts, durationSeconds: durationOf(index, box) };
    if (box.type === 'trak' && facts.width === 0) facts = { ...facts, ...trackSize(index, box) };
  }
  return facts;
}

async function findIndex(readPart: ReadPart, sizeBytes: number): Promise<Buffer | null> {
  let position = 0;
  for (let i = 0; i < TOP_BOXES_MAX && position + 8 <= sizeBytes; i++) {
    const head = await readPart(position, 16);
    const size = boxSize(head, 0, sizeBytes - position);
    if (size < 8) return null;
    if (head.toString('latin1', 4, 8) === 'moov') {
      if (position + size > sizeBytes || size > INDEX_MAX_BYTES) return null;
      return await readPart(position + 8, size - 8);
    }
    position += size;
  }
  return null;
}

/** Size of the box at a place, header included; 0 stands for "to the end", 1 for a 64-bit size after the type. */
function boxSize(bytes: Buffer, at: number, left: number): number {
  if (at + 8 > bytes.length) return 0;
  const size = bytes.readUInt32BE(at);
  if (size === 0) return left;
  if (size === 1) return at + 16 <= bytes.length ? Number(bytes.readBigUInt64BE(at + 8)) : 0;
  return size;
}

function* boxesIn(bytes: Buffer, start: number, end: number): Generator<Box> {
  for (let at = start; at + 8 <= end; ) {
    const size = boxSize(bytes, at, end - at);
    if (size < 8 || at + size > end) return;
    yield { type: bytes.toString('latin1', at + 4, at + 8), start: at + 8, end: at + size };
    at += size;
  }
}

function durationOf(bytes: Buffer, { start, end }: Box): number | null {
  const isLong = bytes[start] === 1;
  if (end - start < (isLong ? 32 : 20)) return null;
  const unitsPerSecond = bytes.readUInt32BE(start + (isLong ? 20 : 12));
  const units = isLong ? Number(bytes.readBigUInt64BE(start + 24)) : bytes.readUInt32BE(start + 16);
  const isUnknown = !isLong && units === 0xffff_ffff;
  return unitsPerSecond > 0 && units > 0 && !isUnknown ? units / unitsPerSecond : null;
}

/** Upright size of a video track; nothing for sound and text tracks, which have no size. */
function trackSize(bytes: Buffer, track: Box): Pick<VideoFacts, 'width' | 'height'> | null {
  for (const { type, start, end } of boxesIn(bytes, track.start, track.end)) {
    const matrix = start + (bytes[start] === 1 ? 52 : 40);
    if (type !== 'tkhd' || matrix + 44 > end) continue;
    const width = Math.round(bytes.readUInt32BE(matrix + 36) / 65_536);
    const height = Math.round(bytes.readUInt32BE(matrix + 40) / 65_536);
    if (width === 0 || height === 0) return null;
    // A turn by a quarter has nothing on the matrix' diagonal.
    const isTurned = bytes.readInt32BE(matrix) === 0 && bytes.readInt32BE(matrix + 4) !== 0;
    return isTurned ? { width: height, height: width } : { width, height };
  }
  return null;
}
