import { HASH_SIDE, orientationHashes } from './perceptual-hash.ts';

/** Share of a wave's largest height that one step of a stored height is: four bits from -1 to 1. Source: thumbhash. */
const STEP = 2 / 15;

/**
 * Difference hashes of a picture in each of its eight orientations, from its placeholder alone: what is stored of a photo
 * is the hash of the upright picture, from which those of the turned ones cannot be had. They are rougher than those of
 * the pixels, so they are compared with each other only.
 *
 * @param placeholder thumbhash bytes. Source of the format: thumbhash.js, `rgbaToThumbHash`.
 * @returns 16 hex digits each, in the order of `orientationHashes`; null where the bytes are none or the picture is blank.
 */
export function placeholderHashes(placeholder: Uint8Array): string[] | null {
  const waves = readWaves(placeholder);
  if (waves === null) return null;
  const heights = new Float64Array(HASH_SIDE * HASH_SIDE);
  for (const { across, down, height } of waves) {
    for (let y = 0; y < HASH_SIDE; y++) {
      for (let x = 0; x < HASH_SIDE; x++) {
        const at = y * HASH_SIDE + x;
        heights[at] = (heights[at] as number) + height * (waveAt(across, x)) * (waveAt(down, y));
      }
    }
  }
  const [low, high] = [Math.min(...heights), Math.max(...heights)];
  if (high - low < 1e-6) return null;
  return orientationHashes(Uint8Array.from(heights, (value) => Math.round((255 * (value - low)) / (high - low))));
}

interface Wave {
  /** Half waves from one side to the other. */
  readonly across: number;
  readonly down: number;
  /** Relative to the largest, [-1, 1], doubled as often as the inverse transform does. */
  readonly height: number;
}

/** The waves of the brightness, without the mean. */
function readWaves(bytes: Uint8Array): Wave[] | null {
  if (bytes.length < 6) return null;
  const hasAlpha = ((bytes[2] as number) & 0x80) !== 0;
  const header = (bytes[3] as number) | ((bytes[4] as number) << 8);
  const isLandscape = (header & 0x8000) !== 0;
  const most = hasAlpha ? 5 : 7;
  const across = Math.max(3, isLandscape ? most : header & 7);
  const down = Math.max(3, isLandscape ? header & 7 : most);
  const waves: Wave[] = [];
  let index = 0;
  const start = hasAlpha ? 6 : 5;
  for (let v = 0; v < down; v++) {
    for (let u = v === 0 ? 1 : 0; u * down < across * (down - v); u++) {
      const byte = bytes[start + (index >> 1)];
      if (byte === undefined) return null;
      const stored = (index & 1) === 0 ? byte & 15 : byte >> 4;
      index += 1;
      waves.push({ across: u, down: v, height: (stored * STEP - 1) * (u > 0 ? 2 : 1) * (v > 0 ? 2 : 1) });
    }
  }
  return waves;
}

const COSINES = Float64Array.from({ length: 8 * HASH_SIDE }, (_, i) => Math.cos((Math.PI / HASH_SIDE) * Math.floor(i / HASH_SIDE) * ((i % HASH_SIDE) + 0.5)));

function waveAt(wave: number, cell: number): number {
  return COSINES[wave * HASH_SIDE + cell] as number;
}
