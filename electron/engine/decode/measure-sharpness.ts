import type { Picture } from './sharp-codec.ts';

/** Pixels are binned until the long side is below twice this: there what a thumbnail's compression takes is not seen, and a shake is. */
const MEASURED_LONG_SIDE = 256;

/**
 * How sharp a picture is: the standard deviation of the Laplacian of its brightness. Of shots of one scene the sharpest has most;
 * of different scenes it tells little. Source: Pech-Pacheco et al., "Diatom autofocusing in brightfield microscopy" (2000).
 *
 * @param picture A thumbnail, or what one is made of.
 * @returns 0 and more, in steps of brightness (0 to 255); 0 for a picture of fewer than 3 x 3 cells.
 */
export function measureSharpness({ data, width, height, channels }: Picture): number {
  const bin = Math.max(1, Math.floor(Math.max(width, height) / MEASURED_LONG_SIDE));
  const [columns, rows] = [Math.floor(width / bin), Math.floor(height / bin)];
  if (columns < 3 || rows < 3) return 0;
  const grey = new Float32Array(columns * rows);
  for (let y = 0; y < rows * bin; y++) {
    const to = Math.floor(y / bin) * columns;
    for (let x = 0, from = y * width * channels; x < columns * bin; x++, from += channels) {
      const at = to + Math.floor(x / bin);
      grey[at] = (grey[at] as number) + 0.299 * (data[from] as number) + 0.587 * (data[from + 1] as number) + 0.114 * (data[from + 2] as number);
    }
  }
  let [sum, squares] = [0, 0];
  for (let y = 1; y < rows - 1; y++) {
    for (let at = y * columns + 1, end = at + columns - 2; at < end; at++) {
      const edge = 4 * (grey[at] as number) - (grey[at - 1] as number) - (grey[at + 1] as number) - (grey[at - columns] as number) - (grey[at + columns] as number);
      sum += edge;
      squares += edge * edge;
    }
  }
  const cells = (columns - 2) * (rows - 2);
  return Math.sqrt(Math.max(0, squares / cells - (sum / cells) ** 2)) / (bin * bin);
}
