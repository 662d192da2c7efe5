import type { Picture } from './sharp-codec.ts';

/**
 * A picture as running sums over its rows and columns, so that the mean of any rectangle, cut pixels in proportion, costs
 * the same few steps. Source: Crow, "Summed-Area Tables for Texture Mapping" (1984).
 */
export interface PictureSums {
  readonly width: number;
  readonly height: number;
  /** Red, green and blue, uint32 [height + 1, width + 1] each; summed when they are first asked for, since most pairs differ in brightness. */
  readonly colours: () => readonly [Float64Array, Float64Array, Float64Array];
  /** Brightness, in steps of 1 / GREY_STEPS, uint32 [height + 1, width + 1]. */
  readonly grey: Float64Array;
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
  let colours: [Float64Array, Float64Array, Float64Array] | null = null;
  const values = new Uint16Array(width * height);
  const channel = (offset: number): Float64Array => {
    for (let pixel = 0, from = offset; pixel < values.length; pixel++, from += channels) values[pixel] = data[from] as number;
    return sumUp(width, height, values);
  };
  for (let pixel = 0, from = 0; pixel < values.length; pixel++, from += channels) {
    // Rounded as it is stored.
    values[pixel] = GREY_STEPS * (0.299 * (data[from] as number) + 0.587 * (data[from + 1] as number) + 0.114 * (data[from + 2] as number)) + 0.5;
  }
  return { width, height, grey: sumUp(width, height, values), colours: () => (colours ??= [channel(0), channel(1), channel(2)]) };
}

function sumUp(width: number, height: number, values: Uint16Array): Float64Array {
  const stride = width + 1;
  const table = new Float64Array(stride * (height + 1));
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
  const grey = new Float32Array(red.length);
  for (let i = 0; i < grey.length; i++) grey[i] = 0.299 * (red[i] as number) + 0.587 * (green[i] as number) + 0.114 * (blue[i] as number);
  return grey;
}

function averageTable(table: Float64Array, stride: number, across: Edges, down: Edges): Float32Array {
  const [columns, rows] = [across.pixels.length - 1, down.pixels.length - 1];
  const means = new Float32Array(columns * rows);
  const grid = { table, stride, across, down };
  let above: Float64Array = sumsAt(grid, 0, new Float64Array(columns + 1));
  let spare: Float64Array = new Float64Array(columns + 1);
  const scale = 1 / (down.length * across.length);
  for (let row = 0, at = 0; row < rows; row++) {
    const below = sumsAt(grid, row + 1, spare);
    // What lies left of each cell's right edge, between the two rows.
    let before = (below[0] as number) - (above[0] as number);
    for (let column = 1; column <= columns; column++) {
      const sofar = (below[column] as number) - (above[column] as number);
      means[at++] = (sofar - before) * scale;
      before = sofar;
    }
    spare = above;
    above = below;
  }
  return means;
}

/** The running sums at one edge of the rows, for every edge of the columns. @param values Overwritten and returned. */
function sumsAt({ table, stride, across: { pixels, shares }, down }: { readonly table: Float64Array; readonly stride: number; readonly across: Edges; readonly down: Edges }, row: number, values: Float64Array): Float64Array {
  const upper = (down.pixels[row] as number) * stride;
  const below = down.shares[row] as number;
  const above = 1 - below;
  for (let i = 0; i < values.length; i++) {
    const at = upper + (pixels[i] as number);
    const right = shares[i] as number;
    const left = 1 - right;
    const top = (table[at] as number) * left + (table[at + 1] as number) * right;
    const bottom = (table[at + stride] as number) * left + (table[at + stride + 1] as number) * right;
    values[i] = top * above + bottom * below;
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
