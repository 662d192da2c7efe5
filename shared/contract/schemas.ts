import { z } from 'zod';
import { doctorFacts } from './doctor-facts.ts';
import { filterMeaning, questionRemark } from './question-words.ts';
import { searchAdvice } from './search-advice.ts';

/** Content hash of a photo, 32 hex digits. */
export const photoId = z.string().regex(/^[0-9a-f]{32}$/, 'a photo id is 32 hex digits');

const takenAt = z.object({
  /** `YYYY-MM-DDTHH:mm:ss`, local wall time. */
  local: z.string(),
  /** Minutes east of UTC; null when unknown. */
  offsetMinutes: z.number().nullable(),
  /** `person`: corrected in the library. */
  source: z.enum(['exif', 'quicktime', 'xmp', 'file-name', 'file-time', 'person']),
});

export const photo = z.object({
  id: photoId,
  /** First present place; null for a hidden photo that no file holds. */
  path: z.string().nullable(),
  paths: z.array(z.string()),
  kind: z.enum(['image', 'raw', 'video']),
  format: z.string(),
  mimeType: z.string(),
  sizeBytes: z.number(),
  width: z.number(),
  height: z.number(),
  durationSeconds: z.number().nullable(),
  takenAt: takenAt.nullable(),
  place: z
    .object({
      latitude: z.number(),
      longitude: z.number(),
      city: z.string().nullable(),
      region: z.string().nullable(),
      country: z.string().nullable(),
      countryCode: z.string().nullable(),
    })
    .nullable(),
  camera: z.string().nullable(),
  lens: z.string().nullable(),
  iso: z.number().nullable(),
  fNumber: z.number().nullable(),
  exposureSeconds: z.number().nullable(),
  focalLengthMm: z.number().nullable(),
  rating: z.number().nullable(),
  isFavourite: z.boolean(),
  /** True for a photo that the person hid. */
  isHidden: z.boolean(),
  /** Quarter turns clockwise that the person added, 0 to 3; `width` and `height` are those of the turned picture. */
  quarterTurns: z.number(),
  /** Which of these the person corrected; the file's own values are kept. */
  corrected: z.array(z.enum(['takenAt', 'place'])),
  keywords: z.array(z.string()),
  caption: z.string().nullable(),
  isMotionPhoto: z.boolean(),
  /** True where `motion` plays: a motion photo, or a Live Photo whose clip is there. */
  hasMotion: z.boolean(),
  /** The photo that stands for this one's bundle; null when it stands for itself. */
  bundleOf: z.string().nullable(),
  /** thumbhash, base64; null where there is no picture. */
  placeholder: z.string().nullable(),
});
export type Photo = z.infer<typeof photo>;

export const fileFailure = z.object({ path: z.string(), reason: z.string(), attempts: z.number() });
export const fileSkip = z.object({ path: z.string(), reason: z.string() });

export const indexRequest = z.object({
  /** Folders to index, absolute; none means every folder of the library. */
  folders: z.array(z.string()).default([]),
  /** Hash every file instead of trusting size, mtime and inode. */
  verify: z.boolean().default(false),
  /** Pack id or folder to build vectors with; none means the active pack. */
  model: z.string().optional(),
  /** Try files again that failed before, though they have not changed. */
  retryFailed: z.boolean().default(false),
});
export type IndexRequest = z.input<typeof indexRequest>;

export const indexReport = z.object({
  scanned: z.number(),
  added: z.number(),
  updated: z.number(),
  moved: z.number(),
  removed: z.number(),
  unchanged: z.number(),
  failed: z.array(fileFailure),
  skipped: z.array(fileSkip),
  /** Folders that could not be read, were empty all of a sudden, or are not mounted; nothing of theirs was changed. */
  away: z.array(fileSkip),
  seconds: z.number(),
  /** Photos decoded and encoded in this run, per second; 0 when none were. */
  photosPerSecond: z.number(),
  provider: z.string().nullable(),
  model: z.string(),
  /** True when the run was interrupted: what is done is kept. */
  interrupted: z.boolean(),
});
export type IndexReport = z.infer<typeof indexReport>;

