import type { TagPath } from './tag-change.ts';

/**
 * [Note: Tags as keywords]
 * Three fields, since no two programs read the same one: `dc:subject` has the plain names (everything reads it),
 * `lr:hierarchicalSubject` paths with `|` (Lightroom, digiKam, darktable), `digiKam:TagsList` paths with `/`, which digiKam
 * reads before all others, so that in a file which has it tags elsewhere are not seen.
 */
const NAMES_FIELD = 'XMP-dc:Subject';
const PATH_FIELDS = [
  { field: 'XMP-lr:HierarchicalSubject', separator: '|' },
  { field: 'XMP-digiKam:TagsList', separator: '/' },
] as const;
const IPTC_FIELD = 'IPTC:Keywords';

/** Arguments by which exiftool reads, as JSON with groups (`-G1`), what `keywordArguments` wants to know of a file. */
export const KEYWORD_FIELDS = [NAMES_FIELD, ...PATH_FIELDS.map(({ field }) => field), IPTC_FIELD].map((field) => `-${field}`);

/**
 * The arguments of exiftool that add tags to the keywords of a file. What is there stays; what is there already, in
 * capitals or not, is not said twice. Keywords of a file that has them in IPTC go to `dc:subject` too, since a program
 * that finds XMP reads no IPTC.
 *
 * @param found What exiftool read of KEYWORD_FIELDS: one value, or a list.
 */
export function keywordArguments(paths: readonly TagPath[], found: Readonly<Record<string, unknown>>): string[] {
  const names = paths.flatMap((path) => path.slice(-1)).map((name) => plainText(name));
  return [
    ...added(NAMES_FIELD, [...listOf(found[IPTC_FIELD]), ...names], found),
    ...PATH_FIELDS.flatMap(({ field, separator }) => added(field, paths.map((path) => path.map((name) => plainText(name, separator)).join(separator)), found)),
  ];
}

function added(field: string, values: readonly string[], found: Readonly<Record<string, unknown>>): string[] {
  const there = new Set(listOf(found[field]).map((value) => value.toLowerCase()));
  return values.flatMap((value) => {
    if (value === '' || there.has(value.toLowerCase())) return [];
    there.add(value.toLowerCase());
    // exiftool-vendored has it decode arguments as HTML.
    return [`-${field}+=${value.replaceAll('&', '&amp;')}`];
  });
}

/** exiftool's JSON gives one item as it is, and one of digits as a number. */
function listOf(value: unknown): string[] {
  if (value === undefined) return [];
  return (Array.isArray(value) ? value : [value]).map(String);
}

/** A name as one line of exiftool's arguments, with nothing that would part it in two. */
function plainText(name: string, separator?: string): string {
  const line = name.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ').trim();
  return separator === undefined ? line : line.replaceAll(separator, '-');
}
