import type { Picture } from './sharp-codec.ts';

/** Ways to turn and mirror a picture, in the order of `orientationHashes`; those from MIRRORED on are listed there. */
export const TURNS = 8;
/** Turns that mirror: no camera makes such a copy, and no orientation tag that cameras write. */
export const MIRRORED: ReadonlySet<number> = new Set([1, 3, 4, 6]);
/** Turns that swap width and height. */
export const SIDEWAYS: ReadonlySet<number> = new Set([4, 5, 6, 7]);

/**
 * A picture turned: pixel (x, y) of the result is pixel `turn(x, y)` of the picture, as in `orientationHashes`.
 *
 * @param turn 0 to 7.
 */
export function turnPicture(picture: Picture, turn: number): Picture {
  if (turn === 0) return picture;
  const { data, width, height, channels } = picture;
  const [wide, high] = SIDEWAYS.has(turn) ? [height, width] : [width, height];
  const last = { right: width - 1, bottom: height - 1 };
  const out = new Uint8Array(wide * high * channels);
  let at = 0;
  for (let y = 0; y < high; y++) {
    for (let x = 0; x < wide; x++) {
      const [fromX, fromY] = turnedFrom(turn, { x, y }, last);
      const from = (fromY * width + fromX) * channels;
      for (let channel = 0; channel < channels; channel++) out[at++] = data[from + channel] as number;
    }
  }
  return { data: out, width: wide, height: high, channels };
}

/** Which pixel of a picture lies at a place of the turned one. @param last Largest coordinates of the picture itself. */
export function turnedFrom(turn: number, { x, y }: { x: number; y: number }, { right, bottom }: { right: number; bottom: number }): [number, number] {
  switch (turn) {
    case 1: return [right - x, y];
    case 2: return [right - x, bottom - y];
    case 3: return [x, bottom - y];
    case 4: return [y, x];
    case 5: return [y, bottom - x];
    case 6: return [right - y, bottom - x];
    case 7: return [right - y, x];
    default: return [x, y];
  }
}
