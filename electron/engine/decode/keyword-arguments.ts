import type { TagPath } from './tag-change.ts';

/**
 * [Note: Tags as keywords]
 * Three fields, since no two programs read the same one: `dc:subject` has the plain names (everything reads it),
 * `lr:hierarchicalSubject` paths with `|` (Lightroom, digiKam, darktable), `digiKam:TagsList` paths with `/`, which digiKam
 * reads before all others, so that in a file which has it tags elsewhere are not seen.
 */
const PATH_FIELDS = [
  { field: 'XMP-lr:HierarchicalSubject', separator: '|' },
  { field: 'XMP-digiKam:TagsList', separator: '/' },
] as const;
const NAMES_FIELD = 'XMP-dc:Subject';

/**
 * The runs of exiftool that add tags to the keywords of a file, each a list of arguments. What is there stays; what is
 * there already is not said twice. Keywords of a file that has them in IPTC alone go to `dc:subject` first: a program that
 * finds XMP reads no IPTC.
 */
export function keywordRuns(paths: readonly TagPath[]): string[][] {
  const names = [...new Set(paths.flatMap((path) => path.slice(-1)).map((name) => plainText(name)))];
  return [
    ['-tagsFromFile', '@', '-api', 'NoDups=1', `-${NAMES_FIELD}+<IPTC:Keywords`],
    [
      ...names.flatMap((name) => addOnce(NAMES_FIELD, name)),
      ...PATH_FIELDS.flatMap(({ field, separator }) => paths.flatMap((path) => addOnce(field, path.map((name) => plainText(name, separator)).join(separator)))),
    ],
  ];
}

/** Taken out and put in: exiftool's way to an item that is there once. */
function addOnce(field: string, value: string): string[] {
  const encoded = value.replaceAll('&', '&amp;');
  return [`-${field}-=${encoded}`, `-${field}+=${encoded}`];
}

/** A name as one line of exiftool's arguments, which are decoded as HTML, with nothing that would part it in two. */
function plainText(name: string, separator?: string): string {
  const line = name.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ').trim();
  return separator === undefined ? line : line.replaceAll(separator, '-');
}
