import { giveWayIfOver, type Slice } from '../give-way.ts';
import { distanceKm } from './distance-km.ts';
import { findHome, type HomeAt } from './find-home.ts';
import { findTrips } from './find-trips.ts';
import { AWAY_KM, EVENT_PHOTOS_MIN, WEAK_JOINS_WITHIN_MS } from './limits.ts';
import { occasionOf, type Occasion } from './occasion.ts';
import { putClocksRight } from './put-clocks-right.ts';
import { cutAt, findBreaks } from './segment-by-gaps.ts';
import { byTime, dayOf, isFirmlyTimed, type Shot, type TimedShot } from './shot.ts';
import { splitByPlace } from './split-by-place.ts';

/** What a life was made of. A shot is in one event at most, and in one trip at most. */
export interface GroupedEvents {
  /** Shots by time. */
  readonly events: readonly (readonly Shot[])[];
  readonly trips: readonly (readonly Shot[])[];
  /** Every firmly dated shot by time, clocks put right. */
  readonly timed: readonly TimedShot[];
  readonly homeAt: HomeAt;
}

/** Photos grouped into events and trips by time and place. */
export async function groupEvents(shots: readonly Shot[], slice: Slice): Promise<GroupedEvents> {
  const timed = await putClocksRight(shots.filter(isFirmlyTimed), slice);
  await giveWayIfOver(slice);
  const pieces: Occasion[] = [];
  for (const piece of cutAt(timed, findBreaks(timed.map((shot) => shot.timeMs)))) {
    pieces.push(...splitByPlace(piece).map(occasionOf));
    await giveWayIfOver(slice);
  }
  const occasions = pieces.toSorted((a, b) => a.fromMs - b.fromMs);
  const homeAt = findHome(timed);
  await giveWayIfOver(slice);
  const trips = findTrips(occasions, homeAt);
  await giveWayIfOver(slice);
  const travelled = new Set(trips.flat().map((occasion) => occasion.shots));
  const atHome = occasions.filter(({ shots: its }) => !travelled.has(its)).map(({ shots: its }) => [...its]);
  // A trip of one piece is its own only day.
  const days = trips.flatMap((trip) => daysOfTrip(trip).filter((day) => day.length < shotsOf(trip).length));
  const weak = shots.filter((shot): shot is TimedShot => shot.timeMs !== null && !isFirmlyTimed(shot));
  const events = joinWeak([...atHome, ...days].filter((event) => event.length >= EVENT_PHOTOS_MIN), weak);
  return { events, trips: joinWeak(trips.map(shotsOf), weak), timed, homeAt };
}

function shotsOf(occasions: readonly Occasion[]): TimedShot[] {
  return occasions.flatMap(({ shots }) => [...shots]).sort(byTime);
}

/** Occasions of one day of a trip are one, unless they lie far apart. */
function daysOfTrip(trip: readonly Occasion[]): TimedShot[][] {
  const days: Occasion[][] = [];
  for (const occasion of trip) {
    const last = days.at(-1)?.at(-1);
    const isSameDay = last && dayOf(last.fromMs) === dayOf(occasion.fromMs);
    if (isSameDay && !(last.place && occasion.place && distanceKm(last.place, occasion.place) > AWAY_KM)) days.at(-1)?.push(occasion);
    else days.push([occasion]);
  }
  return days.map(shotsOf);
}

/**
 * Photos whose date is weak evidence never make an album and never join two: one of which only the file's time is known
 * joins what lasts at that moment, one of which only the day is known joins the largest album of that day.
 */
function joinWeak(groups: readonly TimedShot[][], weak: readonly TimedShot[]): Shot[][] {
  if (weak.length === 0) return [...groups];
  const byDay = new Map<number, number[]>();
  for (const [i, group] of groups.entries()) {
    for (const day of new Set(group.map((shot) => dayOf(shot.timeMs)))) byDay.set(day, [...(byDay.get(day) ?? []), i]);
  }
  const joining = new Map<number, TimedShot[]>();
  for (const shot of weak) {
    const isDayOnly = shot.source === 'file-name';
    // A day by name is that of the calendar: it begins at midnight, and its photos were taken after daybreak.
    const ofDay = byDay.get(isDayOnly ? Math.floor(shot.timeMs / 86_400_000) : dayOf(shot.timeMs)) ?? [];
    const lasting = ofDay.filter((i) => isDayOnly || lastsAt(groups[i] as TimedShot[], shot.timeMs));
    const [best] = lasting.toSorted((a, b) => (groups[b] as TimedShot[]).length - (groups[a] as TimedShot[]).length || a - b);
    if (best !== undefined) joining.set(best, [...(joining.get(best) ?? []), shot]);
  }
  return groups.map((group, i) => (joining.has(i) ? [...group, ...(joining.get(i) ?? [])].sort(byTime) : group));
}

function lastsAt(group: readonly TimedShot[], timeMs: number): boolean {
  return timeMs >= (group[0] as TimedShot).timeMs - WEAK_JOINS_WITHIN_MS && timeMs <= (group.at(-1) as TimedShot).timeMs + WEAK_JOINS_WITHIN_MS;
}
