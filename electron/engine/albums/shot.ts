import type { TakenAtSource } from '../decode/decoded-photo.ts';
import type { PhotoColumns } from '../store/library-store.ts';
import { DAY_BEGINS_HOUR, DAY_MS } from './limits.ts';

/** One visible photo, as grouping sees it. */
export interface Shot {
  readonly id: string;
  /** Local wall time as if it were UTC, milliseconds, put right where the camera's clock is known to be off; null without a date. */
  readonly timeMs: number | null;
  readonly source: TakenAtSource | 'person' | null;
  readonly latitude: number | null;
  readonly longitude: number | null;
  readonly city: string | null;
  readonly region: string | null;
  readonly country: string | null;
  readonly countryCode: string | null;
  /** Make and model; empty where unknown. */
  readonly camera: string;
  readonly kind: 'image' | 'raw' | 'video';
  readonly format: string;
  readonly width: number;
  readonly height: number;
  readonly rating: number | null;
  readonly isFavourite: boolean;
  readonly tags: readonly string[];
  readonly keywords: readonly string[];
  /** File name of its first place. */
  readonly name: string;
  readonly placeholder: Uint8Array | null;
}

/** A shot with a date that a camera or a person gave. */
export type TimedShot = Shot & { readonly timeMs: number };

/** The columns that grouping reads. */
export const SHOT_COLUMNS = [
  'id', 'takenAtMs', 'takenAtSource', 'latitude', 'longitude', 'city', 'region', 'country', 'countryCode', 'cameraMake', 'cameraModel', 'kind', 'format',
  'width', 'height', 'rating', 'isFavourite', 'tags', 'keywords', 'paths', 'placeholder',
] as const;

/** Shots in the order of time, those without a date last, ties by id. */
export function readShots(columns: PhotoColumns<(typeof SHOT_COLUMNS)[number]>): Shot[] {
  const shots = columns.id.map((id, i): Shot => {
    const at = <Name extends keyof typeof columns>(name: Name) => columns[name][i] as (typeof columns)[Name][number];
    const path = at('paths')[0] ?? '';
    const [latitude, longitude] = [at('latitude'), at('longitude')];
    const isWhole = latitude !== null && longitude !== null;
    return {
      id, timeMs: at('takenAtMs'), source: at('takenAtSource'), latitude: isWhole ? latitude : null, longitude: isWhole ? longitude : null,
      city: at('city'), region: at('region'), country: at('country'), countryCode: at('countryCode'),
      camera: [at('cameraMake'), at('cameraModel')].filter(Boolean).join(' '), kind: at('kind'), format: at('format'), width: at('width'), height: at('height'),
      rating: at('rating'), isFavourite: at('isFavourite'), tags: at('tags'), keywords: at('keywords'), name: path.slice(path.lastIndexOf('/') + 1),
      placeholder: at('placeholder'),
    };
  });
  return shots.sort(byTime);
}

export function byTime(a: Shot, b: Shot): number {
  return (a.timeMs ?? Infinity) - (b.timeMs ?? Infinity) || (a.id < b.id ? -1 : 1);
}

/** A date that says the moment: not only the day (as WhatsApp's file names do), and not only when the file was last written. */
export function isFirmlyTimed(shot: Shot): shot is TimedShot {
  if (shot.timeMs === null || shot.source === 'file-time') return false;
  return !(shot.source === 'file-name' && shot.timeMs % DAY_MS === 0);
}

export function isPlaced<Any extends Shot>(shot: Any): shot is Any & { readonly latitude: number; readonly longitude: number } {
  return shot.latitude !== null;
}

/** The day that a moment belongs to, counted from 1970: nights belong to the evening before. */
export function dayOf(timeMs: number): number {
  return Math.floor((timeMs - DAY_BEGINS_HOUR * 3_600_000) / DAY_MS);
}

/** Local wall time as `YYYY-MM-DDTHH:mm:ss`. */
export function wallTime(timeMs: number): string {
  return new Date(timeMs).toISOString().slice(0, 19);
}
