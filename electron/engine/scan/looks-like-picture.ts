import { closeSync, openSync, readSync } from 'node:fs';
import { SNIFF_BYTES } from '../config.ts';
import { pathToOpen } from './path-bytes.ts';

/** First bytes of the picture and video kinds, as [offset, text in latin1]. Sources: the formats' own specifications. */
const SIGNATURES: readonly (readonly [number, string])[] = [
  [0, '\xff\xd8\xff'], [0, '\x89PNG\r\n\x1a\n'], [0, 'GIF87a'], [0, 'GIF89a'],
  [0, 'II*\0'], [0, 'MM\0*'], [0, 'IIU\0'], [0, 'IIRO'], [0, 'IIRS'], [0, 'MMOR'], [0, 'FUJIFILMCCD-RAW'], [0, 'FOVb'],
  [0, '\x1a\x45\xdf\xa3'], [0, '8BPS'], [0, '\0\0\0\x0cjP  '], [0, '\0\0\0\x0cJXL '], [0, '\xff\x0a'],
  [4, 'ftyp'], [4, 'moov'], [4, 'mdat'], [4, 'wide'], [8, 'WEBP'], [8, 'AVI '],
];
/** ISO media brands that hold sound or text only. */
const SOUND_BRANDS = new Set(['M4A ', 'M4B ', 'M4P ', 'aax ']);
/** Sizes of the BMP header versions: two bytes "BM" alone begin many a text. */
const BMP_HEADER_SIZES = new Set([12, 16, 40, 52, 56, 64, 108, 124]);

/** True when these first bytes of a file are those of a picture or video, whether Albumen reads that kind or not. */
export function looksLikePicture(head: Uint8Array): boolean {
  const text = Buffer.from(head.buffer, head.byteOffset, head.byteLength).toString('latin1');
  if (text.startsWith('BM') && head.length >= 18) return BMP_HEADER_SIZES.has((head[14] ?? 0) | ((head[15] ?? 0) << 8));
  if (!SIGNATURES.some(([offset, bytes]) => text.startsWith(bytes, offset))) return false;
  return !(text.startsWith('ftyp', 4) && SOUND_BRANDS.has(text.slice(8, 12)));
}

/**
 * Read the first bytes of a regular file and judge them.
 * A file that cannot be opened is none: nothing says that it is a photo, so there is nothing to report.
 */
export function fileLooksLikePicture(path: string): boolean {
  let descriptor: number;
  try {
    descriptor = openSync(pathToOpen(path), 'r');
  } catch {
    return false;
  }
  try {
    const head = new Uint8Array(SNIFF_BYTES);
    return looksLikePicture(head.subarray(0, readSync(descriptor, head, 0, SNIFF_BYTES, 0)));
  } catch {
    return false; // The drive went away, or the file is locked: as above.
  } finally {
    closeSync(descriptor);
  }
}
