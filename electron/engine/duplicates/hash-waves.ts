import { HASH_SIDE, type Hash64 } from '../decode/perceptual-hash.ts';
import { WAVES, weightOf } from '../decode/placeholder-waves.ts';
import { multiplyRows } from '../encode/multiply-rows.ts';

const BITS = 64;

/**
 * The difference hashes of blurred pictures: rougher than those of the pixels, so they are compared with their like only.
 *
 * @param waves As `readWaves`, one after the other, [count, 7 * 7]. Many at once cost 1 us each, one alone 5.
 */
export function hashWaves(waves: Float32Array): Hash64[] {
  const steps = multiplyRows(waves, STEPS_OF_WAVES, WAVES * WAVES);
  return Array.from({ length: steps.length / BITS }, (_, i): Hash64 => [halfOf(steps, i * BITS), halfOf(steps, i * BITS + BITS / 2)]);
}

/** 32 bits: where it gets brighter to the right. */
function halfOf(steps: Float32Array, from: number): number {
  let half = 0;
  for (let i = 0; i < BITS / 2; i++) half = (half << 1) | Number((steps[from + i] as number) > 0);
  return half >>> 0;
}

/** By how much each wave of height 1 rises from a cell of the hash's grid to its right neighbour, [64, 7 * 7]. */
const STEPS_OF_WAVES = Float32Array.from({ length: BITS * WAVES * WAVES }, (_, i) => {
  const [place, wave] = [Math.floor(i / (WAVES * WAVES)), i % (WAVES * WAVES)];
  const [v, u, y, x] = [Math.floor(wave / WAVES), wave % WAVES, Math.floor(place / 8), place % 8];
  const at = (waves: number, cell: number): number => Math.cos((Math.PI / HASH_SIDE) * waves * (cell + 0.5));
  return weightOf(u) * weightOf(v) * at(v, y) * (at(u, x + 1) - at(u, x));
});
