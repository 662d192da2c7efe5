import { AlbumenError } from '../../../shared/contract/errors.ts';

/** Two bytes of run-length data stand for at most 255 pixels; pictures that claim more are bombs, or nearly empty. */
const MAX_PIXELS_PER_BYTE = 128;

const END_OF_LINE = 0;
const END_OF_BITMAP = 1;
const DELTA = 2;

/**
 * Expand RLE8 or RLE4 into one palette index per pixel, row after row in stored order; skipped pixels are index 0.
 * Source: Microsoft, "Bitmap Compression" (BI_RLE8, BI_RLE4).
 *
 * @param isNibbles RLE4: a byte holds two pixels.
 * @throws AlbumenError `decode-failed` for a bomb; RangeError when the data ends before the bitmap does.
 */
export function expandRunLengths(data: Uint8Array, size: { readonly width: number; readonly height: number }, isNibbles: boolean): Uint8Array {
  const { width, height } = size;
  if (width * height > data.length * MAX_PIXELS_PER_BYTE) {
    throw new AlbumenError('decode-failed', 'its header claims far more pixels than its data can hold: the file is damaged, or made to do harm');
  }
  const indices = new Uint8Array(width * height);
  let [x, y, at] = [0, 0, 0];
  const put = (index: number): void => {
    if (x < width && y < height) indices[y * width + x] = index;
    x += 1;
  };
  const pixel = (byte: number, i: number): number => (isNibbles ? (i % 2 === 0 ? byte >>> 4 : byte & 15) : byte);
  const next = (): number => {
    const byte = data[at++];
    if (byte === undefined) throw new RangeError('run-length data ends too early');
    return byte;
  };
  while (y < height) {
    const count = next();
    const second = next();
    if (count > 0) {
      for (let i = 0; i < count; i++) put(pixel(second, i));
    } else if (second === END_OF_LINE) {
      x = 0;
      y += 1;
    } else if (second === END_OF_BITMAP) {
      break;
    } else if (second === DELTA) {
      x += next();
      y += next();
    } else {
      at += copyLiteral(second);
    }
  }
  return indices;

  /** Pixels as they are, padded to two bytes. @returns Bytes used. */
  function copyLiteral(pixels: number): number {
    const bytes = isNibbles ? Math.ceil(pixels / 2) : pixels;
    if (at + bytes > data.length) throw new RangeError('run-length data ends too early');
    for (let i = 0; i < pixels; i++) put(pixel(data[at + (isNibbles ? i >>> 1 : i)] as number, i));
    return bytes + (bytes % 2);
  }
}