export const indexProgress = z.object({
  phase: z.enum(['scanning', 'indexing', 'rebuilding', 'finishing', 'sorting', 'done']), // Sorting: of tags, albums and duplicates.
  /** Photos done of those that this run must decode. */
  done: z.number(),
  total: z.number(),
  photosPerSecond: z.number(),
  secondsLeft: z.number().nullable(),
  failed: z.number(),
  provider: z.string().nullable(),
  /** Why a better provider does not run; empty when the best one does. */
  providerNotes: z.array(z.string()),
});
export type IndexProgress = z.infer<typeof indexProgress>;

export const indexEvent = z.discriminatedUnion('type', [
  z.object({ type: z.literal('progress'), progress: indexProgress }),
  z.object({ type: z.literal('report'), report: indexReport }),
]);
export type IndexEvent = z.infer<typeof indexEvent>;

export const searchQuestion = z.object({
  /** The question in words and explicit filters; may be empty when images are given. */
  text: z.string().max(20_000).default(''),
  /** Example images, absolute paths of files inside or outside the library. */
  images: z.array(z.string()).max(32).default([]),
  /** Images handed over by `search.keepExample`, by their token. */
  examples: z.array(z.string()).max(32).default([]),
  /** Photos of the library that the answer should be like, and those it should not be like. */
  like: z.array(photoId).max(32).default([]),
  unlike: z.array(photoId).max(32).default([]),
  /** By date: the strong results first by date, then the weaker ones by date. */
  sort: z.enum(['relevance', 'newest', 'oldest']).default('relevance'),
  limit: z.number().int().min(1).max(10_000).default(20),
  explain: z.boolean().default(false),
  /** Spans of the question (as in `parsed.filters[].words`) that the person turned back into plain words. */
  keepWords: z.array(z.string()).default([]),
});
export type SearchQuestion = z.input<typeof searchQuestion>;

/** What was taken out of the sentence, so that a person can see it and undo it. */
export const parsedQuestion = z.object({
  /**
   * What the photo should look like: the words that go to the text encoder, with weights. Negative parts have `negated`.
   * `start` and `end` are the span of the question that `cutFromQuestion` takes away with the part, "without" included;
   * null where no one span holds it and nothing else.
   */
  look: z.array(z.object({
    words: z.string(), weight: z.number(), negated: z.boolean(), translatedFrom: z.string().nullable(),
    start: z.number().nullable(), end: z.number().nullable(),
  })),
  /** What must be true. `words` is exactly `question.slice(start, end)`; `says` describes it in English, `means` (one of them must hold) for any language. */
  filters: z.array(z.object({
    words: z.string(), says: z.string(), means: z.array(filterMeaning), field: z.string(), negated: z.boolean(), start: z.number(), end: z.number(),
  })),
  /** Remarks for the person: words not translated, text cut, filters that fit nothing here. In English, and by code, same order. */
  notes: z.array(z.string()),
  remarks: z.array(questionRemark),
});
export type ParsedQuestion = z.infer<typeof parsedQuestion>;

export const explanation = z.object({
  /** Cosine similarity of every part of the question, with its weight. `words` of an example is its path, token or photo id. */
  parts: z.array(z.object({ words: z.string(), cosine: z.number(), weight: z.number(), negated: z.boolean() })),
  /** Standing against the background bank: (cosine - mean) / sd; null without a bank. */
  standing: z.number().nullable(),
  /** Question words that are written on the photo (names, caption, keywords, place). */
  written: z.array(z.string()),
  filters: z.array(z.string()),
  /** The score from which results of this question are strong; null for a question of filters alone. */
  boundary: z.number().nullable(),
});
export type Explanation = z.infer<typeof explanation>;

export const rankedPhoto = z.object({
  id: photoId,
  path: z.string().nullable(),
  paths: z.array(z.string()),
  /** Ranking score, comparable within one answer only; null for a question of filters alone. */
  score: z.number().nullable(),
  takenAt: z.string().nullable(),
  kind: z.enum(['image', 'raw', 'video']),
  width: z.number(),
  height: z.number(),
  explain: explanation.optional(),
});
export type RankedPhoto = z.infer<typeof rankedPhoto>;

export const searchAnswer = z.object({
  query: z.string(),
  parsed: parsedQuestion,
  /** The first `strong` results are above the boundary. */
  strong: z.number(),
  results: z.array(rankedPhoto),
  /** What to loosen where the filters leave nothing that clearly matches, most photos first. */
  advice: z.array(searchAdvice),
});
export type SearchAnswer = z.infer<typeof searchAnswer>;

