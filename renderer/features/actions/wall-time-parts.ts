/** A wall time as it is typed, part by part; each may be half typed. Months 1 to 12. */
export interface WallTimeParts {
  readonly day: string;
  readonly month: string;
  readonly year: string;
  /** `14:30` or `14:30:15`. */
  readonly time: string;
}

/** Of `YYYY-MM-DDTHH:mm:ss`; all empty where nothing is known. */
export function partsOfWallTime(local: string | null): WallTimeParts {
  const match = /^(\d{4})-(\d\d)-(\d\d)T(\d\d:\d\d)(:\d\d)?/u.exec(local ?? '');
  if (!match) return { day: '', month: '', year: '', time: '' };
  const [, year = '', month = '', day = '', minutes = '', seconds = ':00'] = match;
  // Nobody types seconds that are none.
  return { day: String(Number(day)), month: String(Number(month)), year, time: seconds === ':00' ? minutes : minutes + seconds };
}

/** The wall time that was typed, `YYYY-MM-DDTHH:mm:ss`; null where it is none, as on 31 February. */
export function wallTimeOfParts({ day, month, year, time }: WallTimeParts): string | null {
  const clock = /^(\d{1,2})[:.h ](\d\d)(?:[:.](\d\d))?$/u.exec(time.trim());
  if (!clock || !/^\d{1,2}$/u.test(day.trim()) || !/^\d{4}$/u.test(year.trim()) || !/^\d{1,2}$/u.test(month)) return null;
  const two = (text: string | undefined): string => (text ?? '').trim().padStart(2, '0');
  const local = `${year.trim()}-${two(month)}-${two(day)}T${two(clock[1])}:${two(clock[2])}:${two(clock[3] ?? '00')}`;
  const ms = Date.parse(`${local}Z`);
  // `Date` rolls a day that does not exist over into the next month.
  return Number.isNaN(ms) || new Date(ms).toISOString().slice(0, 19) !== local ? null : local;
}
