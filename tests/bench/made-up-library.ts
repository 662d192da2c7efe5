import { readFileSync } from 'node:fs';
import { hash } from 'node:crypto';
import { normalize, type UnitVector } from '../../electron/engine/encode/embedding.ts';
import type { PhotoRow } from '../../electron/engine/store/photo-row.ts';

/**
 * One made-up photo in so many carries the camera RARE_CAMERA: the 1 % filter. Drawn by a hash of the index: by its remainder,
 * as the clusters are, all such photos would lie in a few clusters, which no camera's photos do.
 */
const RARE_EVERY = 100;
export const RARE_CAMERA = 'Leica M6';

/** Photos a burst or an event holds on average in a made-up library; sets how many vectors lie around one centre. */
const PHOTOS_A_CENTRE = 25;
/** Spread of a photo around its centre: cosine about 0.8 to it, as photos of one subject have with the embedded pack. */
const SPREAD = 0.75;

/** A photo without a file: no place, no picture, one path that nothing stands at. */
export function madeUpPhoto(index: number): PhotoRow {
  const takenAtMs = Date.UTC(2010, 0, 1) + index * 500_000;
  const isRare = mixed(index) % RARE_EVERY === 0;
  return {
    id: hash('md5', `made up ${index}`),
    kind: 'image', format: 'jpeg', mimeType: 'image/jpeg', sizeBytes: 3_000_000, width: 4000, height: 3000, orientation: 1,
    durationSeconds: null,
    takenAt: new Date(takenAtMs).toISOString().slice(0, 19), takenAtMs, takenAtOffsetMinutes: null, takenAtSource: 'exif',
    latitude: null, longitude: null, city: null, region: null, country: null, countryCode: null,
    cameraMake: isRare ? 'Leica' : 'Canon', cameraModel: isRare ? 'M6' : 'EOS 80D',
    lens: null, iso: 100 + (index % 32) * 100, fNumber: 2.8, exposureSeconds: 0.01, focalLengthMm: 35,
    rating: null, fileRating: null, keywords: [], caption: null, livePhotoId: null, isMotionPhoto: false,
    perceptualHash: null, sharpness: null, placeholder: null,
    paths: [`/made-up/${Math.floor(index / 500)}/IMG_${index}.jpg`],
    bundleOf: null, isFavourite: false, isHidden: false, quarterTurns: 0, fileValues: null, autoTags: null, tags: [], albums: [], isVisible: true, addedAtMs: takenAtMs,
  };
}

/** An index as 32 bits that look drawn by chance. Source: the finaliser of MurmurHash3. */
function mixed(index: number): number {
  let bits = (index + 1) | 0;
  bits = Math.imul(bits ^ (bits >>> 16), 0x85eb_ca6b);
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2_ae35);
  return (bits ^ (bits >>> 16)) >>> 0;
}

/** Made-up vectors with clusters: centres drawn around the embeddings of real photos, photos around the centres. */
export interface VectorMaker {
  /** @returns The same vector for the same index, unit length, [dim]. */
  vectorOf(index: number): UnitVector;
}

/**
 * @param bank The background bank of the embedded pack, int8 [rows, dim]: 2,000 real photos, so that the clusters lie
 *   where photos and questions do.
 * @param photos Size of the library; decides how many centres there are.
 */
export function createVectorMaker(bankFile: string, dim: number, photos: number): VectorMaker {
  const bytes = readFileSync(bankFile);
  const bank = new Int8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const rows = bank.length / dim;
  const centres = Math.max(1, Math.round(photos / PHOTOS_A_CENTRE));
  return {
    vectorOf(index) {
      const centre = index % centres;
      const real = (centre % rows) * dim;
      const vector = normalize(bank.subarray(real, real + dim));
      // A centre stands off its real photo as a photo stands off its centre: 40,000 centres come from 2,000 photos.
      if (centre >= rows) addNoise(vector, centre + 1_000_000_007, SPREAD);
      addNoise(vector, index + 1, SPREAD);
      return normalize(vector);
    },
  };
}

/** Add a normal vector of expected length `length`. */
function addNoise(vector: Float32Array, seed: number, length: number): void {
  const deviation = length / Math.sqrt(vector.length);
  let state = (Math.imul(seed, 2_654_435_761) ^ 0x9e37_79b9) | 1;
  for (let i = 0; i < vector.length; i++) {
    // Irwin-Hall of four bytes of a xorshift32 draw: mean 510, standard deviation 147.8.
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    const sum = (state & 255) + ((state >>> 8) & 255) + ((state >>> 16) & 255) + (state >>> 24);
    vector[i] = (vector[i] as number) + ((sum - 510) / 147.8) * deviation;
  }
}
