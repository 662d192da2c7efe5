import type { CaptureTags } from './capture-tags.ts';

/** A position in degrees: north and east positive. */
export interface Position {
  readonly latitude: number;
  readonly longitude: number;
}

/** Nearer to 0/0 than this is a receiver without a fix, in the Gulf of Guinea. Chosen: 1e-4 degrees are 11 m. */
const NULL_ISLAND_DEGREES = 1e-4;

/** The first position that can be true: two finite numbers on the globe that are not 0/0. */
export function choosePosition(tags: readonly CaptureTags[]): Position | null {
  for (const { latitude, longitude } of tags) {
    if (latitude === null || longitude === null) continue;
    if (!(Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180)) continue;
    if (Math.abs(latitude) < NULL_ISLAND_DEGREES && Math.abs(longitude) < NULL_ISLAND_DEGREES) continue;
    return { latitude, longitude };
  }
  return null;
}

/**
 * Signed degrees from degrees, minutes and seconds with a hemisphere.
 *
 * @param parts Degrees, and where there are such minutes and seconds; minutes and seconds in [0, 60).
 * @param hemisphere N, S, E or W, or a word that begins so; without one the value says nothing and null comes back.
 */
export function signedDegrees(parts: readonly number[], hemisphere: string | null): number | null {
  const sign = { N: 1, E: 1, S: -1, W: -1 }[hemisphere?.trim().charAt(0).toUpperCase() ?? ''];
  const [degrees, minutes = 0, seconds = 0] = parts;
  if (sign === undefined || degrees === undefined) return null;
  // A seconds field of 0/0 is how receivers say "not measured to the second".
  const fraction = minutes / 60 + (Number.isNaN(seconds) ? 0 : seconds) / 3600;
  if (!(degrees >= 0 && minutes >= 0 && minutes <= 60 && fraction >= 0 && fraction < 1.05)) return null;
  return sign * (degrees + fraction);
}
