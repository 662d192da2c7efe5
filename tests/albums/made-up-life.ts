import type { Shot } from '../../electron/engine/albums/shot.ts';
import { idOf } from '../fixtures/made-up-rows.ts';
import { seededRandom } from '../fixtures/seeded-random.ts';

/** A town with its place. */
export interface Town {
  readonly city: string;
  readonly region: string;
  readonly country: string;
  readonly countryCode: string;
  readonly latitude: number;
  readonly longitude: number;
}

const town = (city: string, [country, countryCode]: readonly [string, string], latitude: number, longitude: number): Town => ({ city, region: `Region of ${city}`, country, countryCode, latitude, longitude });
export const BERLIN = town('Berlin', ['Germany', 'DE'], 52.52, 13.405);
export const POTSDAM = town('Potsdam', ['Germany', 'DE'], 52.396, 13.058);
export const BILBAO = town('Bilbao', ['Spain', 'ES'], 43.263, -2.935);
export const SAN_SEBASTIAN = town('San Sebastián', ['Spain', 'ES'], 43.318, -1.981);
export const LYON = town('Lyon', ['France', 'FR'], 45.764, 4.836);

/** Photos that were taken together, as a person would say. */
export interface Scene {
  /** What it is called in the expectation; photos of one name belong together. Empty: too few to be an album. */
  readonly name: string;
  /** Names of the trips that it is part of, none where it is at home. */
  readonly trip?: string;
  /** `YYYY-MM-DDTHH:mm` of the first photo, local. */
  readonly at: string;
  readonly photos: number;
  /** Minutes between two photos, on average; they vary from a third to three times that. */
  readonly everyMinutes?: number;
  readonly town?: Town | null;
  readonly camera?: string;
  /** What the camera's clock is off by, milliseconds. */
  readonly clockOffMs?: number;
  readonly more?: Partial<Shot>;
}

export interface Life {
  readonly shots: Shot[];
  /** The scene and the trip that each photo belongs to, by id. */
  readonly sceneOf: ReadonlyMap<string, string>;
  readonly tripOf: ReadonlyMap<string, string>;
}

/** Photos of these scenes, with what a person would say of them. */
export function madeUpLife(scenes: readonly Scene[], seed = 1): Life {
  const random = seededRandom(seed);
  const shots: Shot[] = [];
  const [sceneOf, tripOf] = [new Map<string, string>(), new Map<string, string>()];
  for (const { name, trip, at, photos, everyMinutes = 6, town: where = null, camera = 'Phone', clockOffMs = 0, more = {} } of scenes) {
    let timeMs = Date.parse(`${at}:00Z`);
    for (let i = 0; i < photos; i++) {
      const id = idOf(seed * 1_000_003 + shots.length);
      shots.push(shotOf(id, { timeMs: timeMs + clockOffMs, camera, ...(where && scattered(where, random)), ...more }));
      if (name !== '') sceneOf.set(id, name);
      if (trip !== undefined) tripOf.set(id, trip);
      timeMs += Math.round(everyMinutes * 60_000 * 3 ** (2 * random() - 1));
    }
  }
  shots.sort((a, b) => (a.timeMs ?? Infinity) - (b.timeMs ?? Infinity) || (a.id < b.id ? -1 : 1));
  return { shots, sceneOf, tripOf };
}

export function shotOf(id: string, more: Partial<Shot> = {}): Shot {
  return {
    id, timeMs: null, source: 'exif', latitude: null, longitude: null, city: null, region: null, country: null, countryCode: null, camera: 'Phone', kind: 'image',
    format: 'jpeg', width: 4000, height: 3000, rating: null, isFavourite: false, tags: [], keywords: [], name: `IMG_${id.slice(0, 4)}.jpg`, placeholder: null, ...more,
  };
}

/** Within two kilometres of the middle of a town. */
function scattered({ latitude, longitude, ...names }: Town, random: () => number): Partial<Shot> {
  return { ...names, latitude: latitude + (random() - 0.5) * 0.03, longitude: longitude + (random() - 0.5) * 0.03 };
}

/** An ordinary life at home: on some days of every week, a few photos within an hour or two. */
export function daysAtHome(from: string, to: string, home: Town | null, seed = 3): Scene[] {
  const random = seededRandom(seed);
  const scenes: Scene[] = [];
  for (let day = Date.parse(`${from}T00:00Z`); day < Date.parse(`${to}T00:00Z`); day += 86_400_000) {
    if (random() > 0.35) continue;
    const photos = 1 + Math.floor(random() * 8);
    const at = new Date(day + Math.floor(8 + random() * 12) * 3_600_000).toISOString().slice(0, 16);
    scenes.push({ name: photos < 3 ? '' : `home ${at.slice(0, 10)}`, at, photos, town: home });
  }
  return scenes;
}

/** Precision, recall and F1 of pairs of photos that are put together: the usual measure of a grouping. */
export function pairScores(found: readonly (readonly { readonly id: string }[])[], truth: ReadonlyMap<string, string>): { readonly precision: number; readonly recall: number; readonly f1: number } {
  const groupOf = new Map(found.flatMap((group, i) => group.map(({ id }) => [id, i] as const)));
  const ids = [...new Set([...groupOf.keys(), ...truth.keys()])];
  let [both, together, belong] = [0, 0, 0];
  for (const [i, a] of ids.entries()) {
    for (const b of ids.slice(0, i)) {
      const isTogether = groupOf.has(a) && groupOf.get(a) === groupOf.get(b);
      const isRight = truth.has(a) && truth.get(a) === truth.get(b);
      if (isTogether) together++;
      if (isRight) belong++;
      if (isTogether && isRight) both++;
    }
  }
  const [precision, recall] = [together === 0 ? 1 : both / together, belong === 0 ? 1 : both / belong];
  return { precision, recall, f1: precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall) };
}

/** How an answer reads: names of the truth in each group, with the number of photos. */
export function readGroups(found: readonly (readonly { readonly id: string }[])[], truth: ReadonlyMap<string, string>): string[] {
  return found.map((group) => {
    const counts = Map.groupBy(group, ({ id }) => truth.get(id) ?? '(none)');
    return [...counts].map(([name, its]) => `${name} ${its.length}`).toSorted().join(' + ');
  });
}
