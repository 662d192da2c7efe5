import { expect, test } from 'vitest';
import { readBmp } from './decode-bmp.ts';

interface Bmp {
  readonly width: number;
  readonly height: number;
  readonly bits: number;
  readonly compression?: number;
  readonly palette?: readonly number[];
  readonly pixels: readonly number[];
}

/** Palette as blue, green, red, 0 each. */
function bmp({ width, height, bits, compression = 0, palette = [], pixels }: Bmp): Buffer {
  const header = Buffer.alloc(54);
  header.write('BM', 'latin1');
  header.writeUInt32LE(54 + palette.length, 10);
  header.writeUInt32LE(40, 14);
  header.writeInt32LE(width, 18);
  header.writeInt32LE(height, 22);
  header.writeUInt16LE(1, 26);
  header.writeUInt16LE(bits, 28);
  header.writeUInt32LE(compression, 30);
  return Buffer.concat([header, Buffer.from(palette), Buffer.from(pixels)]);
}

const BLACK_RED_BLUE = [0, 0, 0, 0, 0, 0, 255, 0, 255, 0, 0, 0];
const [BLACK, RED, BLUE] = [[0, 0, 0], [255, 0, 0], [0, 0, 255]] as const;
const rows = (bytes: Buffer): number[] => [...readBmp(bytes).data];

test('rows are stored bottom up, or top down where the height is negative, padded to four bytes', () => {
  const pixels = [255, 0, 0, 0, 0, 0, 255, 0];
  expect(rows(bmp({ width: 1, height: 2, bits: 24, pixels }))).toEqual([...RED, ...BLUE]);
  expect(rows(bmp({ width: 1, height: -2, bits: 24, pixels }))).toEqual([...BLUE, ...RED]);
});

test('4-bit palette pixels are read from the high half of each byte', () => {
  expect(rows(bmp({ width: 3, height: 1, bits: 4, palette: BLACK_RED_BLUE, pixels: [0x12, 0x00, 0, 0] }))).toEqual([...RED, ...BLUE, ...BLACK]);
});

test('RLE8: runs, literal pixels, skips and early ends', () => {
  const pixels = [2, 1, 0, 0, /* line */ 0, 3, 2, 1, 2, 0, 0, 0, /* line */ 0, 2, 1, 0, 1, 2, 0, 1];
  const bytes = bmp({ width: 3, height: 3, bits: 8, compression: 1, palette: BLACK_RED_BLUE, pixels });
  expect(rows(bytes)).toEqual([...BLACK, ...BLUE, ...BLACK, ...BLUE, ...RED, ...BLUE, ...RED, ...RED, ...BLACK]);
});

test('RLE4: runs take both halves in turn', () => {
  const bytes = bmp({ width: 5, height: 1, bits: 4, compression: 2, palette: BLACK_RED_BLUE, pixels: [3, 0x12, 0, 0x01] });
  expect(rows(bytes)).toEqual([...RED, ...BLUE, ...RED, ...BLACK, ...BLACK]);
});

test('the unused byte of 32-bit pixels is no transparency', () => {
  expect(readBmp(bmp({ width: 1, height: 1, bits: 32, pixels: [255, 0, 0, 0] }))).toEqual({ data: Uint8Array.from(BLUE), width: 1, height: 1, channels: 3 });
});

test('cut data, unknown kinds and bombs fail with a reason', () => {
  expect(() => readBmp(bmp({ width: 4, height: 4, bits: 24, pixels: [1, 2, 3] }))).toThrow('the file is cut short');
  expect(() => readBmp(bmp({ width: 2, height: 1, bits: 8, compression: 1, palette: BLACK_RED_BLUE, pixels: [1] }))).toThrow('the file is cut short');
  expect(() => readBmp(bmp({ width: 1, height: 1, bits: 24, compression: 4, pixels: [] }))).toThrow('it is a BMP of a kind that is not read (24 bits, compression 4)');
  expect(() => readBmp(bmp({ width: 14_000, height: 14_000, bits: 8, compression: 1, pixels: [255, 1] }))).toThrow('far more pixels than its data can hold');
});
