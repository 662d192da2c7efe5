import { formatLocal, isBelievable, offsetBetween, readClockTime, readOffset } from './capture-clock.ts';
import type { ClockTime } from './capture-clock.ts';
import type { CaptureTags, TimeTag } from './capture-tags.ts';
import { readTimeFromName } from './capture-time-from-name.ts';
import type { TakenAt, TakenAtSource } from './decoded-photo.ts';

const MINUTE_MS = 60_000;
/** A GPS fix may be some seconds old, and a camera's clock some seconds off. Chosen: more says the clock was set by hand. */
const GPS_CLOCK_TOLERANCE_MS = 2 * MINUTE_MS;
/** A phone's movie is named when it starts, and some stamp mvhd when it ends. Chosen: half of the 15 minutes between zones. */
const MOVIE_NAME_TOLERANCE_MS = 7 * MINUTE_MS;
/** Films on computers begin in the 1990s; QuickTime's own zero is 1904. */
const FIRST_MOVIE_MS = Date.UTC(1990, 0, 1);

/**
 * Cameras that write their local time where QuickTime asks for UTC, because they know no zone. Phones, and Sony's and
 * DJI's cameras, keep to the format. Source: exiftool's documentation of QuickTimeUTC and of these makers' tags; not
 * measured here.
 */
const WRITES_LOCAL_AS_UTC = /^(?:canon|nikon|panasonic|olympus|om digital|pentax|ricoh|casio|fujifilm|gopro|leica|kodak|eastman)/i;

/** What besides tags tells about a capture time. */
export interface TimeClues {
  /** The file's name, without its folder. */
  readonly fileName: string;
  readonly mtimeMs: number;
  /** The present, UTC, milliseconds. */
  readonly nowMs: number;
  readonly cameraMake: string | null;
  /** Minutes east of UTC where the photo was taken, at that moment; null unless beyond doubt. */
  readonly offsetAtPlace: (utcMs: number) => number | null;
}

/**
 * The capture time of a photo: the first believable of EXIF, QuickTime, XMP (with IPTC, its older form), the file's
 * name, EXIF's time of change, and the file's own time.
 *
 * [Note: Local time and its offset]
 * `local` is the wall time where the photo was taken, and `offsetMinutes` is given only where something says it: the
 * tag or its companion, another tag with the same wall time, or the GPS receiver's UTC. Times that a format defines as
 * UTC (QuickTime's mvhd, `PXL_` names, milliseconds in a name) become local where the file's name or the place tells the
 * zone without doubt; else they stay UTC with offset 0, which is true as an instant. The file's own time is shown in
 * this machine's zone, with its offset.
 *
 * @param tags In the order in which they are believed.
 * @returns null when nothing is believable.
 */
export function chooseTime(tags: readonly CaptureTags[], clues: TimeClues): TakenAt | null {
  const named = readTimeFromName(clues.fileName, clues.nowMs);
  const times = tags.flatMap((tag) => tag.times);
  const best = times.find((time) => !time.isChange && readTag(time, clues.nowMs) !== null);
  if (best?.isUtc === true) return localOfMovie(best, named, clues);
  if (best !== undefined) return withKnownOffset(best, tags, clues.nowMs);
  if (named !== null) return takenAt(named, 'file-name');
  const changed = times.find((time) => time.isChange && readTag(time, clues.nowMs) !== null);
  return changed === undefined ? timeOfFile(clues) : withKnownOffset(changed, [], clues.nowMs);
}

