import type { FoundFile, FoundSidecar } from './found.ts';
import { joinPath, lookAt } from './list-folder.ts';
import { isRawName, stemOf } from './name-kind.ts';

/**
 * Give the photos of one folder their XMP sidecars; see `sidecarNames`.
 *
 * @param files Photos of this folder.
 * @param sidecars Names of the folder's `.xmp` files.
 */
export function attachSidecars(folder: string, files: readonly FoundFile[], sidecars: readonly string[]): FoundFile[] {
  const names = files.map((file) => file.path.slice(file.path.lastIndexOf('/') + 1));
  const found = sidecarNames(names, sidecars);
  return files.map((file, i) => {
    const name = found.get(names[i] as string);
    return name === undefined ? file : { ...file, sidecar: readSidecar(folder, name) };
  });
}

/**
 * Which sidecar belongs to which photo of one folder. `IMG_1.CR2.xmp` (darktable, digiKam) belongs to that very file.
 * `IMG_1.xmp` (Adobe) belongs to the RAW of that stem, since Adobe writes into other formats themselves; where there is
 * no RAW, to every file of the stem. The longer name wins. Letter case makes no difference.
 *
 * @returns By the name of the photo; photos without one are absent.
 */
export function sidecarNames(photos: readonly string[], sidecars: readonly string[]): Map<string, string> {
  const byStem = new Map(sidecars.map((name) => [stemOf(name).toLowerCase(), name]));
  const rawStems = new Set(photos.filter(isRawName).map((name) => stemOf(name).toLowerCase()));
  const pairs = photos.flatMap((name): [string, string][] => {
    const stem = stemOf(name).toLowerCase();
    const ofStem = isRawName(name) || !rawStems.has(stem) ? byStem.get(stem) : undefined;
    const sidecar = byStem.get(name.toLowerCase()) ?? ofStem;
    return sidecar === undefined ? [] : [[name, sidecar]];
  });
  return new Map(pairs);
}

function readSidecar(folder: string, name: string): FoundSidecar | null {
  const path = joinPath(folder, name);
  const stats = lookAt(path);
  // A link to a sidecar is not followed: its target may be anything.
  return stats?.isFile() ? { path, signature: `${name}:${stats.size}:${stats.mtimeMs}` } : null;
}
