import { BURST_APART_MS, BURST_NEXT_MAX, SAME_SECOND_MAX } from './limits.ts';
import { cameraOf, shotTimeOf, type PhotoFacts } from './photo-facts.ts';

/** Finds photos by when they were taken. */
export interface TimeFinder {
  /** Other photos with the same time to the second: an edited copy keeps its shot's. */
  sameSecond(place: number): readonly number[];
  /** Shots of the same camera a few seconds before or after. */
  burst(place: number): readonly number[];
  /** True where the time of a photo says which shot it is: it was taken by a camera whose clock went. */
  isTimed(place: number): boolean;
}

export function createTimeFinder(photos: readonly PhotoFacts[]): TimeFinder {
  const seconds = new Map<number, number[]>();
  photos.forEach(({ takenAtMs, takenAtSource }, place) => {
    if (takenAtMs === null || takenAtSource === 'file-time' || takenAtSource === 'file-name') return;
    const second = Math.floor(takenAtMs / 1_000);
    const others = seconds.get(second);
    if (others) others.push(place);
    else seconds.set(second, [place]);
  });
  const times = photos.map((photo) => {
    const time = shotTimeOf(photo);
    return time !== null && (seconds.get(Math.floor(time / 1_000))?.length ?? 0) <= SAME_SECOND_MAX ? time : null;
  });
  const timeOf = (place: number): number | null => times[place] ?? null;
  const cameras = Map.groupBy(photos.keys().filter((place) => timeOf(place) !== null), (place) => cameraOf(photos[place] as PhotoFacts));
  const rankOf = new Map<number, { readonly shots: readonly number[]; readonly rank: number }>();
  for (const shots of cameras.values()) {
    shots.sort((a, b) => (timeOf(a) as number) - (timeOf(b) as number) || a - b);
    shots.forEach((place, rank) => rankOf.set(place, { shots, rank }));
  }

  return {
    isTimed: (place) => timeOf(place) !== null,
    sameSecond(place) {
      const { takenAtMs } = photos[place] as PhotoFacts;
      const others = takenAtMs === null ? [] : (seconds.get(Math.floor(takenAtMs / 1_000)) ?? []);
      return others.length > SAME_SECOND_MAX || !others.includes(place) ? [] : others.filter((other) => other !== place);
    },
    burst(place) {
      const ranked = rankOf.get(place);
      const own = timeOf(place);
      if (!ranked || own === null) return [];
      const isNear = (other: number | undefined): other is number => other !== undefined && Math.abs((timeOf(other) as number) - own) <= BURST_APART_MS;
      const found: number[] = [];
      for (const direction of [-1, 1]) {
        for (let step = 1; step <= BURST_NEXT_MAX; step++) {
          const other = ranked.shots[ranked.rank + direction * step];
          if (!isNear(other)) break;
          found.push(other);
        }
      }
      return found;
    },
  };
}
