import { distanceKm, type Point } from './distance-km.ts';
import { findBusyDays } from './find-busy-days.ts';
import type { HomeAt } from './find-home.ts';
import {
  AWAY_GAP_MS, AWAY_KM, PLACE_FOLLOWS_MS, STAY_GAP_MS, STAY_JUMP_KM, STAYS_OF_HOME, TRIP_DAYS_MAX, TRIP_PHOTOS_MIN,
} from './limits.ts';
import type { Occasion } from './occasion.ts';
import { dayOf } from './shot.ts';

/**
 * Several days away from home, from the occasions of a life. Where no home is known, several days at one place that was not
 * often stayed at; where no places are known, days in a row that are much busier than those around them.
 *
 * @param occasions By their beginnings.
 * @returns Each trip's occasions, by their beginnings; no occasion is in two.
 */
export function findTrips(occasions: readonly Occasion[], homeAt: HomeAt): Occasion[][] {
  const placed = placeByNeighbours(occasions);
  const stays = findStays(placed, homeAt);
  const isHomeLike = (stay: Stay): boolean => stays.filter((other) => !other.hasHome && distanceKm(other.place, stay.place) < AWAY_KM).length >= STAYS_OF_HOME;
  const trips = stays.filter((stay) => isTrip(stay.occasions) && (stay.hasHome || !isHomeLike(stay))).map((stay) => stay.occasions);
  return [...trips, ...findBusyDays(placed.filter((occasion) => occasion.place === null))];
}

type PlacedOccasion = Occasion & { readonly place: Point };

function hasPlace(occasion: Occasion): occasion is PlacedOccasion {
  return occasion.place !== null;
}

/** An occasion without a place is where those around it are: the near one, or both where they agree. */
function placeByNeighbours(occasions: readonly Occasion[]): Occasion[] {
  const before = nearestPlaced(occasions);
  const after = nearestPlaced(occasions.toReversed()).toReversed();
  return occasions.map((occasion, i) => {
    if (occasion.place) return occasion;
    const [earlier, later] = [before[i], after[i]];
    const [sinceMs, untilMs] = [earlier ? occasion.fromMs - earlier.toMs : Infinity, later ? later.fromMs - occasion.toMs : Infinity];
    const nearest = sinceMs <= untilMs ? earlier : later;
    if (nearest && Math.min(sinceMs, untilMs) <= PLACE_FOLLOWS_MS) return { ...occasion, place: nearest.place };
    const agree = earlier && later && Math.max(sinceMs, untilMs) <= STAY_GAP_MS && distanceKm(earlier.place, later.place) <= AWAY_KM;
    return agree ? { ...occasion, place: earlier.place } : occasion;
  });
}

/** For every occasion, the last one with a place that comes before it in this order. */
function nearestPlaced(occasions: readonly Occasion[]): (PlacedOccasion | null)[] {
  let last: PlacedOccasion | null = null;
  return occasions.map((occasion) => {
    const found = last;
    if (hasPlace(occasion)) last = occasion;
    return found;
  });
}

/** A row of occasions away. */
interface Stay {
  readonly occasions: PlacedOccasion[];
  readonly place: Point;
  /** A home was known when it began. */
  readonly hasHome: boolean;
}

function findStays(occasions: readonly Occasion[], homeAt: HomeAt): Stay[] {
  const stays: Stay[] = [];
  let open: Stay | null = null;
  for (const occasion of occasions) {
    if (!hasPlace(occasion)) continue;
    const home = homeAt(occasion.fromMs);
    if (home && distanceKm(home, occasion.place) < AWAY_KM) {
      // Somebody else's photos at home end nobody's trip.
      if (open && shareCamera(open.occasions, occasion)) open = null;
      continue;
    }
    if (open && goesOn(open, occasion)) open.occasions.push(occasion);
    else stays.push((open = { occasions: [occasion], place: occasion.place, hasHome: home !== null }));
  }
  return stays;
}

function goesOn({ occasions, hasHome }: Stay, next: PlacedOccasion): boolean {
  const last = occasions.at(-1) as PlacedOccasion;
  const gap = next.fromMs - last.toMs;
  if (gap > (hasHome ? AWAY_GAP_MS : STAY_GAP_MS)) return false;
  return (hasHome && gap <= STAY_GAP_MS) || distanceKm(last.place, next.place) <= STAY_JUMP_KM;
}

function shareCamera(occasions: readonly Occasion[], other: Occasion): boolean {
  const cameras = new Set(occasions.flatMap(({ shots }) => shots.map((shot) => shot.camera)));
  return other.shots.some((shot) => shot.camera === '' || cameras.has(shot.camera)) || cameras.has('');
}

function isTrip(occasions: readonly Occasion[]): boolean {
  const days = daysOf(occasions);
  const photos = occasions.reduce((sum, { shots }) => sum + shots.length, 0);
  return new Set(days).size >= 2 && (days.at(-1) as number) - (days[0] as number) < TRIP_DAYS_MAX && photos >= TRIP_PHOTOS_MIN;
}

/** Ascending, with repetitions. */
function daysOf(occasions: readonly Occasion[]): number[] {
  return occasions.flatMap(({ shots }) => shots.map((shot) => dayOf(shot.timeMs))).toSorted((a, b) => a - b);
}
