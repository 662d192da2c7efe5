import { AlbumenError } from '../../../shared/contract/errors.ts';
import type { ReadPart, VideoFacts } from './video-facts.ts';

/** Info and Tracks stand before the first picture, within the first kilobytes of what every known writer makes. */
const FRONT_BYTES = 1024 * 1024;

/** Element numbers. Source: RFC 9559 (Matroska), section 5.1. */
const ID = {
  segment: 0x18538067, info: 0x1549a966, timestampScale: 0x2ad7b1, duration: 0x4489,
  tracks: 0x1654ae6b, track: 0xae, video: 0xe0, pixelWidth: 0xb0, pixelHeight: 0xba,
};
const PARENTS: ReadonlySet<number> = new Set([ID.segment, ID.info, ID.tracks, ID.track, ID.video]);

/**
 * Size and duration of a Matroska or WebM film.
 *
 * @throws AlbumenError `decode-failed` when no track is described: the file is cut short or damaged.
 */
export async function readMatroskaFacts(readPart: ReadPart): Promise<VideoFacts> {
  const front = await readPart(0, FRONT_BYTES);
  const found = new Map<number, Buffer>();
  collect(front, 0, front.length, found);
  if (!found.has(ID.track)) throw new AlbumenError('decode-failed', 'the film describes no track: it is cut short or damaged; copy it again');
  const scale = unsigned(found.get(ID.timestampScale)) || 1_000_000;
  const duration = float(found.get(ID.duration));
  return {
    width: unsigned(found.get(ID.pixelWidth)),
    height: unsigned(found.get(ID.pixelHeight)),
    durationSeconds: duration > 0 ? (duration * scale) / 1e9 : null,
  };
}

/** The first element of each kind, depth first; elements of unknown size (live recordings) reach to the end. */
function collect(bytes: Buffer, start: number, end: number, found: Map<number, Buffer>): void {
  let at = start;
  while (at < end) {
    const id = readNumber(bytes, at, true);
    const size = id && readNumber(bytes, at + id.length, false);
    if (!id || !size) return;
    const content = at + id.length + size.length;
    const contentEnd = Math.min(end, size.isUnknown ? end : content + size.value);
    if (!found.has(id.value)) found.set(id.value, bytes.subarray(content, contentEnd));
    if (PARENTS.has(id.value)) collect(bytes, content, contentEnd, found);
    at = contentEnd;
  }
}

/** EBML's numbers of variable length: the leading zero bits count the bytes that follow. Source: RFC 8794, section 4. */
function readNumber(bytes: Buffer, at: number, keepMarker: boolean): { value: number; length: number; isUnknown: boolean } | null {
  const first = bytes[at];
  if (first === undefined || first === 0) return null;
  const length = Math.clz32(first) - 23;
  if (at + length > bytes.length) return null;
  const marker = 1 << (8 - length);
  let value = keepMarker ? first : first & (marker - 1);
  let isUnknown = (first & (marker - 1)) === marker - 1;
  for (let i = 1; i < length; i++) {
    const byte = bytes[at + i] as number;
    value = value * 256 + byte;
    isUnknown &&= byte === 0xff;
  }
  return { value, length, isUnknown };
}

function unsigned(bytes: Buffer | undefined): number {
  return bytes ? bytes.subarray(0, 8).reduce((value, byte) => value * 256 + byte, 0) : 0;
}

function float(bytes: Buffer | undefined): number {
  if (bytes?.length === 4) return bytes.readFloatBE(0);
  return bytes?.length === 8 ? bytes.readDoubleBE(0) : 0;
}
