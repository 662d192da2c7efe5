import type { Position } from './capture-place.ts';

/** Zones are looked up this far around as well, degrees (some 30 km): near a border none is beyond doubt. */
const BORDER_DEGREES = 0.3;

/**
 * The offset from UTC at a place and moment.
 *
 * @param zoneAt IANA zone of a position, approximate near borders; undefined where unknown.
 * @returns Minutes east of UTC; null unless the place and its surroundings agree.
 */
export function offsetAtPosition(zoneAt: (latitude: number, longitude: number) => string | undefined, { latitude, longitude }: Position, utcMs: number): number | null {
  const around = [[0, 0], [BORDER_DEGREES, 0], [-BORDER_DEGREES, 0], [0, BORDER_DEGREES], [0, -BORDER_DEGREES]] as const;
  const offsets = around.map(([north, east]) => {
    const nearby = Math.max(-90, Math.min(90, latitude + north));
    const zone = zoneAt(nearby, ((longitude + east + 540) % 360) - 180);
    return zone === undefined ? null : offsetOfZone(zone, utcMs);
  });
  const [offset] = offsets;
  return offset === undefined || offsets.some((other) => other !== offset) ? null : offset;
}

/** Minutes east of UTC that an IANA zone kept at a moment; null for a zone this Node does not know. */
export function offsetOfZone(zone: string, utcMs: number): number | null {
  try {
    const parts = new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'longOffset' }).formatToParts(utcMs);
    const name = parts.find((part) => part.type === 'timeZoneName')?.value ?? '';
    const match = /^GMT(?:([+-])(\d{2}):(\d{2}))?$/.exec(name);
    if (match === null) return null;
    return (match[1] === '-' ? -1 : 1) * (Number(match[2] ?? 0) * 60 + Number(match[3] ?? 0)) + 0;
  } catch {
    return null;
  }
}
