/** A point on the earth, degrees, WGS 84. */
export interface Coordinates {
  readonly latitude: number;
  readonly longitude: number;
}

const NUMBER = String.raw`([+-]?\d{1,3}(?:[.]\d+)?)`;
const DECIMAL = new RegExp(String.raw`^${NUMBER}\s*[,;\s]\s*${NUMBER}$`);
const PART = String.raw`(\d{1,3})\s*°\s*(?:(\d{1,2})\s*['′’]\s*)?(?:(\d{1,2}(?:[.]\d+)?)\s*["″”]\s*)?`;
const SEXAGESIMAL = new RegExp(String.raw`^${PART}([NS])[,;\s]*${PART}([EWO])$`, 'i');

/**
 * Read coordinates as people write and maps copy them: `52.52, 13.405`, `-33.86 151.21`, `52° 31′ 12″ N 13° 24′ 18″ E`.
 *
 * @returns Null for what are none, or none on the earth.
 */
export function readCoordinates(text: string): Coordinates | null {
  const trimmed = text.trim();
  const decimal = DECIMAL.exec(trimmed);
  if (decimal) return onEarth(Number(decimal[1]), Number(decimal[2]));
  const parts = SEXAGESIMAL.exec(trimmed);
  if (!parts) return null;
  const latitude = degrees(parts.slice(1, 4)) * (parts[4]?.toUpperCase() === 'S' ? -1 : 1);
  const longitude = degrees(parts.slice(5, 8)) * (parts[8]?.toUpperCase() === 'W' ? -1 : 1);
  return onEarth(latitude, longitude);
}

function degrees([whole, minutes, seconds]: readonly (string | undefined)[]): number {
  return Number(whole) + Number(minutes ?? 0) / 60 + Number(seconds ?? 0) / 3_600;
}

function onEarth(latitude: number, longitude: number): Coordinates | null {
  return Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180 ? { latitude, longitude } : null;
}
