const START_OF_SCAN = 0xda;

/**
 * The part of a picture file that can hold metadata, in a buffer of its own.
 * For a JPEG that is everything before the compressed picture, so that a few kilobytes are copied instead of megabytes;
 * other formats may keep it anywhere, and come back whole.
 *
 * @param format By content, as in DecodedPhoto.
 */
export function metadataHead(bytes: Uint8Array, format: string): ArrayBuffer {
  const head = format === 'jpeg' ? bytes.subarray(0, startOfScan(bytes)) : bytes;
  const { buffer, byteOffset, byteLength } = head;
  if (buffer instanceof ArrayBuffer && byteOffset === 0 && byteLength === buffer.byteLength) return buffer;
  // Not slice(): a Buffer's shares its memory, and exifreader would read whatever file lies first in Node's pool.
  return new Uint8Array(head).buffer;
}

/** True when the bytes carry the marks of EXIF, XMP or IPTC, whatever a reader made of them. */
export function seemsToHoldMetadata(head: ArrayBuffer): boolean {
  const bytes = Buffer.from(head);
  return ['Exif\0\0', 'http://ns.adobe.com/xap/1.0/', 'Photoshop 3.0\0'].some((mark) => bytes.includes(mark, 0, 'latin1'));
}

/** The XMP packet of a GIF's application extension, which exifreader passes over; null where there is none. */
export function gifXmpPacket(head: ArrayBuffer): string | null {
  const bytes = Buffer.from(head);
  const start = bytes.indexOf('XMP DataXMP', 0, 'latin1');
  if (start < 0) return null;
  const end = bytes.indexOf('</x:xmpmeta>', start, 'latin1');
  return end < 0 ? null : bytes.toString('utf8', start + 'XMP DataXMP'.length, end);
}

/** Offset just behind the header of the first scan; the whole length where none is found. */
function startOfScan(bytes: Uint8Array): number {
  let at = 2;
  while (at + 4 <= bytes.length && bytes[at] === 0xff) {
    const marker = bytes[at + 1] as number;
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    const next = at + 2 + (bytes[at + 2] as number) * 256 + (bytes[at + 3] as number);
    // exifreader reads five bytes past a segment's start before it looks at it.
    if (marker === START_OF_SCAN) return Math.min(bytes.length, next + 16);
    at = next;
  }
  return bytes.length;
}
