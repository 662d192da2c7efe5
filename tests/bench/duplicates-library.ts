import { linkSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import sharp from 'sharp';
import { THUMBNAIL_LONG_SIDE } from '../../electron/engine/config.ts';
import { decodeInside } from '../../electron/engine/decode/sharp-codec.ts';
import { makeThumbnail } from '../../electron/engine/decode/thumbnail-file.ts';
import { orientationHashes } from '../../electron/engine/decode/perceptual-hash.ts';
import { normalize, type UnitVector } from '../../electron/engine/encode/embedding.ts';
import type { PhotoRow } from '../../electron/engine/store/photo-row.ts';
import type { ThumbnailFiles } from '../../electron/engine/thumbs/thumbnail-files.ts';
import { seededRandom } from '../fixtures/seeded-random.ts';
import { SAMPLES } from './bench-folders.ts';
import { madeUpPhoto, type VectorMaker } from './made-up-library.ts';

/*
 * A made-up library with copies in it. Of 100 photos 80 are a camera's, with their times, one in ten of them in a burst of
 * three shots a second apart; 14 are other people's, without times; 5 are smaller copies of camera photos, and 1 is a
 * crop, both without times. Thumbnails are those of the bundled photos, of a copy or a crop that of its own photo.
 */
type Role = 'camera' | 'stranger' | 'copy' | 'crop';

/** Bits of a hash that are drawn anew, as a share: pairs of real photos have 24 bits between them on average, not 32. */
const DRAWN_ANEW = 0.75;
/** Bits that a copy's hash differs in at most. Source: toolchain.md. */
const COPY_BITS = 4;

/** Photos of which three are a burst. */
const BURST_EVERY = 30;

interface Picture {
  readonly whole: string;
  readonly copy: string;
  readonly crop: string;
  readonly hash: bigint;
  readonly placeholder: Uint8Array;
}

export interface DuplicatesLibrary {
  rowOf(index: number): PhotoRow;
  readonly vectors: VectorMaker;
  /** Give photos their thumbnails, by hard links to a few files. */
  linkThumbnails(from: number, to: number, thumbnails: ThumbnailFiles): void;
  /** Copies and crops among the first so many photos. */
  copiesIn(photos: number): number;
}

/** @param base Vectors of photos that are no copies. */
export async function duplicatesLibrary(folder: string, base: VectorMaker): Promise<DuplicatesLibrary> {
  const pictures = await makePictures(folder);
  const pictureOf = (index: number): Picture => pictures[(index * 7_919) % pictures.length] as Picture;

  function hashOf(index: number): bigint {
    const role = roleOf(index);
    const original = role === 'copy' ? originalOf(index) : index;
    const random = seededRandom(original + 1);
    let hash = pictureOf(original).hash;
    for (let bit = 0n; bit < 64n; bit++) if (random() < DRAWN_ANEW / 2) hash ^= 1n << bit;
    const own = seededRandom(index + 77);
    if (role === 'copy') for (let flip = 0; flip < COPY_BITS; flip++) hash ^= 1n << BigInt(Math.floor(own() * 64));
    return hash;
  }

  return {
    rowOf(index) {
      const role = roleOf(index);
      const isCamera = role === 'camera';
      const takenAtMs = Date.UTC(2010, 0, 1) + burstTime(index);
      const row = madeUpPhoto(index);
      return {
        ...row,
        // As index runs add them: one after the other.
        addedAtMs: Date.UTC(2026, 0, 1) + index,
        perceptualHash: hashOf(index).toString(16).padStart(16, '0'),
        sharpness: 10 + (index % 7),
        placeholder: drawnAnew(pictureOf(sourceOf(index)).placeholder, sourceOf(index)),
        ...(isCamera
          ? { takenAt: new Date(takenAtMs).toISOString().slice(0, 19), takenAtMs }
          : { takenAt: null, takenAtMs: null, takenAtSource: null, cameraMake: null, cameraModel: null, width: 1_600, height: 1_200, sizeBytes: 400_000 }),
      };
    },
    vectors: {
      vectorOf(index) {
        const role = roleOf(index);
        if (role === 'camera' && index % BURST_EVERY < 3) return beside(base.vectorOf(index - (index % BURST_EVERY)), index, 0.3);
        if (role === 'camera' || role === 'stranger') return base.vectorOf(index);
        return beside(base.vectorOf(originalOf(index)), index, role === 'copy' ? 0.15 : 0.35);
      },
    },
    linkThumbnails(from, to, thumbnails) {
      for (let index = from; index < to; index++) {
        const role = roleOf(index);
        const picture = pictureOf(role === 'copy' || role === 'crop' ? originalOf(index) : index);
        const target = thumbnails.pathOf(madeUpPhoto(index).id);
        mkdirSync(dirname(target), { recursive: true });
        linkSync(role === 'copy' ? picture.copy : role === 'crop' ? picture.crop : picture.whole, target);
      }
    },
    copiesIn: (photos) => Array.from({ length: photos }, (_, index) => roleOf(index)).filter((role) => role === 'copy' || role === 'crop').length,
  };
}

function roleOf(index: number): Role {
  const place = index % 100;
  if (place < 80) return 'camera';
  if (place < 94) return 'stranger';
  return place < 99 ? 'copy' : 'crop';
}

/** The camera photo that a copy was made of. */
function originalOf(index: number): number {
  return index - (index % 100) + ((index * 13) % 80);
}

/** The photo whose picture it shows. */
function sourceOf(index: number): number {
  const role = roleOf(index);
  return role === 'camera' || role === 'stranger' ? index : originalOf(index);
}

/** A placeholder with most of its waves drawn by chance: those of the few pictures would all be alike. */
function drawnAnew(placeholder: Uint8Array, seed: number): Uint8Array {
  const random = seededRandom(seed + 5);
  return placeholder.map((byte, i) => (i >= 5 && random() < DRAWN_ANEW ? Math.floor(random() * 256) : byte));
}

/** A shot every 500 s; of 30 shots three are a burst. */
function burstTime(index: number): number {
  const place = index % BURST_EVERY;
  return place < 3 ? (index - place) * 500_000 + place * 1_000 : index * 500_000;
}

function beside(vector: UnitVector, seed: number, far: number): UnitVector {
  const random = seededRandom(seed);
  const deviation = far / Math.sqrt(vector.length);
  return normalize(vector.map((value) => value + (random() + random() + random() - 1.5) * 2 * deviation));
}

async function makePictures(folder: string): Promise<Picture[]> {
  mkdirSync(folder, { recursive: true });
  const names = (readdirSync(SAMPLES, { recursive: true }) as string[]).filter((name) => /\.(jpe?g|png|webp)$/i.test(name) && !name.startsWith('received'));
  return await Promise.all(names.map(async (name, i): Promise<Picture> => {
    const upright = await sharp(readFileSync(join(SAMPLES, name))).autoOrient().flatten({ background: '#fff' }).png({ compressionLevel: 0 }).toBuffer();
    const { width, height } = await sharp(upright).metadata();
    const [whole, copy, crop] = ['whole', 'copy', 'crop'].map((kind) => join(folder, `${kind}-${i}.webp`)) as [string, string, string];
    const save = async (path: string, bytes: Buffer): Promise<void> => writeFileSync(path, await makeThumbnail(await decodeInside(bytes, THUMBNAIL_LONG_SIDE)));
    await save(whole, upright);
    await save(copy, await sharp(upright).resize(400).jpeg({ quality: 60 }).toBuffer());
    const part = { left: Math.round(width * 0.08), top: Math.round(height * 0.1), width: Math.round(width * 0.82), height: Math.round(height * 0.82) };
    await save(crop, await sharp(upright).extract(part).toBuffer());
    const grey = await sharp(upright).greyscale().resize(9, 9, { fit: 'fill' }).raw().toBuffer();
    return { whole, copy, crop, hash: BigInt(`0x${orientationHashes(new Uint8Array(grey))[0] ?? '0'}`), placeholder: await placeholderOf(upright) };
  }));
}

async function placeholderOf(picture: Buffer): Promise<Uint8Array> {
  const { rgbaToThumbHash } = await import('thumbhash');
  const { data, info } = await sharp(picture).resize(64, 64, { fit: 'inside' }).ensureAlpha().raw().toBuffer({ resolveWithObject: true });
  return rgbaToThumbHash(info.width, info.height, data);
}
