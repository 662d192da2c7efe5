/** A picture as brightness, row by row, 0 to 255. */
export interface GrayPicture {
  readonly width: number;
  readonly height: number;
  readonly data: Float32Array;
}

/** How a picture is turned: mirrored left to right first, then turned clockwise. */
export interface Turn {
  readonly quarterTurns: number;
  readonly isMirrored: boolean;
}

/** Where a picture lies over another, in parts of that one's width and height: 0, 0, 1, 1 is exactly over it. */
export interface Overlay {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export const STRAIGHT: Turn = { quarterTurns: 0, isMirrored: false };
export const WHOLE: Overlay = { x: 0, y: 0, width: 1, height: 1 };

/** Points of a picture, along each side, at which two are compared: enough to tell a turn or a crop, few enough for 2 million comparisons. */
const POINTS = 24;
/** The same for the last steps, which are about single pixels of the picture. */
const FINE_POINTS = 72;
/** By how much another turn must fit better than none: noise alone never turns a picture. A correlation, -1 to 1. */
const CLEARLY_BETTER = 0.03;
/** The smallest crop looked for, in parts of the width: the finder's own limit is 40 % cut away. */
const SMALLEST_CROP = 0.5;

/** The turn after which a picture looks most like another one. */
export function findTurn(kept: GrayPicture, other: GrayPicture, may: { readonly turn: boolean; readonly mirror: boolean }): Turn {
  const wanted = samplePart(kept, WHOLE);
  const straight = correlate(wanted, samplePart(other, WHOLE));
  let best = { turn: STRAIGHT, fit: straight + CLEARLY_BETTER };
  for (const isMirrored of may.mirror ? [false, true] : [false]) {
    for (const quarterTurns of may.turn ? [0, 1, 2, 3] : [0]) {
      const turn = { quarterTurns, isMirrored };
      const fit = correlate(wanted, samplePart(turnGray(other, turn), WHOLE));
      if (fit > best.fit) best = { turn, fit };
    }
  }
  return best.turn;
}

/** Where a crop lies in the picture that it was cut from; either of the two may be the crop. */
export function findOverlay(kept: GrayPicture, other: GrayPicture): Overlay {
  const inside = findPart(kept, other);
  const around = findPart(other, kept);
  if (around.fit <= inside.fit) return inside.part;
  const { x, y, width, height } = around.part;
  return { x: -x / width, y: -y / height, width: 1 / width, height: 1 / height };
}

/** The part of `whole` that looks most like all of `part`: tried coarsely everywhere, then finely around the best. */
function findPart(whole: GrayPicture, part: GrayPicture): { readonly part: Overlay; readonly fit: number } {
  let points = POINTS;
  let wanted = samplePart(part, WHOLE);
  // Of a part as wide as the whole: its shape is kept.
  const heightOfFull = whole.width / whole.height / (part.width / part.height);
  let best = { part: WHOLE, fit: correlate(wanted, samplePart(whole, WHOLE)) + CLEARLY_BETTER / 3 };
  const tryPart = (x: number, y: number, width: number): void => {
    const height = width * heightOfFull;
    if (width > 1 || height > 1.001 || x < 0 || y < 0 || x + width > 1.001 || y + height > 1.001) return;
    const tried = { x, y, width, height };
    const fit = correlate(wanted, samplePart(whole, tried, points));
    if (fit > best.fit) best = { part: tried, fit };
  };
  for (let width = SMALLEST_CROP; width <= 1.001; width += 0.05) {
    for (let x = 0; x <= 1.001 - width; x += 0.05) for (let y = 0; y <= 1.001 - width * heightOfFull; y += 0.05) tryPart(x, y, Math.min(1, width));
  }
  // Nothing was cut off: there is nothing to make finer.
  if (best.part === WHOLE) return best;
  for (const step of [0.02, 0.008, 0.003, 0.0015, 0.0007]) {
    if (step < 0.003 && points === POINTS) {
      points = FINE_POINTS;
      wanted = samplePart(part, WHOLE, points);
      best = { part: best.part, fit: correlate(wanted, samplePart(whole, best.part, points)) };
    }
    const { x, y, width } = best.part;
    for (const dw of [-1, 0, 1]) for (const dx of [-2, -1, 0, 1, 2]) for (const dy of [-2, -1, 0, 1, 2]) tryPart(x + dx * step, y + dy * step, width + dw * step);
  }
  return best;
}

/** Brightness at points × points places of a part of a picture, evenly spread, between pixels interpolated. */
function samplePart({ width, height, data }: GrayPicture, part: Overlay, points = POINTS): Float32Array {
  const samples = new Float32Array(points * points);
  for (let row = 0; row < points; row++) {
    const y = Math.max(0, Math.min(height - 1.001, (part.y + ((row + 0.5) / points) * part.height) * height - 0.5));
    const y0 = Math.floor(y);
    for (let column = 0; column < points; column++) {
      const x = Math.max(0, Math.min(width - 1.001, (part.x + ((column + 0.5) / points) * part.width) * width - 0.5));
      const x0 = Math.floor(x);
      const at = y0 * width + x0;
      const upper = lerp(data[at] ?? 0, data[at + 1] ?? 0, x - x0);
      const lower = lerp(data[at + width] ?? 0, data[at + width + 1] ?? 0, x - x0);
      samples[row * points + column] = lerp(upper, lower, y - y0);
    }
  }
  return samples;
}

function lerp(from: number, to: number, part: number): number {
  return from + (to - from) * part;
}

/** Pearson's correlation, -1 to 1: blind to brightness and contrast, which edits change. 0 for a picture of one brightness. */
function correlate(a: Float32Array, b: Float32Array): number {
  const meanOf = (values: Float32Array): number => values.reduce((sum, value) => sum + value, 0) / values.length;
  const meanA = meanOf(a);
  const meanB = meanOf(b);
  let ab = 0;
  let aa = 0;
  let bb = 0;
  for (let index = 0; index < a.length; index++) {
    const da = (a[index] ?? 0) - meanA;
    const db = (b[index] ?? 0) - meanB;
    ab += da * db;
    aa += da * da;
    bb += db * db;
  }
  return aa === 0 || bb === 0 ? 0 : ab / Math.sqrt(aa * bb);
}

/** A picture mirrored and turned. */
export function turnGray({ width, height, data }: GrayPicture, { quarterTurns, isMirrored }: Turn): GrayPicture {
  const isAcross = quarterTurns % 2 === 1;
  const turned = { width: isAcross ? height : width, height: isAcross ? width : height, data: new Float32Array(data.length) };
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const mirrored = isMirrored ? width - 1 - x : x;
      const [toX, toY] = [[mirrored, y], [height - 1 - y, mirrored], [width - 1 - mirrored, height - 1 - y], [y, width - 1 - mirrored]][quarterTurns % 4] as [number, number];
      turned.data[toY * turned.width + toX] = data[y * width + x] ?? 0;
    }
  }
  return turned;
}
