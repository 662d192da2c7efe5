/** Types that a movie's top level is made of. Source: ISO/IEC 14496-12, 6.2.3, and QuickTime's `wide` and `skip`. */
const MOVIE_BOXES: ReadonlySet<string> = new Set(['ftyp', 'moov', 'mdat', 'free', 'skip', 'wide', 'udta', 'uuid', 'meta', 'moof', 'mfra', 'sidx', 'styp', 'pdin', 'prft']);
/** The smallest box, and the smallest `ftyp` (brand and version). */
const BOX_HEAD_BYTES = 8;
const FTYP_BYTES_MIN = 16;
const FTYP_BYTES_MAX = 1024;

/**
 * The movie inside a motion photo: appended to a JPEG (Google, older Samsung), within Samsung's trailer, or in the `mpvd`
 * box of a HEIC. Found as what it is, a run of movie boxes that begins with `ftyp` and holds `moov` and `mdat`; the
 * lengths that XMP claims are often wrong after an edit.
 *
 * @param bytes The whole file.
 * @returns The movie's bytes, a view; null where there is none.
 */
export function findMotionClip(bytes: Uint8Array): Uint8Array | null {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  // A HEIC begins with an `ftyp` of its own, at 4.
  for (let at = file.indexOf('ftyp', BOX_HEAD_BYTES + 4, 'latin1'); at >= 0; at = file.indexOf('ftyp', at + 4, 'latin1')) {
    const end = endOfMovie(file, at - 4);
    if (end !== null) return file.subarray(at - 4, end);
  }
  return null;
}

/** Where the run of boxes ends; null where it is no movie. */
function endOfMovie(file: Buffer, start: number): number | null {
  const ftypBytes = file.readUInt32BE(start);
  if (ftypBytes < FTYP_BYTES_MIN || ftypBytes > FTYP_BYTES_MAX) return null;
  const seen = new Set<string>();
  let at = start;
  while (at + BOX_HEAD_BYTES <= file.length) {
    const type = file.toString('latin1', at + 4, at + 8);
    if (!MOVIE_BOXES.has(type) || (type === 'ftyp' && at !== start)) break;
    const size = boxBytes(file, at);
    if (size === null || at + size > file.length) break;
    seen.add(type);
    at += size;
  }
  return seen.has('moov') && seen.has('mdat') ? at : null;
}

function boxBytes(file: Buffer, at: number): number | null {
  const size = file.readUInt32BE(at);
  if (size === 0) return file.length - at; // To the end of the file.
  if (size !== 1) return size < BOX_HEAD_BYTES ? null : size;
  if (at + 16 > file.length) return null;
  const long = Number(file.readBigUInt64BE(at + 8));
  return long < 16 ? null : long;
}
