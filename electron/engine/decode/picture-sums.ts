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
  const channel = (offset: number): Uint32Array => sumUp(width, height, (pixel) => data[pixel * channels + offset] as number);
  return {
    width,
    height,
    grey: sumUp(width, height, (pixel) => {
      const from = pixel * channels;
      return Math.round(GREY_STEPS * (0.299 * (data[from] as number) + 0.587 * (data[from + 1] as number) + 0.114 * (data[from + 2] as number)));
    }),
    colours: () => (colours ??= [channel(0), channel(1), channel(2)]),
  };
}

function sumUp(width: number, height: number, valueOf: (pixel: number) => number): Uint32Array {
  const stride = width + 1;
  const table = new Uint32Array(stride * (height + 1));
  for (let y = 0, pixel = 0; y < height; y++) {
    let row = 0;
    for (let x = 0; x < width; x++) {
      row += valueOf(pixel++);
      const at = (y + 1) * stride + x + 1;
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

function averageTable(table: Uint32Array, stride: number, xs: Float64Array, ys: Float64Array): Float32Array {
  const [columns, rows] = [xs.length - 1, ys.length - 1];
  const means = new Float32Array(columns * rows);
  let above = sumsAt(table, stride, xs, ys[0] as number);
  for (let row = 0; row < rows; row++) {
    const below = sumsAt(table, stride, xs, ys[row + 1] as number);
    const height = (ys[row + 1] as number) - (ys[row] as number);
    for (let column = 0; column < columns; column++) {
      const sum = (below[column + 1] as number) - (below[column] as number) - (above[column + 1] as number) + (above[column] as number);
      means[row * columns + column] = sum / (height * ((xs[column + 1] as number) - (xs[column] as number)));
    }
    above = below;
  }
  return means;
}

/** The running sum at one height, which may lie between rows, for every edge. */
function sumsAt(table: Uint32Array, stride: number, xs: Float64Array, y: number): Float64Array {
  const row = Math.min(Math.floor(y), table.length / stride - 2);
  const share = y - row;
  const [upper, lower] = [row * stride, (row + 1) * stride];
  const values = new Float64Array(xs.length);
  for (let i = 0; i < xs.length; i++) {
    const x = xs[i] as number;
    const column = Math.min(Math.floor(x), stride - 2);
    const across = x - column;
    const top = (table[upper + column] as number) * (1 - across) + (table[upper + column + 1] as number) * across;
    const bottom = (table[lower + column] as number) * (1 - across) + (table[lower + column + 1] as number) * across;
    values[i] = top * (1 - share) + bottom * share;
  }
  return values;
}

function edges(start: number, length: number, cells: number, pixels: number): Float64Array {
  const from = Math.min(Math.max(0, start), pixels - 1e-3);
  const to = Math.max(from + 1e-3, Math.min(pixels, start + length));
  return Float64Array.from({ length: cells + 1 }, (_, i) => from + ((to - from) * i) / cells);
}
