/** Colour primaries of SMPTE EG 432-1, which is Display P3. Source: ITU-T H.273, table 2. */
const NCLX_DISPLAY_P3 = 12;
/** The metadata of a HEIF file stands at its front; farther in there is only picture data, which may hold any bytes. */
const SEARCH_BYTES = 1024 * 1024;

/**
 * The ICC profile that a HEIF picture's colours are in, from its first `colr` property (ISO/IEC 23008-12, 6.5.5): a
 * profile as such, or the number of Display P3, which iPhones use.
 *
 * @returns null for sRGB and for what says nothing.
 */
export function readHeifProfile(bytes: Uint8Array): 'display-p3' | Uint8Array | null {
  const front = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, SEARCH_BYTES));
  const embedded = Math.max(front.indexOf('colrprof', 0, 'latin1'), front.indexOf('colrrICC', 0, 'latin1'));
  if (embedded >= 4) {
    const profile = front.subarray(embedded + 8, embedded - 4 + front.readUInt32BE(embedded - 4));
    return isProfile(profile) ? profile : null;
  }
  const numbers = front.indexOf('colrnclx', 0, 'latin1');
  if (numbers < 4 || numbers + 10 > front.length) return null;
  return front.readUInt16BE(numbers + 8) === NCLX_DISPLAY_P3 ? 'display-p3' : null;
}

/** A whole ICC profile: its own length, and `acsp` at byte 36. Source: ICC.1:2022, 7.2. */
function isProfile(profile: Buffer): boolean {
  return profile.length > 128 && profile.readUInt32BE(0) <= profile.length && profile.toString('latin1', 36, 40) === 'acsp';
}
