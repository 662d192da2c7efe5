import type { Picture } from './sharp-codec.ts';

/**
 * A picture as running sums over its rows and columns, so that the mean of any rectangle, cut pixels in proportion, costs
 * the same few steps. Source: Crow, "Summed-Area Tables for Texture Mapping" (1984).
 */
export interface PictureSums {
  readonly width: number;
  readonly height: number;
  /** Red, green and blue, uint32 [height + 1, width + 1] each; summed when they are first asked for, since most pairs differ in brightness. */
  readonly colours: () => readonly [Uint32Array, Uint32Array, Uint32Array];
  /** Brightness, in steps of 1 / GREY_STEPS, uint32 [height + 1, width + 1]. */
  readonly grey: Uint32Array;
}

/** Steps of brightness between two values of 0 to 255, so that little is lost by rounding. */
const GREY_STEPS = 16;

/** A rectangle in pixels, which may cut them; it is kept inside the picture. */
export interface PixelArea {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** Means of a grid of cells, float32 [rows, columns] each, 0 to 255. */
export interface CellGrid {
  readonly columns: number;
  readonly rows: number;
  readonly channels: readonly [Float32Array, Float32Array, Float32Array];
}

/**
 * Sum a picture up.
 *
 * @param picture At most 1,000 x 1,000, or sums do not fit 32 bits. Transparency is ignored.
 */
export function sumPicture({ data, width, height, channels }: Picture): PictureSums {
  let colours: [Uint32Array, Uint32Array, Uint32Array] | null = null;
  const values = new Uint16Array(width * height);
  const channel = (offset: number): Uint32Array => {
    for (let pixel = 0, from = offset; pixel < values.length; pixel++, from += channels) values[pixel] = data[from] as number;
    return sumUp(width, height, values);
  };
  for (let pixel = 0, from = 0; pixel < values.length; pixel++, from += channels) {
    // Rounded as it is stored.
    values[pixel] = GREY_STEPS * (0.299 * (data[from] as number) + 0.587 * (data[from + 1] as number) + 0.114 * (data[from + 2] as number)) + 0.5;
  }
  return { width, height, grey: sumUp(width, height, values), colours: () => (colours ??= [channel(0), channel(1), channel(2)]) };
}

function sumUp(width: number, height: number, values: Uint16Array): Uint32Array {
  const stride = width + 1;
  const table = new Uint32Array(stride * (height + 1));
  for (let y = 0, pixel = 0; y < height; y++) {
    let row = 0;
    for (let at = (y + 1) * stride + 1, end = at + width; at < end; at++) {
      row += values[pixel++] as number;
      table[at] = (table[at - stride] as number) + row;
    }
  }
  return table;
}

/** Mean colours of a grid laid over a part of a picture; cells smaller than a pixel are smooth between pixels. */
export function averageArea(picture: PictureSums, area: PixelArea, grid: { readonly columns: number; readonly rows: number }): CellGrid {
  const xs = edges(area.left, area.width, grid.columns, picture.width);
  const ys = edges(area.top, area.height, grid.rows, picture.height);
  const channels = picture.colours().map((table) => averageTable(table, picture.width + 1, xs, ys));
  return { ...grid, channels: channels as [Float32Array, Float32Array, Float32Array] };
}

/** Mean brightness of a grid laid over a part of a picture, float32 [rows, columns], 0 to 255. */
export function averageGrey({ grey, width, height }: PictureSums, area: PixelArea, grid: { readonly columns: number; readonly rows: number }): Float32Array {
  const means = averageTable(grey, width + 1, edges(area.left, area.width, grid.columns, width), edges(area.top, area.height, grid.rows, height));
  for (let i = 0; i < means.length; i++) means[i] = (means[i] as number) / GREY_STEPS;
  return means;
}

/** Brightness of cells, with the weights of ITU-R BT.601, float32 [rows, columns]. */
export function brightnessOf({ channels: [red, green, blue] }: CellGrid): Float32Array {
  return red.map((value, i) => 0.299 * value + 0.587 * (green[i] as number) + 0.114 * (blue[i] as number));
}

function averageTable(table: Uint32Array, stride: number, across: Edges, down: Edges): Float32Array {
  const [columns, rows] = [across.pixels.length - 1, down.pixels.length - 1];
  const means = new Float32Array(columns * rows);
  let above: Float64Array = sumsAt(table, stride, across, down, 0, new Float64Array(columns + 1));
  let spare: Float64Array = new Float64Array(columns + 1);
  for (let row = 0, at = 0; row < rows; row++) {
    const below = sumsAt(table, stride, across, down, row + 1, spare);
    for (let column = 0; column < columns; column++) {
      const sum = (below[column + 1] as number) - (below[column] as number) - (above[column + 1] as number) + (above[column] as number);
      means[at++] = sum / (down.length * across.length);
    }
    [above, spare] = [below, above];
  }
  return means;
}

/** The running sums at one edge of the rows, for every edge of the columns. @param values Overwritten and returned. */
function sumsAt(table: Uint32Array, stride: number, across: Edges, down: Edges, row: number, values: Float64Array): Float64Array {
  const upper = (down.pixels[row] as number) * stride;
  const share = down.shares[row] as number;
  for (let i = 0; i < values.length; i++) {
    const at = upper + (across.pixels[i] as number);
    const right = across.shares[i] as number;
    const [left, below] = [table[at] as number, table[at + stride] as number];
    const top = left + ((table[at + 1] as number) - left) * right;
    const bottom = below + ((table[at + stride + 1] as number) - below) * right;
    values[i] = top + (bottom - top) * share;
  }
  return values;
}

/** Edges of cells of one length, [cells + 1]: the pixel that each lies in, and how much of that pixel is before it. */
interface Edges {
  readonly pixels: Int32Array;
  readonly shares: Float64Array;
  /** Of one cell, in pixels. */
  readonly length: number;
}

/** @param size Pixels of the picture's side: an edge at its very end lies in its last pixel, of which all is before it. */
function edges(start: number, length: number, cells: number, size: number): Edges {
  const from = Math.min(Math.max(0, start), size - 1e-3);
  const to = Math.max(from + 1e-3, Math.min(size, start + length));
  const pixels = new Int32Array(cells + 1);
  const shares = new Float64Array(cells + 1);
  for (let i = 0; i <= cells; i++) {
    const at = from + ((to - from) * i) / cells;
    const pixel = Math.min(Math.floor(at), size - 1);
    pixels[i] = pixel;
    shares[i] = at - pixel;
  }
  return { pixels, shares, length: (to - from) / cells };
}
