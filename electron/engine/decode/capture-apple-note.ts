const SIGNATURE = 'Apple iOS\0';
/** "Apple iOS", NUL, a version and the byte order stand before the entries. Source: exiftool's Apple tags. */
const ENTRIES_AT = 14;
const ENTRY_BYTES = 12;
const CONTENT_IDENTIFIER = 0x0011;
const ASCII = 2;

/**
 * Apple's ContentIdentifier in a maker note, the same in both halves of a Live Photo.
 *
 * @param note The maker note, from its first byte; offsets in it count from there.
 * @returns null for another maker's note, or where there is none.
 */
export function readAppleContentId(note: Uint8Array): string | null {
  const view = Buffer.from(note.buffer, note.byteOffset, note.byteLength);
  if (view.toString('latin1', 0, SIGNATURE.length) !== SIGNATURE || view.length < ENTRIES_AT + 2) return null;
  const isLittleEndian = view.toString('latin1', 12, 14) === 'II';
  const uint16 = (at: number): number => (isLittleEndian ? view.readUInt16LE(at) : view.readUInt16BE(at));
  const uint32 = (at: number): number => (isLittleEndian ? view.readUInt32LE(at) : view.readUInt32BE(at));
  const count = uint16(ENTRIES_AT);
  for (let i = 0; i < count; i += 1) {
    const entry = ENTRIES_AT + 2 + i * ENTRY_BYTES;
    if (entry + ENTRY_BYTES > view.length) return null;
    if (uint16(entry) !== CONTENT_IDENTIFIER || uint16(entry + 2) !== ASCII) continue;
    const length = uint32(entry + 4);
    const at = length <= 4 ? entry + 8 : uint32(entry + 8);
    return at + length <= view.length ? view.toString('latin1', at, at + length) : null;
  }
  return null;
}
