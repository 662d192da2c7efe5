import { SAME_PICTURE_MAX_BITS } from '../config.ts';
import type { DecodedPhoto } from '../decode/decoded-photo.ts';
import { hammingDistance } from '../decode/perceptual-hash.ts';
import type { PhotoRow } from '../store/photo-row.ts';

/** Bits that must be set and unset in a dHash for it to tell pictures apart: a blank picture's hash says nothing. */
const TELLING_BITS = 6;

/**
 * An edited file still shows the same picture: a keyword or rating was written, or it was turned without loss. Crops,
 * filters and other pictures under the same name are no.
 *
 * @param now The file as decoded now.
 * @param before The photo that the same path held before.
 */
export function isSamePicture(now: DecodedPhoto, before: PhotoRow): boolean {
  const { perceptualHash } = before;
  if (perceptualHash === null || !isTelling(perceptualHash)) return false;
  const sameSize = now.width === before.width && now.height === before.height;
  const turnedSize = now.width === before.height && now.height === before.width;
  if (!sameSize && !turnedSize) return false;
  return now.orientationHashes.some((hash) => hammingDistance(hash, perceptualHash) <= SAME_PICTURE_MAX_BITS);
}

/**
 * Quarter turns that a person's turn of the old file leaves to be made on the new one, where the picture in it may have
 * been turned by another program.
 *
 * @param turns The person's, 0 to 3, clockwise.
 * @returns 0 to 3; 0 where the new file is mirrored, which no turn makes good.
 */
export function turnsLeft(turns: number, now: DecodedPhoto, before: PhotoRow): number {
  const { perceptualHash } = before;
  if (turns === 0 || perceptualHash === null) return turns;
  const bits = now.orientationHashes.map((hash) => hammingDistance(hash, perceptualHash));
  const made = TURNS_MADE[bits.indexOf(Math.min(...bits))] ?? null;
  return made === null ? 0 : (turns - made + 4) % 4;
}

/**
 * Clockwise quarter turns in the new file when the old picture is found in this one of its orientation hashes, in the
 * order of `orientationHashes`; null for mirrored ones.
 */
const TURNS_MADE: readonly (number | null)[] = [0, null, 2, null, null, 3, null, 1];

function isTelling(hash: string): boolean {
  const set = hammingDistance(hash, '0000000000000000');
  return set >= TELLING_BITS && 64 - set >= TELLING_BITS;
}
