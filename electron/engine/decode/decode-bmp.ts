import { AlbumenError } from '../../../shared/contract/errors.ts';
import { expandRunLengths } from './bmp-run-lengths.ts';
import { wholeFile, type DecodeResult, type DecodeSource } from './decode-source.ts';
import { makeOutputs } from './make-outputs.ts';
import { refuseTooLarge } from './picture-limits.ts';
import type { Picture } from './sharp-codec.ts';

/** BMP pictures: libvips as shipped cannot read them. Source: Microsoft's description of BITMAPINFOHEADER and its versions. */
export async function decodeBmp({ bytes, spec }: DecodeSource): Promise<DecodeResult> {
  const raw = readBmp(wholeFile(bytes));
  const { width, height } = raw;
  return await makeOutputs({ raw }, { width, height, orientation: 1, isJpeg: false, isStreamed: false, profileLeft: null }, spec);
}

const COMPRESSION = { none: 0, rle8: 1, rle4: 2, bitFields: 3, alphaBitFields: 6 };
const KNOWN_COMPRESSION: ReadonlySet<number> = new Set(Object.values(COMPRESSION));
const KNOWN_BITS: ReadonlySet<number> = new Set([1, 4, 8, 16, 24, 32]);
const FILE_HEADER_BYTES = 14;

interface BmpHeader {
  readonly width: number;
  readonly height: number;
  readonly isTopDown: boolean;
  readonly bits: number;
  readonly compression: number;
  readonly dataOffset: number;
  readonly paletteOffset: number;
  /** 3 in OS/2's first version, else 4. */
  readonly paletteEntryBytes: number;
}

/**
 * BMP of 1, 4, 8, 16, 24 or 32 bits, run-length compressed or not, stored bottom up or top down.
 *
 * @returns RGB; the alpha of 32-bit files, which most programs ignore and many write as 0, is ignored.
 * @throws AlbumenError `decode-failed` for damaged files, kinds that are not read, and bombs.
 */
export function readBmp(bytes: Uint8Array): Picture {
  try {
    return readPixels(bytes);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new AlbumenError('decode-failed', 'the file is cut short: copy it again from where it came', { cause: error });
  }
}

function readPixels(bytes: Uint8Array): Picture {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const header = readHeader(view);
  const { width, height } = header;
  refuseTooLarge(header, 'whole');
  const isRunLength = header.compression === COMPRESSION.rle8 || header.compression === COMPRESSION.rle4;
  const rowBytes = isRunLength ? width : Math.ceil((width * header.bits) / 32) * 4;
  const stored = isRunLength ? expandRunLengths(bytes.subarray(header.dataOffset), header, header.compression === COMPRESSION.rle4) : bytes.subarray(header.dataOffset);
  if (rowBytes * height > stored.length) throw new RangeError('pixels end beyond the file');
  const readRow = rowReader(view, isRunLength ? { ...header, bits: 8 } : header);
  const data = new Uint8Array(width * height * 3);
  for (let y = 0; y < height; y++) {
    const from = (header.isTopDown ? y : height - 1 - y) * rowBytes;
    readRow(stored.subarray(from, from + rowBytes), data.subarray(y * width * 3, (y + 1) * width * 3));
  }
  return { data, width, height, channels: 3 };
}

function readHeader(view: DataView): BmpHeader {
  const headerBytes = view.getUint32(FILE_HEADER_BYTES, true);
  const isOs2 = headerBytes === 12;
  const signedHeight = isOs2 ? view.getUint16(20, true) : view.getInt32(22, true);
  const bits = view.getUint16(isOs2 ? 24 : 28, true);
  const compression = isOs2 ? COMPRESSION.none : view.getUint32(30, true);
  if (!KNOWN_BITS.has(bits) || !KNOWN_COMPRESSION.has(compression)) {
    throw new AlbumenError('decode-failed', `it is a BMP of a kind that is not read (${bits} bits, compression ${compression}), or damaged`);
  }
  return {
    width: isOs2 ? view.getUint16(18, true) : view.getInt32(18, true),
    height: Math.abs(signedHeight),
    isTopDown: signedHeight < 0,
    bits,
    compression,
    dataOffset: view.getUint32(10, true),
    paletteOffset: FILE_HEADER_BYTES + headerBytes,
    paletteEntryBytes: isOs2 ? 3 : 4,
  };
}

type RowReader = (row: Uint8Array, rgb: Uint8Array) => void;

function rowReader(view: DataView, header: BmpHeader): RowReader {
  if (header.bits <= 8) return paletteRows(view, header);
  const isPlain = header.compression === COMPRESSION.none;
  if (header.bits === 24 || (header.bits === 32 && isPlain)) return plainRows(header.bits / 8);
  // The masks of bit fields follow the first 40 header bytes, inside later headers and after the first one alike.
  const masks = isPlain ? [0x7c00, 0x3e0, 0x1f] : [54, 58, 62].map((at) => view.getUint32(at, true));
  return maskedRows(header.bits / 8, masks.map(channelReader));
}

function plainRows(step: number): RowReader {
  return (row, rgb) => {
    for (let from = 0, to = 0; to < rgb.length; from += step, to += 3) {
      rgb[to] = row[from + 2] as number;
      rgb[to + 1] = row[from + 1] as number;
      rgb[to + 2] = row[from] as number;
    }
  };
}

function paletteRows(view: DataView, { bits, paletteOffset, paletteEntryBytes }: BmpHeader): RowReader {
  const palette = new Uint8Array((1 << bits) * 3);
  for (let i = 0; i < 1 << bits; i++) {
    const at = paletteOffset + i * paletteEntryBytes;
    if (at + 3 > view.byteLength) break; // Palettes may be shorter than their bits allow; what lies beyond is black.
    palette.set([view.getUint8(at + 2), view.getUint8(at + 1), view.getUint8(at)], i * 3);
  }
  const perByte = 8 / bits;
  const mask = (1 << bits) - 1;
  return (row, rgb) => {
    for (let x = 0, to = 0; to < rgb.length; x++, to += 3) {
      const packed = row[Math.floor(x / perByte)] as number;
      const at = ((packed >>> (8 - bits - (x % perByte) * bits)) & mask) * 3;
      rgb[to] = palette[at] as number;
      rgb[to + 1] = palette[at + 1] as number;
      rgb[to + 2] = palette[at + 2] as number;
    }
  };
}

function maskedRows(step: number, channels: readonly ((value: number) => number)[]): RowReader {
  return (row, rgb) => {
    for (let from = 0, to = 0; to < rgb.length; from += step, to += 3) {
      let value = 0;
      for (let i = step - 1; i >= 0; i--) value = ((value << 8) | (row[from + i] as number)) >>> 0;
      for (const [i, read] of channels.entries()) rgb[to + i] = read(value);
    }
  };
}

/** Reads one colour out of a pixel by its mask, scaled to 0 to 255. */
function channelReader(mask: number): (value: number) => number {
  if (mask === 0) return () => 0;
  const shift = 31 - Math.clz32(mask & -mask);
  const most = mask >>> shift;
  return (value) => Math.round((((value & mask) >>> shift) * 255) / most);
}
