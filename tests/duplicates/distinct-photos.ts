import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { LABELLED, REPOSITORY, SAMPLES } from '../fixtures/repository.ts';

/** A photo of which there is no copy among the others. */
export interface DistinctPhoto {
  readonly set: 'labelled' | 'samples' | 'packages';
  /** Absolute. */
  readonly path: string;
  /** What it shows, where it is labelled; photos of one product may be moments apart. */
  readonly label: string | null;
}

/** Samples that were made from other samples (resources/sample-photos/LICENSES.md), and two that are also among the labelled ones: found by this measurement. */
const COPIES = /^received\/|IMG_402[25]\.jpg$/;
const PICTURE = /\.(jpe?g|png|webp)$/i;
/** Packages of the project whose photos are distinct: ../shared/toolchain.md. The cat's frames are moments apart. */
const PACKAGES = ['@stdlib', 'exif', 'exif-parser', 'jpeg-exif'];

/**
 * Every distinct photo at hand: 454 labelled ones (where they lie beside the repository), the samples that are no copies,
 * and photos inside npm packages.
 *
 * @param morePackages A folder with further packages (`node_modules` of another project), such as node-vibrant.
 */
export function distinctPhotos(morePackages?: string): DistinctPhoto[] {
  const labels = new Map(readLines(join(LABELLED, 'labels.csv')).map((line): [string, string] => [line.split(',')[0] ?? '', line.slice(line.indexOf(',') + 1)]));
  const labelled = picturesBelow(LABELLED).map((path): DistinctPhoto => ({ set: 'labelled', path: join(LABELLED, path), label: labels.get(path) ?? null }));
  const samples = picturesBelow(SAMPLES).filter((path) => !COPIES.test(path)).map((path): DistinctPhoto => ({ set: 'samples', path: join(SAMPLES, path), label: null }));
  const folders = [...PACKAGES.map((name) => join(REPOSITORY, 'node_modules', name)), ...(morePackages === undefined ? [] : [morePackages])];
  const packages = folders.flatMap((folder) => picturesBelow(folder).map((path): DistinctPhoto => ({ set: 'packages', path: join(folder, path), label: null })));
  return [...labelled, ...samples, ...packages];
}

function readLines(file: string): string[] {
  try {
    return readFileSync(file, 'utf8').trim().split('\n').slice(1);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}

function picturesBelow(folder: string): string[] {
  try {
    return (readdirSync(folder, { recursive: true }) as string[]).filter((name) => PICTURE.test(name)).toSorted();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}
