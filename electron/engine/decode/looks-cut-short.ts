/**
 * True when a picture that could not be decoded lacks its end, by what its format says of its own length.
 *
 * @param bytes The whole file.
 */
export function looksCutShort(bytes: Uint8Array, format: string): boolean {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  switch (format) {
    case 'jpeg':
      return file.lastIndexOf(Buffer.from([0xff, 0xd9])) < file.length / 2;
    case 'png':
      return file.lastIndexOf('IEND', undefined, 'latin1') < 0;
    case 'webp':
      return file.length < 12 || file.readUInt32LE(4) + 8 > file.length;
    case 'gif':
      return file.at(-1) !== 0x3b;
    case 'tiff':
      return file.length < 8 || (file[0] === 0x49 ? file.readUInt32LE(4) : file.readUInt32BE(4)) + 2 > file.length;
    case 'avif':
    case 'heic':
      return boxesReachBeyond(file);
    default:
      return false;
  }
}

/** Boxes of ISO base media files: 32-bit size and type, one after the other; size 1 has 64 bits, size 0 reaches to the end. */
function boxesReachBeyond(file: Buffer): boolean {
  let at = 0;
  while (at + 8 <= file.length) {
    const short = file.readUInt32BE(at);
    if (short === 0) return false;
    if (short === 1 && at + 16 > file.length) return true;
    at += Math.max(8, short === 1 ? Number(file.readBigUInt64BE(at + 8)) : short);
  }
  return at !== file.length;
}
