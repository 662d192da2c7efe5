const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;

/** Before the oldest photograph that survives (Niépce, 1826 or 1827) no date is a capture date. */
const FIRST_PHOTO_MS = Date.UTC(1826, 0, 1);
/** A wall clock is at most 14 hours ahead of UTC; with a day for a clock set wrong that is "tomorrow". */
const FUTURE_SLACK_MS = DAY_MS + 14 * 3_600_000;

/**
 * [Note: Clocks that were never set]
 * A camera that lost its time writes the first second of its calendar: 1904 (QuickTime), 1970 (Unix), 1980 (DOS), 2000
 * (many cameras), 2002-12-08 12:00 (MediaTek phones). Exactly that second is taken for "unknown"; a second later is
 * believed, because then somebody's clock was running. A photo really taken in such a second, or a scan that a program
 * dated so, loses its time; the file name and the file's own time still answer.
 */
const UNSET_CLOCKS_MS = new Set([
  Date.UTC(1904, 0, 1),
  Date.UTC(1970, 0, 1),
  Date.UTC(1980, 0, 1),
  Date.UTC(2000, 0, 1),
  Date.UTC(2002, 11, 8, 12),
]);

/** A time that was read from text. */
export interface ClockTime {
  /** The wall time read as if it were UTC, milliseconds since 1970. */
  readonly localMs: number;
  /** Minutes east of UTC as written; null where nothing was. */
  readonly offsetMinutes: number | null;
  /** No time of day was given: `localMs` is midnight. */
  readonly isDateOnly: boolean;
}

const TIME =
  /^\s*(\d{4})[:\-./ ]?(\d{2})[:\-./ ]?(\d{2})(?:[T ]+(\d{2})[:.]?(\d{2})(?:[:.]?(\d{2})(?:[.,](\d{1,9}))?)?)?\s*(Z|UTC|[+-]\d{2}:?\d{2})?\s*$/i;

/**
 * Read `YYYY:MM:DD HH:MM:SS` and its relatives: other separators or none, a `T`, a fraction, a zone, no seconds, no time.
 * A date without a time is read as its midnight.
 *
 * @returns null for what is no date of the calendar (month 13, 30 February, hour 24, blanks).
 */
export function readClockTime(text: string): ClockTime | null {
  // A field of fixed width whose time was left blank: "2020:10:17   :  :  ".
  const match = TIME.exec(text.replace(/[\s:]+$/, ''));
  if (match === null) return null;
  const [, year, month, day, hour = '0', minute = '0', second = '0', fraction = '0', zone] = match;
  const fields = [year, month, day, hour, minute, second].map(Number) as [number, number, number, number, number, number];
  const localMs = utcOfFields(fields);
  if (localMs === null) return null;
  return {
    localMs: localMs + Math.floor(Number(`0.${fraction}`) * 1000),
    offsetMinutes: readOffset(zone ?? null),
    isDateOnly: match[4] === undefined,
  };
}

/** Milliseconds of year, month (1 to 12), day, hour, minute and second read as UTC; null where the calendar has no such moment. */
export function utcOfFields([year, month, day, hour, minute, second]: readonly [number, number, number, number, number, number]): number | null {
  if (hour > 23 || minute > 59 || second > 59 || year < 1000) return null;
  const date = new Date(Date.UTC(year, month - 1, day, hour, minute, second));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day ? date.getTime() : null;
}

/** Minutes east of UTC of `+HH:MM`, `+HHMM` or `Z`; null for anything that no place on Earth uses. */
export function readOffset(text: string | null): number | null {
  if (text === null) return null;
  if (/^\s*(?:Z|UTC)\s*$/i.test(text)) return 0;
  const match = /^\s*([+-])(\d{2}):?(\d{2})\s*$/.exec(text);
  if (match === null) return null;
  const minutes = (match[1] === '-' ? -1 : 1) * (Number(match[2]) * 60 + Number(match[3]));
  // "-00:00" is 0, not -0.
  return isOffsetInUse(minutes) ? minutes + 0 : null;
}

/**
 * True for an offset that some place has used since 1970: whole hours from -12 to +14, and the half and quarter hours.
 * Source: the IANA time zone database.
 */
export function isOffsetInUse(minutes: number): boolean {
  if (minutes < -720 || minutes > 840) return false;
  return minutes % 60 === 0 || [-570, -210, -150, 210, 270, 330, 345, 390, 525, 570, 630, 690, 765, 825].includes(minutes);
}

/**
 * The offset between a wall clock and UTC at the same moment.
 *
 * @param toleranceMs How far the two readings may be apart for other reasons.
 * @returns null when the difference is no offset in use: then the two are not of one moment, or the clock was wrong.
 */
export function offsetBetween(localMs: number, utcMs: number, toleranceMs: number): number | null {
  const minutes = Math.round((localMs - utcMs) / (15 * MINUTE_MS)) * 15;
  const residualMs = Math.abs(localMs - utcMs - minutes * MINUTE_MS);
  return residualMs <= toleranceMs && isOffsetInUse(minutes) ? minutes + 0 : null;
}

/**
 * True for a wall time at which a photo can have been taken: from 1826 to tomorrow, and no clock that was never set.
 *
 * @param nowMs The present, UTC.
 */
export function isBelievable({ localMs, offsetMinutes }: Pick<ClockTime, 'localMs' | 'offsetMinutes'>, nowMs: number): boolean {
  if (localMs < FIRST_PHOTO_MS || localMs > nowMs + FUTURE_SLACK_MS) return false;
  if (UNSET_CLOCKS_MS.has(localMs) || UNSET_CLOCKS_MS.has(localMs - (offsetMinutes ?? 0) * MINUTE_MS)) return false;
  // 1970 seen from another zone: a whole number of hours away.
  return !(Math.abs(localMs) <= 14 * 3_600_000 && localMs % 3_600_000 === 0);
}

/** `YYYY-MM-DDTHH:mm:ss` of a wall time. */
export function formatLocal(localMs: number): string {
  return new Date(localMs).toISOString().slice(0, 19);
}
