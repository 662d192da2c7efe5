import { SIDEWAYS, TURNS } from './turn-picture.ts';

/** Waves that a placeholder keeps along one side, the mean counted in. Source: thumbhash, `l_limit`. */
export const WAVES = 7;
/** Steps of a stored height from -1 to 1: four bits. */
const STEPS = 15;

/**
 * The brightness of a picture as a placeholder keeps it: heights of its cosine waves, float32 [7, 7] (down, across), without
 * the mean, of length 1. The scalar product of two is the correlation of the two blurred pictures, each squashed to a square; and
 * turning the picture only swaps and flips its waves, so that all eight turns can be compared without the picture.
 *
 * @param placeholder thumbhash bytes. Source of the format: thumbhash.js, `rgbaToThumbHash`.
 * @returns Null where the bytes are none, or the picture is blank.
 */
export function readWaves(placeholder: Uint8Array): Float32Array | null {
  if (placeholder.length < 6) return null;
  const hasAlpha = ((placeholder[2] as number) & 0x80) !== 0;
  const header = (placeholder[3] as number) | ((placeholder[4] as number) << 8);
  const isLandscape = (header & 0x8000) !== 0;
  const most = hasAlpha ? 5 : WAVES;
  const across = Math.max(3, isLandscape ? most : header & 7);
  const down = Math.max(3, isLandscape ? header & 7 : most);
  const waves = new Float32Array(WAVES * WAVES);
  let at = (hasAlpha ? 6 : 5) * 2;
  for (let v = 0; v < down; v++) {
    for (let u = v === 0 ? 1 : 0; u * down < across * (down - v); u++) {
      const byte = placeholder[at >> 1];
      if (byte === undefined) return null;
      const stored = (at & 1) === 0 ? byte & 15 : byte >> 4;
      at += 1;
      waves[v * WAVES + u] = ((2 * stored) / STEPS - 1) * weightOf(u) * weightOf(v);
    }
  }
  let squares = 0;
  for (let i = 0; i < waves.length; i++) squares += (waves[i] as number) ** 2;
  if (squares < 1e-12) return null;
  const scale = 1 / Math.sqrt(squares);
  for (let i = 0; i < waves.length; i++) waves[i] = (waves[i] as number) * scale;
  return waves;
}

/** The waves of a picture that is turned; see `turnPicture`. */
export function turnWaves(waves: Float32Array, turn: number): Float32Array {
  const [flipsAcross, flipsDown] = [FLIPS_ACROSS.has(turn), FLIPS_DOWN.has(turn)];
  const turned = new Float32Array(WAVES * WAVES);
  for (let v = 0; v < WAVES; v++) {
    for (let u = 0; u < WAVES; u++) {
      const isFlipped = (flipsAcross && u % 2 === 1) !== (flipsDown && v % 2 === 1);
      const height = (waves[v * WAVES + u] as number) * (isFlipped ? -1 : 1);
      turned[SIDEWAYS.has(turn) ? u * WAVES + v : v * WAVES + u] = height;
    }
  }
  return turned;
}

/**
 * Turns that bring a picture into its standard position: brighter at the left than at the right, and at the top than at the
 * bottom, and the first more than the second. Of the eight turns of a picture one is there; with some slack, more than one where
 * that is nearly a tie, so that a copy that was decided otherwise is found.
 *
 * @param slack Heights of waves that may be missing, 0 to 1.
 * @returns At least one turn; with no slack the one, unless it is a tie.
 */
export function standardTurns(waves: Float32Array, slack = 0): number[] {
  const [firstAcross, firstDown] = [waves[1] as number, waves[WAVES] as number];
  const turns: number[] = [];
  for (let turn = 0; turn < TURNS; turn++) {
    const flippedAcross = FLIPS_ACROSS.has(turn) ? -firstAcross : firstAcross;
    const flippedDown = FLIPS_DOWN.has(turn) ? -firstDown : firstDown;
    const [across, down] = SIDEWAYS.has(turn) ? [flippedDown, flippedAcross] : [flippedAcross, flippedDown];
    if (across >= -slack && down >= -slack && across >= down - slack) turns.push(turn);
  }
  return turns;
}

/** Correlation of two blurred pictures, [-1, 1]. */
export function correlateWaves(a: Float32Array, b: Float32Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += (a[i] as number) * (b[i] as number);
  return sum;
}

/** Turns whose pixels come from the other end of a row, and of a column; see `turnedFrom`. */
const FLIPS_ACROSS: ReadonlySet<number> = new Set([1, 2, 6, 7]);
const FLIPS_DOWN: ReadonlySet<number> = new Set([2, 3, 5, 6]);

/** A wave's height over that of the mean, so that the scalar product is that of the pictures. */
export function weightOf(wave: number): number {
  return wave === 0 ? 1 : Math.SQRT2;
}
