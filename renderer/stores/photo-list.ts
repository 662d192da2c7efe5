import { TIMELINE_FLAGS } from '../../shared/contract/timeline-flags.ts';
import type { RankedPhoto } from '../../shared/contract/schemas.ts';
import type { TimelineColumns } from '../../shared/contract/timeline-schemas.ts';

/** Photos in an order, as the grid, the selection and the viewer see them, whether they come from the timeline or a search. */
export interface PhotoList {
  readonly count: number;
  idAt(index: number): string;
  /** -1 for a photo that is not in the list. */
  indexOf(id: string): number;
  /** Width over height. */
  ratioAt(index: number): number;
  /** Local wall time as if it were UTC, milliseconds; NaN without a date. */
  takenAtMsAt(index: number): number;
  /** TIMELINE_FLAGS joined. */
  flagsAt(index: number): number;
}

const ID_BYTES = 16;
const HEX_CODES = Uint8Array.from('0123456789abcdef', (digit) => digit.charCodeAt(0));
const hexText = new TextDecoder('latin1');

/** The whole library, out of its columns; ids become text only when they are asked for, once. */
export function timelineList(columns: TimelineColumns): PhotoList {
  const { ids, count } = columns;
  const texts: (string | undefined)[] = Array.from({ length: count });
  return {
    count,
    idAt: (index) => (texts[index] ??= hexAt(ids, index)),
    indexOf: (id) => findId(ids, id),
    ratioAt: (index) => columns.ratios[index] ?? 1,
    takenAtMsAt: (index) => columns.takenAtMs[index] ?? Number.NaN,
    flagsAt: (index) => columns.flags[index] ?? 0,
  };
}

const codes = new Uint8Array(ID_BYTES * 2);

/** An id as text: decoded as a whole, since texts joined letter by letter cost a second for a library that is selected. */
function hexAt(ids: Uint8Array, index: number): string {
  for (let at = 0; at < ID_BYTES; at++) {
    const byte = ids[index * ID_BYTES + at] ?? 0;
    codes[at * 2] = HEX_CODES[byte >> 4] as number;
    codes[at * 2 + 1] = HEX_CODES[byte & 15] as number;
  }
  return hexText.decode(codes);
}

/** Looks through the bytes: a map of 100,000 texts would cost a dropped frame to build, this costs a fraction of a millisecond. */
function findId(ids: Uint8Array, id: string): number {
  const wanted = Uint8Array.from({ length: ID_BYTES }, (_, index) => Number.parseInt(id.slice(index * 2, index * 2 + 2), 16));
  for (let at = ids.indexOf(wanted[0] as number); at >= 0; at = ids.indexOf(wanted[0] as number, at + 1)) {
    if (at % ID_BYTES === 0 && wanted.every((byte, index) => ids[at + index] === byte)) return at / ID_BYTES;
  }
  return -1;
}

/** The results of a question, in their order. */
export function resultList(results: readonly RankedPhoto[]): PhotoList {
  const indices = new Map(results.map((photo, index) => [photo.id, index]));
  return {
    count: results.length,
    idAt: (index) => results[index]?.id ?? '',
    indexOf: (id) => indices.get(id) ?? -1,
    ratioAt: (index) => ratioOf(results[index]),
    takenAtMsAt: (index) => wallTimeMs(results[index]?.takenAt ?? null),
    flagsAt: (index) => flagsOf(results[index]),
  };
}

/** No photos. */
export const EMPTY_LIST: PhotoList = resultList([]);

function ratioOf(photo: RankedPhoto | undefined): number {
  return photo && photo.width > 0 && photo.height > 0 ? photo.width / photo.height : 1;
}

function wallTimeMs(local: string | null): number {
  return local === null ? Number.NaN : Date.parse(`${local}Z`);
}

function flagsOf(photo: RankedPhoto | undefined): number {
  if (photo?.kind === 'video') return TIMELINE_FLAGS.video;
  return photo?.kind === 'raw' ? TIMELINE_FLAGS.raw : 0;
}
