/** Mean radius of the Earth. Source: IUGG. */
const EARTH_RADIUS_KM = 6371.0088;
const RADIANS = Math.PI / 180;

/** Degrees, WGS 84. */
export interface Point {
  readonly latitude: number;
  readonly longitude: number;
}

/** Great-circle distance by the haversine formula, kilometres. */
export function distanceKm(a: Point, b: Point): number {
  const halfLat = Math.sin(((b.latitude - a.latitude) * RADIANS) / 2);
  const halfLon = Math.sin(((b.longitude - a.longitude) * RADIANS) / 2);
  const haversine = halfLat * halfLat + Math.cos(a.latitude * RADIANS) * Math.cos(b.latitude * RADIANS) * halfLon * halfLon;
  return 2 * EARTH_RADIUS_KM * Math.asin(Math.min(1, Math.sqrt(haversine)));
}

/** The point whose latitude and longitude are the medians: one photo with a wrong place moves it little. Null of none. */
export function middleOf(points: readonly Point[]): Point | null {
  if (points.length === 0) return null;
  return { latitude: median(points.map((point) => point.latitude)), longitude: medianLongitude(points.map((point) => point.longitude)) };
}

/** Longitudes on both sides of the antimeridian are counted from 0 to 360. */
function medianLongitude(longitudes: readonly number[]): number {
  const isAcross = Math.max(...sample(longitudes)) - Math.min(...sample(longitudes)) > 180;
  if (!isAcross) return median(longitudes);
  const middle = median(longitudes.map((longitude) => (longitude + 360) % 360));
  return middle > 180 ? middle - 360 : middle;
}

/** Spreading a long array into arguments overflows the stack. */
function sample(values: readonly number[]): readonly number[] {
  const step = Math.ceil(values.length / 1_000);
  return values.filter((_, i) => i % step === 0);
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1] as number;
}
