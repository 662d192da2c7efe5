import { z } from 'zod';
import { photoId, searchQuestion } from './schemas.ts';
import { names } from './names.ts';

export const albumId = z.string().regex(/^[a-z]+-[0-9a-z-]{1,64}$/, 'an album id is a kind, a hyphen, and letters or digits');

/**
 * `own`: made and ordered by hand; `question`: a saved question that fills itself; `trip`: several days away, which
 * holds its `event`s; `event`: photos that belong together in time and place; `place`, `year`, `kind` (screenshots,
 * panoramas …) and `concept` (pictures that look alike and that no tag names); `memory`: this day in earlier years.
 */
export const albumKind = z.enum(['own', 'question', 'trip', 'event', 'place', 'year', 'kind', 'concept', 'memory']);
export type AlbumKind = z.infer<typeof albumKind>;

/** What an automatic album is called by, for the window to say in its language. */
export const albumTitle = z.object({
  /** `trip`: days away; `weekend`: of two or three days over a weekend; `day`: one day; the others are as their kinds. */
  pattern: z.enum(['trip', 'weekend', 'day', 'place', 'year', 'kind', 'concept', 'memory']),
  /** City, region or country. */
  place: z.string().nullable(),
  /** ISO 3166-1 codes of the countries that `place` names, in its order; absent where it names a town or a region. */
  countries: z.array(z.string()).optional(),
  /** What is on most of the photos, or the kind. */
  what: names.nullable(),
});
export type AlbumTitle = z.infer<typeof albumTitle>;

export const albumInfo = z.object({
  id: albumId,
  kind: albumKind,
  /** The trip that an event belongs to. */
  parent: albumId.nullable(),
  /** As the person called it, else in English, as the command line shows it. */
  name: z.string(),
  /** Null where the person gave the name. */
  title: albumTitle.nullable(),
  coverId: photoId.nullable(),
  photos: z.number(),
  /** Local wall time of its first and last photo, `YYYY-MM-DDTHH:mm:ss`. */
  from: z.string().nullable(),
  to: z.string().nullable(),
  /**
   * Why these photos are together; fields that say nothing are null. Days from the first photo to the last, the diagonal
   * around their places, hours to the nearest other photo. `rule`: of a place `city`, `region` or `country`; of a kind
   * `screenshots`, `documents`, `panoramas`, `bursts`, `videos` or `monochrome`; of a concept its word in English.
   */
  because: z.object({ spanDays: z.number().nullable(), withinKm: z.number().nullable(), apartHours: z.number().nullable(), rule: z.string().nullable() }),
  /** Of a saved question. */
  question: searchQuestion.nullable(),
  /** Photos that came since the person last looked into it; of saved questions. */
  newPhotos: z.number(),
  /** The person took the automatic album away: it stays away. */
  isRemoved: z.boolean(),
});
export type AlbumInfo = z.infer<typeof albumInfo>;

export const albumRequest = z.object({ id: albumId });
/** Which albums a photo is in. */
export const albumsOfRequest = z.object({ photo: photoId });
/** With the version that the caller holds, the answer is null when nothing has changed since. */
export const albumPhotosRequest = z.object({ id: albumId, since: z.string().optional() });
export type AlbumPhotosRequest = z.input<typeof albumPhotosRequest>;

export const newAlbum = z.object({
  name: z.string().trim().min(1).max(200),
  ids: z.array(photoId).max(100_000).default([]),
  /** Makes it a saved question, which fills itself; `ids` must then be empty. */
  question: searchQuestion.nullable().default(null),
});
export type NewAlbum = z.input<typeof newAlbum>;
/** As it is once its defaults are filled in. */
export type AlbumWish = z.output<typeof newAlbum>;

/** Fields left out stay as they are. */
export const albumChange = z.object({
  id: albumId,
  /** Null returns to the automatic name. */
  name: z.string().trim().min(1).max(200).nullable().optional(),
  /** Null returns to the automatic cover. */
  coverId: photoId.nullable().optional(),
  add: z.array(photoId).max(100_000).optional(),
  remove: z.array(photoId).max(100_000).optional(),
  /** Own albums: these photos, in this order, before the first photo of `before` (null: at the end). */
  move: z.object({ ids: z.array(photoId).max(100_000), before: photoId.nullable() }).optional(),
  /** Take an automatic album away for good, or bring it back; an own album is deleted by `albums.remove`. */
  isRemoved: z.boolean().optional(),
  /** The photos of this album go into that one, and stay there when albums are made anew. */
  mergedInto: albumId.nullable().optional(),
  /** These photos become an album beside it, and stay there. */
  split: z.array(photoId).max(100_000).optional(),
});
export type AlbumChange = z.infer<typeof albumChange>;

/**
 * What a person said of an album, or the album itself where they made it, as kept in records of kind `album` and exported.
 * What is absent was never said.
 */
export const albumWord = z.object({
  kind: albumKind,
  createdAtMs: z.number().optional(),
  name: z.string().optional(),
  coverId: z.string().optional(),
  isRemoved: z.boolean().optional(),
  mergedInto: z.string().optional(),
  /** Photos that the person put in and took out, by id; of own albums the marks say it. */
  with: z.array(z.string()).optional(),
  without: z.array(z.string()).optional(),
  /** Photos that it held when the person last spoke of it: what finds it again where its row is lost. */
  core: z.array(z.string()).optional(),
  question: searchQuestion.optional(),
  /** What a saved question held when the person last looked: `ids` is base64 of 16 bytes each. */
  seen: z.object({ atMs: z.number(), ids: z.string() }).optional(),
});
export type AlbumWord = z.infer<typeof albumWord>;