export const similarRequest = z.object({
  /** A photo id, or the absolute path of any image file. */
  to: z.string().min(1),
  limit: z.number().int().min(1).max(10_000).default(20),
});
export type SimilarRequest = z.input<typeof similarRequest>;

export const similarAnswer = z.object({ strong: z.number(), results: z.array(rankedPhoto) });
export type SimilarAnswer = z.infer<typeof similarAnswer>;

export const libraryStatus = z.object({
  library: z.string(),
  photos: z.number(),
  hidden: z.number(),
  files: z.number(),
  away: z.number(),
  failed: z.array(fileFailure),
  model: z.object({ id: z.string(), name: z.string(), fingerprint: z.string() }).nullable(),
  /** A model being built beside the active one, with the photos it still lacks. */
  building: z.object({ id: z.string(), name: z.string(), missing: z.number() }).nullable(),
  provider: z.string().nullable(),
  providers: z.array(z.string()),
  sizeBytes: z.number(),
  /** Albumen's version. */
  version: z.string(),
  schemaVersion: z.number(),
  folders: z.array(z.string()),
  /** The process that writes to this library now. */
  writer: z.object({ pid: z.number(), host: z.string(), since: z.string() }).nullable(),
});
export type LibraryStatus = z.infer<typeof libraryStatus>;

export const folderInfo = z.object({
  path: z.string(),
  files: z.number(),
  state: z.enum(['present', 'away']),
  /** Folders below it that the person left out, absolute. */
  excluded: z.array(z.string()),
});
export type FolderInfo = z.infer<typeof folderInfo>;

export const modelInfo = z.object({
  id: z.string(),
  name: z.string(),
  folder: z.string(),
  layout: z.string(),
  fingerprint: z.string(),
  dim: z.number(),
  licence: z.string().nullable(),
  quality: z.unknown(),
  /** This library's standing: `none` where it holds no vectors of this pack. */
  state: z.enum(['none', 'active', 'building', 'retired']),
  /** Photos that lack a vector of this pack. */
  missing: z.number(),
  /** As last measured on this machine; null before it ran here. */
  measured: z.object({ provider: z.string(), photosPerSecond: z.number() }).nullable(),
});
export type ModelInfo = z.infer<typeof modelInfo>;

/** A pack folder that was tried: what it is, or why it cannot be used. */
export const modelCheck = z.object({
  folder: z.string(),
  ok: z.boolean(),
  error: z.string().nullable(),
  model: modelInfo.nullable(),
  provider: z.string().nullable(),
  photosPerSecond: z.number().nullable(),
  rejected: z.array(z.object({ provider: z.string(), reason: z.string() })),
});
export type ModelCheck = z.infer<typeof modelCheck>;

export const doctorReport = z.object({
  checks: z.array(z.object({
    area: z.string(),
    status: z.enum(['ok', 'note', 'problem']),
    found: z.string(),
    /** What to do about what is missing; null when nothing is. */
    advice: z.string().nullable(),
    facts: doctorFacts,
  })),
});
export type DoctorReport = z.infer<typeof doctorReport>;

export const forgetRequest = z.object({
  /** Photo ids or absolute paths (a path also names everything below it). */
  targets: z.array(z.string()).min(1),
});
export const forgetReport = z.object({ forgotten: z.number(), stillPresent: z.array(z.string()) });
export type ForgetReport = z.infer<typeof forgetReport>;

/** Which photos to fetch, in the order wanted. */
export const photosRequest = z.object({ ids: z.array(photoId).max(10_000) });
/** A person's rating for photos, 0 to 5; null returns to the file's own. */
export const rateRequest = z.object({ ids: z.array(photoId).max(10_000), rating: z.number().int().min(0).max(5).nullable() });
/** A folder of the library, absolute. */
export const folderRequest = z.object({ path: z.string().min(1) });
/** A pack folder to try, absolute. */
export const modelFolderRequest = z.object({ folder: z.string().min(1) });
/** A pack by id, fingerprint or absolute folder. */
export const modelRequest = z.object({ model: z.string().min(1) });
