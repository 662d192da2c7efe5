import type { MapBox } from '../../map/map-view.ts';
import type { Positions } from './cluster-index.ts';

/** Decimals of a degree in a question: about a metre. */
const DECIMALS = 5;
/** Positions come with 24 bits, so at 180° they are up to 0.00001° off: the box is larger by a few metres at each side. */
const AIR = 0.00005;

/** The question for the photos of a box: `box:SOUTH,WEST,NORTH,EAST`. */
export function boxQuestion({ south, west, north, east }: MapBox): string {
  const isWorld = west === -180 && east === 180;
  const around = (longitude: number): number => (longitude > 180 ? longitude - 360 : longitude < -180 ? longitude + 360 : longitude);
  const sides = [Math.max(-90, south - AIR), isWorld ? west : around(west - AIR), Math.min(90, north + AIR), isWorld ? east : around(east + AIR)];
  // Number drops the zeros at the end, and the sign of -0.
  return `box:${sides.map((side) => Number(side.toFixed(DECIMALS)) + 0).join(',')}`;
}

/** The smallest box around all photos; the whole width of the world when they lie at both sides of 180°. Null for none. */
export function boxOfAll({ latitudes, longitudes }: Positions): MapBox | null {
  if (latitudes.length === 0) return null;
  let [south, west, north, east] = [90, 180, -90, -180];
  for (const [index, latitude] of latitudes.entries()) {
    const longitude = longitudes[index] ?? 0;
    south = Math.min(south, latitude);
    north = Math.max(north, latitude);
    west = Math.min(west, longitude);
    east = Math.max(east, longitude);
  }
  return { south, west, north, east };
}
