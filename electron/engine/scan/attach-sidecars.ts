import type { FoundFile, FoundSidecar } from './found.ts';
import { joinPath, lookAt } from './list-folder.ts';
import { isRawName, stemOf } from './name-kind.ts';

/**
 * Give the photos of one folder their XMP sidecars. `IMG_1.CR2.xmp` (darktable, digiKam) belongs to that very file.
 * `IMG_1.xmp` (Adobe) belongs to the RAW of that stem, since Adobe writes into other formats themselves; where there is
 * no RAW, to every file of the stem. The longer name wins. Letter case makes no difference.
 *
 * @param files Photos of this folder.
 * @param sidecarNames Names of the folder's `.xmp` files.
 */
export function attachSidecars(folder: string, files: readonly FoundFile[], sidecarNames: readonly string[]): FoundFile[] {
  const sidecars = new Map(sidecarNames.map((name) => [stemOf(name).toLowerCase(), name]));
  const names = files.map((file) => file.path.slice(file.path.lastIndexOf('/') + 1));
  const rawStems = new Set(names.filter(isRawName).map((name) => stemOf(name).toLowerCase()));
  return files.map((file, i) => {
    const name = names[i] as string;
    const stem = stemOf(name).toLowerCase();
    const byStem = isRawName(name) || !rawStems.has(stem) ? sidecars.get(stem) : undefined;
    const sidecarName = sidecars.get(name.toLowerCase()) ?? byStem;
    return sidecarName === undefined ? file : { ...file, sidecar: readSidecar(folder, sidecarName) };
  });
}

function readSidecar(folder: string, name: string): FoundSidecar | null {
  const path = joinPath(folder, name);
  const stats = lookAt(path);
  // A link to a sidecar is not followed: its target may be anything.
  return stats?.isFile() ? { path, signature: `${name}:${stats.size}:${stats.mtimeMs}` } : null;
}
