import { isBelievable, utcOfFields } from './capture-clock.ts';
import type { ClockTime } from './capture-clock.ts';

/** Digits without separators are a date only from here on: phones that name files so are younger, and numbers are many. */
const FIRST_COMPACT_YEAR = 1990;
/** Thirteen digits are milliseconds since 1970 from here on (September 2001): before, there would be twelve. */
const EPOCH_NAME = /(?<!\d)(1\d{12})(?!\d)/;

/** `2019-07-04 12.33.10`, `Screenshot_2021-03-04-12-33-10`, `2021-03-04 at 1.33.10 PM`, `signal-2020-10-17-100211`. */
const SEPARATED = /(?<!\d)(\d{4})([-_.:])(\d{2})\2(\d{2})(?!\d)(?:[-_ .,T]{1,3}(?:at[ _-])?(\d{1,2})[-_.:h ]?(\d{2})[-_.:m ]?(\d{2})(?!\d)[^\p{L}\d]?([AP]M)?)?/giu;
/** `IMG_20201017_100211`, `20201017_100211123`, `DJI_20201017100211_0001`, `IMG-20161024-WA0003`, `WP_20140712_12_33_10_Pro`. */
const COMPACT = /(?<!\d)(\d{4})()(\d{2})(\d{2})(?:[-_ .T]?(\d{2})[-_.]?(\d{2})[-_.]?(\d{2})(\d{3})?)?(?!\d)/giu;
/** Pixel phones name their files in UTC. Source: names and EXIF of Pixel 4 to 7 photos. */
const NAMED_IN_UTC = /^PXL_/i;

/**
 * The capture time that a file's name tells, as cameras, phones and messengers write it.
 * A date without a time is read as its midnight. Digits that are no date of the calendar, or no believable one, say nothing.
 *
 * @param fileName The name without its folder.
 * @param nowMs The present, UTC: later than tomorrow is no capture time.
 * @returns Offset 0 where the name is known to be in UTC (`PXL_…`, milliseconds since 1970), else offset null.
 */
export function readTimeFromName(fileName: string, nowMs: number): ClockTime | null {
  const offsetMinutes = NAMED_IN_UTC.test(fileName) ? 0 : null;
  for (const [pattern, firstYear] of [[SEPARATED, 0], [COMPACT, FIRST_COMPACT_YEAR]] as const) {
    for (const match of fileName.matchAll(pattern)) {
      const clock = Number(match[1]) < firstYear ? null : readMatch(match, pattern === SEPARATED);
      if (clock !== null && isBelievable({ ...clock, offsetMinutes }, nowMs)) return { ...clock, offsetMinutes };
    }
  }
  const epoch = EPOCH_NAME.exec(fileName);
  if (epoch === null) return null;
  const fromEpoch = { localMs: Number(epoch[1]), offsetMinutes: 0, isDateOnly: false };
  return isBelievable(fromEpoch, nowMs) ? fromEpoch : null;
}

function readMatch(match: RegExpExecArray, isSeparated: boolean): Pick<ClockTime, 'localMs' | 'isDateOnly'> | null {
  const [year, month, day] = [match[1], match[3], match[4]].map(Number) as [number, number, number];
  const midnight = utcOfFields([year, month, day, 0, 0, 0]);
  if (midnight === null) return null;
  const dateOnly = { localMs: midnight, isDateOnly: true };
  if (match[5] === undefined) return dateOnly;
  const [hour, minute, second] = [match[5], match[6], match[7]].map(Number) as [number, number, number];
  const half = isSeparated ? match[8]?.toUpperCase() : undefined;
  const wholeHour = half === undefined ? hour : (hour % 12) + (half === 'PM' ? 12 : 0);
  const localMs = utcOfFields([year, month, day, wholeHour, minute, second]);
  // Compact digits of which only the first eight make sense are a number, not a date.
  if (localMs === null) return isSeparated ? dateOnly : null;
  return { localMs: localMs + (isSeparated ? 0 : Number(match[8] ?? 0)), isDateOnly: false };
}
