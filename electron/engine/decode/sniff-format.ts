/** What a file is, by its first bytes. */
export type SniffedFormat =
  | { readonly kind: 'image' | 'raw' | 'video'; readonly format: string; readonly mimeType: string }
  | { readonly kind: 'unread'; readonly reason: string }
  | { readonly kind: 'unknown' };

/** Bytes that `sniffFormat` wants to see: TIFF directories that tell RAW files apart lie within. */
export const SNIFF_HEAD_BYTES = 64 * 1024;

const AVIF_BRANDS = new Set(['avif', 'avis']);
const HEIC_BRANDS = new Set(['heic', 'heix', 'heim', 'heis', 'hevc', 'hevx', 'mif1', 'msf1']);
const QUICKTIME_BRAND = 'qt  ';

/**
 * Tell a file's format from its content; its name is never asked.
 *
 * @param head The first bytes of the file, SNIFF_HEAD_BYTES where it has as many.
 */
export function sniffFormat(head: Uint8Array): SniffedFormat {
  const text = Buffer.from(head.buffer, head.byteOffset, Math.min(head.byteLength, 512)).toString('latin1');
  if (text.startsWith('\xff\xd8\xff')) return image('jpeg');
  if (text.startsWith('\x89PNG\r\n\x1a\n')) return image('png');
  if (text.startsWith('GIF87a') || text.startsWith('GIF89a')) return image('gif');
  if (text.startsWith('RIFF') && text.startsWith('WEBP', 8)) return image('webp');
  if (text.startsWith('BM') && head.length >= 26) return image('bmp');
  if (text.startsWith('FUJIFILMCCD-RAW')) return raw('raf', 'image/x-fuji-raf');
  if (text.startsWith('IIU\0')) return raw('rw2', 'image/x-panasonic-rw2');
  if (/^(IIRO|IIRS|MMOR)/.test(text)) return raw('orf', 'image/x-olympus-orf');
  if (text.startsWith('II*\0') || text.startsWith('MM\0*')) return tiffOrRaw(head, text);
  if (text.startsWith('ftyp', 4)) return isoMedia(text);
  if (/^(moov|mdat|wide|free|skip)/.test(text.slice(4, 8))) return video('mov', 'video/quicktime');
  if (text.startsWith('\x1a\x45\xdf\xa3')) {
    return text.includes('webm') ? video('webm', 'video/webm') : video('mkv', 'video/x-matroska');
  }
  return unread(text);
}

function image(format: string): SniffedFormat {
  return { kind: 'image', format, mimeType: `image/${format}` };
}

function raw(format: string, mimeType: string): SniffedFormat {
  return { kind: 'raw', format, mimeType };
}

function video(format: string, mimeType: string): SniffedFormat {
  return { kind: 'video', format, mimeType };
}

/** ISO base media files: the major brand decides; generic ones ask the compatible brands. */
function isoMedia(text: string): SniffedFormat {
  const major = text.slice(8, 12);
  const size = (text.charCodeAt(2) << 8) | text.charCodeAt(3);
  const brands = [major, ...(text.slice(16, Math.max(16, Math.min(size, 512))).match(/[^]{4}/g) ?? [])];
  if (brands.some((brand) => AVIF_BRANDS.has(brand))) return image('avif');
  if (major === 'crx ') return raw('cr3', 'image/x-canon-cr3');
  if (brands.some((brand) => HEIC_BRANDS.has(brand))) return image('heic');
  if (major === QUICKTIME_BRAND) return video('mov', 'video/quicktime');
  if (/^M4[ABP] $/.test(major)) return { kind: 'unread', reason: 'a sound file, not a photo' };
  return video('mp4', 'video/mp4');
}

/** RAW files are TIFF files with a maker's marks: DNGVersion, Canon's "CR", or the maker's name in the first directory. */
function tiffOrRaw(head: Uint8Array, text: string): SniffedFormat {
  if (text.startsWith('CR', 8)) return raw('cr2', 'image/x-canon-cr2');
  const { hasDngVersion, make, isPicture } = readFirstDirectory(head);
  if (hasDngVersion) return raw('dng', 'image/x-adobe-dng');
  if (!isPicture && make.startsWith('NIKON')) return raw('nef', 'image/x-nikon-nef');
  if (!isPicture && make.startsWith('SONY')) return raw('arw', 'image/x-sony-arw');
  return image('tiff');
}

const TAG = { newSubfileType: 0xfe, compression: 0x103, make: 0x10f, subIfds: 0x14a, dngVersion: 0xc612 };

/** `isPicture`: the first directory holds a full picture itself, as in a TIFF that a person made, not a camera's preview. */
function readFirstDirectory(head: Uint8Array): { hasDngVersion: boolean; make: string; isPicture: boolean } {
  const view = new DataView(head.buffer, head.byteOffset, head.byteLength);
  const little = head[0] === 0x49;
  const found = { hasDngVersion: false, make: '', isPicture: true };
  try {
    const directory = view.getUint32(4, little);
    const entries = view.getUint16(directory, little);
    for (let i = 0; i < entries; i++) {
      const entry = directory + 2 + i * 12;
      const tag = view.getUint16(entry, little);
      if (tag === TAG.dngVersion) found.hasDngVersion = true;
      if (tag === TAG.subIfds) found.isPicture = false;
      if (tag === TAG.make) found.make = readText(head, view, entry, little).toUpperCase();
    }
  } catch (error) {
    if (!(error instanceof RangeError)) throw error; // The directory lies further on: a TIFF as far as can be told.
  }
  return found;
}

function readText(head: Uint8Array, view: DataView, entry: number, little: boolean): string {
  const length = view.getUint32(entry + 4, little);
  const offset = length <= 4 ? entry + 8 : view.getUint32(entry + 8, little);
  return Buffer.from(head.subarray(offset, offset + Math.min(length, 64))).toString('latin1').replace(/\0.*$/s, '');
}

function unread(text: string): SniffedFormat {
  const start = text.trimStart();
  if (/^(<\?xml[^]*?)?(<!--[^]*?-->\s*)*(<!DOCTYPE svg|<svg)/i.test(start)) return { kind: 'unread', reason: 'SVG drawings are not photos' };
  if (text.startsWith('\x1f\x8b')) return { kind: 'unread', reason: 'a compressed archive or drawing, not a photo' };
  if (text.startsWith('%PDF')) return { kind: 'unread', reason: 'PDF documents are not read' };
  if (text.startsWith('8BPS')) return { kind: 'unread', reason: 'Photoshop files are not read; save a JPEG or TIFF beside it' };
  if (text.startsWith('\0\0\0\x0cJXL ') || text.startsWith('\xff\x0a')) return { kind: 'unread', reason: 'JPEG XL is not read yet' };
  if (text.startsWith('\0\0\0\x0cjP  ') || text.startsWith('\xff\x4f\xff\x51')) return { kind: 'unread', reason: 'JPEG 2000 is not read yet' };
  if (text.startsWith('RIFF') && text.startsWith('AVI ', 8)) return { kind: 'unread', reason: 'AVI videos are not read yet' };
  if (text.startsWith('gimp xcf')) return { kind: 'unread', reason: 'GIMP files are not read; export a JPEG or PNG beside it' };
  if (text.startsWith('\0\0\x01\0')) return { kind: 'unread', reason: 'an icon, not a photo' };
  if (text.startsWith('II\xbc')) return { kind: 'unread', reason: 'JPEG XR is not read' };
  if (text.startsWith('\x76\x2f\x31\x01')) return { kind: 'unread', reason: 'OpenEXR is not read' };
  return { kind: 'unknown' };
}