function readTag(time: TimeTag, nowMs: number): ClockTime | null {
  const read = readClockTime(time.text);
  if (read === null) return null;
  const fractionMs = /^\d{1,9}\s*$/.test(time.subSeconds ?? '') ? Math.floor(Number(`0.${time.subSeconds?.trim()}`) * 1000) : 0;
  const clock: ClockTime = {
    ...read,
    localMs: read.localMs % 1000 === 0 ? read.localMs + fractionMs : read.localMs,
    offsetMinutes: time.isUtc ? 0 : (read.offsetMinutes ?? readOffset(time.offset)),
  };
  // A fraction does not make an unset clock a set one.
  const whole = { ...clock, localMs: Math.floor(clock.localMs / 1000) * 1000 };
  if (!isBelievable(whole, nowMs)) return null;
  return time.source === 'quicktime' && clock.localMs < FIRST_MOVIE_MS ? null : clock;
}

function withKnownOffset(time: TimeTag, tags: readonly CaptureTags[], nowMs: number): TakenAt | null {
  const clock = readTag(time, nowMs);
  if (clock === null) return null;
  if (clock.offsetMinutes !== null) return takenAt(clock, time.source);
  const offsetMinutes = offsetOfTwin(clock, tags, nowMs) ?? offsetOfGps(clock, tags);
  return takenAt({ ...clock, offsetMinutes }, time.source);
}

/** Another tag that gives the same second and a zone. A bare `Z` is left aside: programs add it to local times. */
function offsetOfTwin(clock: ClockTime, tags: readonly CaptureTags[], nowMs: number): number | null {
  for (const time of tags.flatMap((tag) => tag.times)) {
    if (time.isUtc || /Z\s*$/i.test(time.text)) continue;
    const twin = readTag(time, nowMs);
    if (twin === null || twin.offsetMinutes === null) continue;
    if (Math.floor(twin.localMs / 1000) === Math.floor(clock.localMs / 1000)) return twin.offsetMinutes;
  }
  return null;
}

function offsetOfGps(clock: ClockTime, tags: readonly CaptureTags[]): number | null {
  for (const { gpsTime } of tags) {
    const utc = gpsTime === null ? null : readClockTime(gpsTime);
    if (utc !== null) return offsetBetween(clock.localMs, utc.localMs, GPS_CLOCK_TOLERANCE_MS);
  }
  return null;
}

function localOfMovie(time: TimeTag, named: ClockTime | null, clues: TimeClues): TakenAt | null {
  const utc = readTag(time, clues.nowMs);
  if (utc === null) return null;
  if (named !== null && named.offsetMinutes === null && !named.isDateOnly) {
    const offsetMinutes = offsetBetween(named.localMs, utc.localMs, MOVIE_NAME_TOLERANCE_MS);
    // No difference: either at Greenwich, or a camera that writes local time as UTC.
    if (offsetMinutes === 0) return takenAt({ ...utc, offsetMinutes: null }, time.source);
    if (offsetMinutes !== null) return takenAt({ ...utc, localMs: utc.localMs + offsetMinutes * MINUTE_MS, offsetMinutes }, time.source);
  }
  if (WRITES_LOCAL_AS_UTC.test(clues.cameraMake ?? '')) return takenAt({ ...utc, offsetMinutes: null }, time.source);
  const offsetMinutes = clues.offsetAtPlace(utc.localMs) ?? 0;
  return takenAt({ ...utc, localMs: utc.localMs + offsetMinutes * MINUTE_MS, offsetMinutes }, time.source);
}

function timeOfFile({ mtimeMs, nowMs }: TimeClues): TakenAt | null {
  const date = new Date(mtimeMs);
  if (Number.isNaN(date.getTime())) return null;
  const offsetMinutes = Math.round(-date.getTimezoneOffset()) + 0;
  const clock = { localMs: Math.floor(mtimeMs) + offsetMinutes * MINUTE_MS, offsetMinutes, isDateOnly: false };
  const whole = { ...clock, localMs: Math.floor(clock.localMs / 1000) * 1000 };
  return isBelievable(whole, nowMs) ? takenAt(clock, 'file-time') : null;
}

function takenAt({ localMs, offsetMinutes }: ClockTime, source: TakenAtSource): TakenAt {
  return { local: formatLocal(localMs), localMs, offsetMinutes, source };
}
