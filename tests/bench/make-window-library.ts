import { linkSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { rgbaToThumbHash } from 'thumbhash';
import { loadPack } from '../../electron/engine/encode/load-pack.ts';
import { benchLibrary, PACK_FOLDER, SAMPLES } from './bench-folders.ts';
import { fillLibrary } from './fill-library.ts';
import { seededRandom } from '../fixtures/seeded-random.ts';
import { createVectorMaker } from './made-up-library.ts';

/** Shapes that cameras make, and how often: a grid of one shape would pack too easily. */
const SHAPES = [[4000, 3000], [3000, 4000], [4000, 3000], [3840, 2160], [2000, 2000], [8000, 2400], [4032, 3024]] as const;
const LONG_SIDE = 512;

/** Make a library of made-up photos whose thumbnails are real ones of the samples (as hard links), for the window to show. */
export async function makeWindowLibrary(folder: string, photos: number): Promise<{ readonly library: string }> {
  const { library } = benchLibrary(folder);
  const photosFolder = join(folder, 'photos');
  mkdirSync(photosFolder, { recursive: true });
  const pack = await loadPack(PACK_FOLDER);
  const pictures = await makePictures(folder);
  const ids: string[] = [];
  await fillLibrary({
    folder, photos, photosFolder, vectors: createVectorMaker(join(PACK_FOLDER, 'background.i8'), pack.dim, Math.max(1, photos)),
    dress(row, index) {
      ids.push(row.id);
      const [width, height] = SHAPES[index % SHAPES.length] as readonly [number, number];
      return { ...row, ...positionOf(index), width, height, placeholder: pictures[index % pictures.length]?.placeholder ?? null };
    },
  });
  const thumbs = join(library, 'thumbs');
  for (let byte = 0; byte < 256; byte++) mkdirSync(join(thumbs, byte.toString(16).padStart(2, '0')), { recursive: true });
  for (const [index, id] of ids.entries()) {
    const picture = pictures[index % pictures.length];
    if (picture) linkSync(picture.path, join(thumbs, id.slice(0, 2), `${id}.webp`));
  }
  return { library };
}

/** Where photos are: 40 at a spot, 25 spots around each of so many towns. Some hundred towns are what a well-travelled family has. */
const TOWNS = 300;
const PHOTOS_A_SPOT = 40;

function positionOf(index: number): { readonly latitude: number; readonly longitude: number } {
  const spot = Math.floor(index / PHOTOS_A_SPOT);
  const town = seededRandom(spot % TOWNS);
  const around = seededRandom(spot);
  // Between the Tierra del Fuego and the North Cape; a spot within 30 km of its town, a photo within 300 m of its spot.
  return {
    latitude: -54 + town() * 125 + (around() - 0.5) * 0.5 + ((index % 7) - 3) * 0.0009,
    longitude: -180 + town() * 360 + (around() - 0.5) * 0.5 + ((index % 5) - 2) * 0.0009,
  };
}

interface Picture {
  readonly path: string;
  readonly placeholder: Uint8Array;
}

async function makePictures(folder: string): Promise<Picture[]> {
  const names = readdirSync(SAMPLES, { recursive: true, encoding: 'utf8' }).filter((name) => /\.jpe?g$/i.test(name)).toSorted();
  const pictures: Picture[] = [];
  for (const shape of SHAPES) {
    for (const [index, name] of names.entries()) {
      const [width, height] = shape.map((side) => Math.round((side / Math.max(...shape)) * LONG_SIDE)) as [number, number];
      const path = join(folder, `picture-${pictures.length}.webp`);
      const picture = sharp(join(SAMPLES, name)).rotate().resize(width, height, { fit: 'cover' });
      writeFileSync(path, await picture.clone().webp({ quality: 80 }).toBuffer());
      const tiny = await sharp(path).resize(100, 100, { fit: 'inside' }).ensureAlpha().raw().toBuffer({ resolveWithObject: true });
      pictures.push({ path, placeholder: rgbaToThumbHash(tiny.info.width, tiny.info.height, tiny.data) });
      if (index >= 11) break;
    }
  }
  // Neighbours differ in shape: one picture of every shape, then the next.
  const perShape = pictures.length / SHAPES.length;
  return Array.from({ length: pictures.length }, (_, index) => pictures[(index % SHAPES.length) * perShape + Math.floor(index / SHAPES.length)] as Picture);
}
