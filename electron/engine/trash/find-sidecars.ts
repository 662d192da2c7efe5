import { posix } from 'node:path';
import { joinPath, listFolder } from '../scan/list-folder.ts';
import { isRawName, stemOf } from '../scan/name-kind.ts';

const XMP = /\.xmp$/i;

/**
 * XMP files that belong to some files of one folder and to no other file of it: `IMG_1.CR2.xmp` to that file, `IMG_1.xmp` to
 * the RAW of the stem, or where there is none to all files of it. The same rule as scan/attach-sidecars.ts.
 *
 * @param paths Files of that folder, absolute.
 * @returns Absolute paths.
 */
export type FindSidecars = (paths: readonly string[]) => string[];

/** Read a folder once, to ask for the sidecars of many of its files. @throws the file system's error. */
export function readSidecars(folder: string): FindSidecars {
  const names = listFolder(folder);
  const sidecars = names.filter((name) => XMP.test(name));
  if (sidecars.length === 0) return () => [];
  const others = names.filter((name) => !XMP.test(name)).map((name) => name.toLowerCase());
  const whole = new Set(others);
  const byStem = Map.groupBy(others, stemOf);
  /** Files that a sidecar named `<stem>.xmp` belongs to, in lower case. */
  const ownersOf = (stem: string): readonly string[] => {
    if (whole.has(stem)) return [stem];
    const ofStem = byStem.get(stem) ?? [];
    const raws = ofStem.filter(isRawName);
    return raws.length > 0 ? raws : ofStem;
  };
  const owned = sidecars.map((name) => ({ name, owners: ownersOf(stemOf(name).toLowerCase()) })).filter(({ owners }) => owners.length > 0);
  return (paths) => {
    const leaving = new Set(paths.map((path) => posix.basename(path).toLowerCase()));
    return owned.filter(({ owners }) => owners.every((owner) => leaving.has(owner))).map(({ name }) => joinPath(folder, name));
  };
}
