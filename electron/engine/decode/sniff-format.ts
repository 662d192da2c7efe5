import { readTiffMarks } from './tiff-marks.ts';

/** What a file is, by its first bytes. */
export type SniffedFormat =
  | { readonly kind: 'image' | 'raw' | 'video'; readonly format: string; readonly mimeType: string }
  | { readonly kind: 'unread'; readonly reason: string }
  | { readonly kind: 'unknown' };

/** First bytes that `sniffFormat` wants of a file that is not held whole: RAW files' first directories lie within. */
export const SNIFF_HEAD_BYTES = 64 * 1024;

const AVIF_BRANDS = new Set(['avif', 'avis']);
const HEIC_BRANDS = new Set(['heic', 'heix', 'heim', 'heis', 'hevc', 'hevx', 'mif1', 'msf1']);
const QUICKTIME_BRAND = 'qt  ';
/** Sizes of the BMP header versions: two bytes "BM" alone begin many a text. */
const BMP_HEADER_SIZES: ReadonlySet<number> = new Set([12, 16, 40, 52, 56, 64, 108, 124]);

/**
 * Tell a file's format from its content; its name is never asked.
 *
 * @param bytes The file, or its first SNIFF_HEAD_BYTES.
 */
export function sniffFormat(bytes: Uint8Array): SniffedFormat {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, 1024)).toString('latin1');
  if (text.startsWith('\xff\xd8\xff')) return image('jpeg');
  if (text.startsWith('\x89PNG\r\n\x1a\n')) return image('png');
  if (text.startsWith('GIF87a') || text.startsWith('GIF89a')) return image('gif');
  if (text.startsWith('RIFF') && text.startsWith('WEBP', 8)) return image('webp');
  if (text.startsWith('BM') && BMP_HEADER_SIZES.has((bytes[14] ?? 0) | ((bytes[15] ?? 0) << 8))) return image('bmp');
  if (text.startsWith('FUJIFILMCCD-RAW')) return raw('raf', 'image/x-fuji-raf');
  if (text.startsWith('IIU\0')) return raw('rw2', 'image/x-panasonic-rw2');
  if (/^(IIRO|IIRS|MMOR)/.test(text)) return raw('orf', 'image/x-olympus-orf');
  if (text.startsWith('II*\0') || text.startsWith('MM\0*')) return tiffOrRaw(bytes, text);
  if (text.startsWith('ftyp', 4)) return isoMedia(text);
  // QuickTime films from before there was a ftyp box: the first box is none of a text's words by its size.
  if (/^\0[^]{3}(moov|mdat|wide|free|skip|pnot)/.test(text) || /^[^]{4}mdat[^]{4}/.test(text)) return video('mov', 'video/quicktime');
  if (text.startsWith('\x1a\x45\xdf\xa3')) return ebml(text.slice(0, 64));
  return unread(text);
}

function ebml(head: string): SniffedFormat {
  if (head.includes('webm')) return video('webm', 'video/webm');
  if (head.includes('matroska')) return video('mkv', 'video/x-matroska');
  return { kind: 'unknown' };
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

const MAKERS_RAW: readonly (readonly [make: string, format: string, mimeType: string])[] = [
  ['NIKON', 'nef', 'image/x-nikon-nef'],
  ['SONY', 'arw', 'image/x-sony-arw'],
  ['PENTAX', 'pef', 'image/x-pentax-pef'],
  ['SAMSUNG', 'srw', 'image/x-samsung-srw'],
];

/** RAW files are TIFF files with marks: DNGVersion, Canon's "CR", or sensor data beside the maker's name. */
function tiffOrRaw(bytes: Uint8Array, text: string): SniffedFormat {
  if (text.startsWith('CR', 8)) return raw('cr2', 'image/x-canon-cr2');
  const { isDng, isRaw, make } = readTiffMarks(bytes);
  if (isDng) return raw('dng', 'image/x-adobe-dng');
  if (!isRaw) return image('tiff');
  const [, format, mimeType] = MAKERS_RAW.find(([maker]) => make.startsWith(maker)) ?? ['', 'raw', 'image/x-raw'];
  return raw(format, mimeType);
}

/** Kinds that are told apart so that the person reads a reason: [offset, first bytes in latin1, reason]. */
const UNREAD_KINDS: readonly (readonly [offset: number, mark: string, reason: string])[] = [
  [0, '%PDF', 'PDF documents are not read'],
  [0, '8BPS', 'Photoshop files are not read; save a JPEG or TIFF beside it'],
  [0, 'gimp xcf', 'GIMP files are not read; export a JPEG or PNG beside it'],
  [0, '\0\0\0\x0cJXL ', 'JPEG XL is not read yet'],
  [0, '\xff\x0a', 'JPEG XL is not read yet'],
  [0, '\0\0\0\x0cjP  ', 'JPEG 2000 is not read yet'],
  [0, '\xff\x4f\xff\x51', 'JPEG 2000 is not read yet'],
  [0, 'II\xbc', 'JPEG XR is not read'],
  [0, '\x76\x2f\x31\x01', 'OpenEXR is not read'],
  [0, '#?RADIANCE', 'Radiance HDR is not read'],
  [0, 'DDS ', 'textures are not photos'],
  [0, '\0\0\x01\0', 'an icon, not a photo'],
  [0, '\0\x05\x16\x07', "a Mac's note about another file, not a photo"],
  [0, 'FOVb', 'Sigma X3F is not read'],
  [0, '\0MRM', 'Minolta MRW is not read'],
  [6, 'HEAPCCDR', 'Canon CRW is not read'],
  [8, 'AVI ', 'AVI videos are not read yet'],
  [0, 'FLV', 'Flash videos are not read'],
  [0, '\x30\x26\xb2\x75', 'Windows Media is not read'],
  [0, '\0\0\x01\xba', 'MPEG program streams are not read yet'],
  [0, 'OggS', 'Ogg is not read'],
  [0, '\x1f\x8b', 'a compressed file, not a photo'],
  [0, 'PK\x03\x04', 'an archive or document, not a photo'],
  [0, 'Rar!', 'an archive, not a photo'],
  [0, '7z\xbc\xaf', 'an archive, not a photo'],
];
/** A drawing begins with its own tag, after a declaration and comments at most. */
const SVG_START = /^(?:<\?xml[^>]*>\s*|<!--(?:(?!-->)[^])*-->\s*)*<(?:!DOCTYPE\s+svg|svg)/i;

function unread(text: string): SniffedFormat {
  if (SVG_START.test(text.replace(/^\xef\xbb\xbf/, '').trimStart())) return { kind: 'unread', reason: 'SVG drawings are not photos' };
  // MPEG transport streams (AVCHD cameras) repeat a byte every 188 bytes, or 192 with a time before it.
  if ((text[0] === 'G' && text[188] === 'G' && text[376] === 'G') || (text[4] === 'G' && text[196] === 'G' && text[388] === 'G')) {
    return { kind: 'unread', reason: 'MPEG transport streams (MTS) are not read yet' };
  }
  const known = UNREAD_KINDS.find(([offset, mark]) => text.startsWith(mark, offset));
  return known ? { kind: 'unread', reason: known[2] } : { kind: 'unknown' };
}
