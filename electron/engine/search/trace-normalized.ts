/** What normalisation composes as one: a run of conjoining Hangul letters, or a letter with its marks. */
const CLUSTER = /(?:[\u1100-\u11FF]+|\P{M}|^\p{M})\p{M}*/gu;

/**
 * Where a place in a normalised text lies in the person's own: "é" may be one unit or two, and what is cut out or shown as a
 * chip is the person's own text.
 *
 * @param text The person's text.
 * @param normalized The same in NFC; characters may have been replaced by others of the same length.
 * @returns Gives for an offset into `normalized` the one into `text`, UTF-16 units; inside a letter the start of it.
 */
export function traceNormalized(text: string, normalized: string): (offset: number) => number {
  if (text.length === normalized.length) return (offset) => offset;
  const ends: [normalized: number, raw: number][] = [[0, 0]];
  let length = 0;
  for (const match of text.matchAll(CLUSTER)) {
    length += match[0].normalize('NFC').length;
    ends.push([length, match.index + match[0].length]);
  }
  return (offset) => ends.findLast(([end]) => end <= offset)?.[1] ?? 0;
}
