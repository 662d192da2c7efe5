import { z } from 'zod';
import { photoId } from './schemas.ts';

/** What a person chose; kept in a file beside the library, read by every door. */
export const settings = z.object({
  theme: z.enum(['light', 'dark', 'system']).default('system'),
  language: z.enum(['system', 'en', 'de']).default('system'),
  /** Row height of the grid, CSS pixels. */
  rowHeight: z.number().min(60).max(600).default(200),
  watchFolders: z.boolean().default(true),
  pauseOnBattery: z.boolean().default(true),
  /** Processor cores for indexing; null leaves it to Albumen. */
  indexingCores: z.number().int().min(1).max(256).nullable().default(null),
  keepRecentQuestions: z.boolean().default(true),
  /** Latest first. */
  recentQuestions: z.array(z.string().max(500)).max(50).default([]),
  /** Where a settings file that could not be understood was put aside since the engine started; null as a rule. Cannot be changed. */
  damagedFile: z.string().nullable().default(null),
});
export type Settings = z.infer<typeof settings>;

/** Fields left out stay as they are. */
export const settingsChange = z.object({
  theme: z.enum(['light', 'dark', 'system']).optional(),
  language: z.enum(['system', 'en', 'de']).optional(),
  rowHeight: z.number().min(60).max(600).optional(),
  watchFolders: z.boolean().optional(),
  pauseOnBattery: z.boolean().optional(),
  indexingCores: z.number().int().min(1).max(256).nullable().optional(),
  keepRecentQuestions: z.boolean().optional(),
  recentQuestions: z.array(z.string().max(500)).max(50).optional(),
});
export type SettingsChange = z.infer<typeof settingsChange>;

/** `language`: of labels that have one (months, countries); what is typed in another language is completed in that one. */
export const suggestRequest = z.object({
  text: z.string().max(500),
  limit: z.number().int().min(1).max(50).default(8),
  language: z.enum(['en', 'de']).default('en'),
});
export type SuggestRequest = z.input<typeof suggestRequest>;

/** A way to go on with a question, taken from what the library holds. */
export const suggestion = z.object({
  kind: z.enum(['recent', 'tag', 'place', 'date', 'camera', 'lens', 'folder', 'type']),
  /** What the person sees: "Beijing", "March 2020", "Canon EOS 80D". */
  label: z.string(),
  /** The whole question after choosing it. */
  question: z.string(),
  /** Photos that it alone matches; null for a recent question. */
  photos: z.number().nullable(),
});
export type Suggestion = z.infer<typeof suggestion>;

export const placeRequest = z.object({ name: z.string().max(200) });

/** A place of the offline gazetteer. */
export const foundPlace = z.object({
  /** `section`: a part of a city. */
  kind: z.enum(['city', 'section', 'region', 'country']),
  name: z.string(),
  region: z.string().nullable(),
  country: z.string(),
  /** ISO 3166-1 alpha-2. */
  countryCode: z.string(),
  /** Degrees, WGS 84. */
  latitude: z.number(),
  longitude: z.number(),
});
export type FoundPlace = z.infer<typeof foundPlace>;

/** Which picture of a photo: `thumb` WebP 512; `large` 1280, made when asked for; `display` what a browser can show at full size; `original` the file; `motion` the clip of a Live or motion photo. */
export const mediaVariant = z.enum(['thumb', 'large', 'display', 'original', 'motion']);
export type MediaVariant = z.infer<typeof mediaVariant>;

export const mediaRequest = z.object({ id: photoId, variant: mediaVariant });
export type MediaRequest = z.infer<typeof mediaRequest>;

/** A file to stream to the window. Hosts ask for it by id; the window never gets the path from a URL. */
export const mediaFile = z.object({
  path: z.string(),
  mimeType: z.string(),
  /** File name for a download, without a folder. */
  name: z.string(),
  /** Strong validator: changes with the bytes. */
  etag: z.string(),
});
export type MediaFile = z.infer<typeof mediaFile>;

/** An image that was dropped or pasted, kept for as long as the engine runs, to be searched by. */
export const exampleUpload = z.object({ bytes: z.instanceof(Uint8Array), name: z.string().max(255) });
export const exampleToken = z.object({ token: z.string() });

/** What is stored on this machine, and where. */
export const storedData = z.object({
  parts: z.array(z.object({ what: z.enum(['library', 'thumbnails', 'cache', 'settings', 'trash', 'models']), path: z.string(), sizeBytes: z.number() })),
});
export type StoredData = z.infer<typeof storedData>;

export const exportDataRequest = z.object({ folder: z.string().min(1) });
export const exportDataReport = z.object({ path: z.string(), photos: z.number() });
/** A file that `exportData` wrote, absolute. */
export const importDataRequest = z.object({ file: z.string().min(1) });
export const importUploadRequest = z.object({ bytes: z.instanceof(Uint8Array), name: z.string().max(255) });
/**
 * What the file speaks of, whether or not the library knew it already: photos, what the person made or changed of tags and
 * of albums, and what they decided beside (no duplicates, keeper rules). Words about photos whose content this library does
 * not hold (`unknownPhotos`) are kept for the day when it comes.
 */
export const importDataReport = z.object({ photos: z.number(), unknownPhotos: z.number(), tags: z.number(), albums: z.number(), decisions: z.number() });
export type ImportDataReport = z.infer<typeof importDataReport>;
