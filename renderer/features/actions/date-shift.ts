/** A difference of time as a person types it; any part may be negative. */
export interface DateShift {
  readonly days: number;
  readonly hours: number;
  readonly minutes: number;
}

export const NO_SHIFT: DateShift = { days: 0, hours: 0, minutes: 0 };

/** The whole difference, milliseconds; an empty or half-typed field counts as nothing. */
export function shiftMsOf({ days, hours, minutes }: DateShift): number {
  const minutesOf = (value: number, each: number): number => (Number.isFinite(value) ? value * each : 0);
  return (minutesOf(days, 1_440) + minutesOf(hours, 60) + minutesOf(minutes, 1)) * 60_000;
}

/** A wall time moved by a number of milliseconds; a day on the wall has 24 hours. `YYYY-MM-DDTHH:mm:ss` in and out. */
export function shiftWallTime(local: string, shiftMs: number): string {
  return new Date(Date.parse(`${local}Z`) + shiftMs).toISOString().slice(0, 19);
}
