import { AlbumenError } from '../../../shared/contract/errors.ts';
import { wholeFile, type DecodeResult, type DecodeSource } from './decode-source.ts';
import { makeOutputs, refuseTooLarge } from './make-outputs.ts';
import type { RawPixels } from './sharp-codec.ts';

/** BMP pictures: libvips as shipped cannot read them. Source: Microsoft's description of BITMAPINFOHEADER and its versions. */
export async function decodeBmp({ bytes, spec }: DecodeSource): Promise<DecodeResult> {
  const raw = readBmp(wholeFile(bytes));
  return await makeOutputs({ raw }, raw, 1, spec);
}

const COMPRESSION = { none: 0, bitFields: 3, alphaBitFields: 6 };

/**
 * Uncompressed BMP of 1, 4, 8, 16, 24 or 32 bits, stored bottom up or top down.
 *
 * @returns RGB, uint8 [height, width, 3]; the alpha of 32-bit files, which most programs ignore, is ignored.
 * @throws AlbumenError `decode-failed` for damaged files and for run-length compression.
 */
export function readBmp(bytes: Uint8Array): RawPixels {
  try {
    return readPixels(bytes);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new AlbumenError('decode-failed', 'the file is cut short: copy it again from where it came', { cause: error });
  }
}

function readPixels(bytes: Uint8Array): RawPixels {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const dataOffset = view.getUint32(10, true);
  const headerBytes = view.getUint32(14, true);
  const isOs2 = headerBytes === 12;
  const width = isOs2 ? view.getUint16(18, true) : view.getInt32(18, true);
  const signedHeight = isOs2 ? view.getInt16(20, true) : view.getInt32(22, true);
  const bits = view.getUint16(isOs2 ? 24 : 28, true);
  const compression = isOs2 ? COMPRESSION.none : view.getUint32(30, true);
  const height = Math.abs(signedHeight);
  refuseTooLarge(width, height);
  if (compression !== COMPRESSION.none && compression !== COMPRESSION.bitFields && compression !== COMPRESSION.alphaBitFields) {
    throw new AlbumenError('decode-failed', 'it is a compressed BMP, which is not read; save it as PNG');
  }
  const rowBytes = Math.ceil((width * bits) / 32) * 4;
  if (dataOffset + rowBytes * height > bytes.length) throw new RangeError('pixels end beyond the file');
  const colourAt = pixelReader(view, { bits, compression, headerBytes, isOs2 });
  const data = new Uint8Array(width * height * 3);
  for (let y = 0; y < height; y++) {
    const row = dataOffset + rowBytes * (signedHeight > 0 ? height - 1 - y : y);
    for (let x = 0; x < width; x++) {
      const colour = colourAt(row, x);
      const at = (y * width + x) * 3;
      data[at] = colour >>> 16;
      data[at + 1] = (colour >>> 8) & 0xff;
      data[at + 2] = colour & 0xff;
    }
  }
  return { data, width, height, channels: 3 };
}

interface Layout {
  readonly bits: number;
  readonly compression: number;
  readonly headerBytes: number;
  readonly isOs2: boolean;
}

/** Reads the pixel at x of the row that begins at a byte offset, as 0xRRGGBB. */
function pixelReader(view: DataView, { bits, compression, headerBytes, isOs2 }: Layout): (row: number, x: number) => number {
  if (bits === 1 || bits === 4 || bits === 8) {
    const palette = 14 + headerBytes;
    const entryBytes = isOs2 ? 3 : 4;
    const perByte = 8 / bits;
    return (row, x) => {
      const packed = view.getUint8(row + Math.floor(x / perByte));
      const index = (packed >>> (8 - bits - (x % perByte) * bits)) & ((1 << bits) - 1);
      return view.getUint16(palette + index * entryBytes, true) | (view.getUint8(palette + index * entryBytes + 2) << 16);
    };
  }
  if (bits === 24) return (row, x) => view.getUint16(row + x * 3, true) | (view.getUint8(row + x * 3 + 2) << 16);
  if (bits !== 16 && bits !== 32) throw new AlbumenError('decode-failed', `it is a BMP of ${bits} bits per pixel, which is not read`);
  const hasMasks = compression !== COMPRESSION.none;
  const masks = hasMasks ? [54, 58, 62].map((at) => view.getUint32(at, true)) : bits === 16 ? [0x7c00, 0x3e0, 0x1f] : [0xff0000, 0xff00, 0xff];
  const channels = masks.map(channelReader);
  return (row, x) => {
    const value = bits === 16 ? view.getUint16(row + x * 2, true) : view.getUint32(row + x * 4, true);
    return channels.reduce((colour, read) => (colour << 8) | read(value), 0);
  };
}

function channelReader(mask: number): (value: number) => number {
  if (mask === 0) return () => 0;
  const shift = 31 - Math.clz32(mask & -mask);
  const most = mask >>> shift;
  return (value) => Math.round((((value & mask) >>> shift) * 255) / most);
}
