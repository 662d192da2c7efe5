import { open, type FileHandle } from 'node:fs/promises';
import { SHOWN_AS_IS_PIXELS_MAX } from '../config.ts';
import { pathToOpen } from '../scan/path-bytes.ts';
import type { PhotoRow } from '../store/photo-row.ts';

/** Segments of a JPEG that are looked through for its frame header; files with long previews have some dozens. */
const JPEG_SEGMENTS_MAX = 1_000;
/** Baseline, extended and progressive Huffman coding: what browsers read; not lossless, not arithmetic. */
const READ_FRAMES: ReadonlySet<number> = new Set([0xc0, 0xc1, 0xc2]);

/**
 * True where a browser shows the file itself as it should be: upright, in its colours, whole.
 *
 * JPEG unless it is CMYK, lossless or of more than 8 bits; PNG and WebP unless they carry an orientation (browsers turn
 * only JPEG), PNG unless it has 16 bits; GIF and AVIF (which turns itself).
 */
export async function isShownAsIs(row: Pick<PhotoRow, 'kind' | 'format' | 'orientation' | 'width' | 'height'>, path: string): Promise<boolean> {
  if (row.kind !== 'image' || row.width * row.height > SHOWN_AS_IS_PIXELS_MAX) return false;
  switch (row.format) {
    case 'gif':
    case 'avif':
      return true;
    case 'webp':
      return row.orientation === 1;
    case 'png':
      return row.orientation === 1 && (await readWith(path, isEightBitPng));
    case 'jpeg':
      return await readWith(path, isPlainJpeg);
    default:
      return false;
  }
}

/** Bits a channel, in the IHDR that begins every PNG. Source: PNG specification, 11.2.1. */
async function isEightBitPng(file: FileHandle): Promise<boolean> {
  const bits = await bytesAt(file, 24, 1);
  return (bits[0] ?? 16) <= 8;
}

/** Walks the segments up to the frame header. Source: ITU-T T.81, B.1.1 and B.2.2. */
async function isPlainJpeg(file: FileHandle): Promise<boolean> {
  let at = 2;
  for (let i = 0; i < JPEG_SEGMENTS_MAX; i++) {
    const head = await bytesAt(file, at, 10);
    const marker = head[1];
    if (head.length < 10 || head[0] !== 0xff || marker === undefined) return false;
    if (marker === 0xff) {
      at += 1; // A fill byte.
      continue;
    }
    const isFrame = marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
    if (isFrame) return READ_FRAMES.has(marker) && head[4] === 8 && (head[9] === 1 || head[9] === 3);
    if (marker === 0xda || marker === 0xd9) return false;
    at += 2 + head.readUInt16BE(2);
  }
  return false;
}

async function readWith(path: string, read: (file: FileHandle) => Promise<boolean>): Promise<boolean> {
  const file = await open(pathToOpen(path), 'r');
  try {
    return await read(file);
  } finally {
    await file.close();
  }
}

async function bytesAt(file: FileHandle, position: number, length: number): Promise<Buffer> {
  const bytes = Buffer.alloc(length);
  const { bytesRead } = await file.read(bytes, 0, length, position);
  return bytes.subarray(0, bytesRead);
}
