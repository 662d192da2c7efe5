import { z } from 'zod';
import { indexProgress } from './schemas.ts';

/** What the engine does by itself: the true state of the status line, one snapshot at a time. */
export const activitySnapshot = z.object({
  /** `waiting`: a run is due and holds back (a person is busy, another process writes); `blocked`: the last run could not go on. */
  state: z.enum(['idle', 'indexing', 'paused', 'waiting', 'blocked']),
  /** Of the run under way or held; null when there is none. */
  progress: indexProgress.nullable(),
  pausedBecause: z.enum(['person', 'battery']).nullable(),
  /** Why the last run could not go on, and what to do; null when it could. */
  problem: z.string().nullable(),
  lastRun: z
    .object({
      finishedAtMs: z.number(), added: z.number(), updated: z.number(), moved: z.number(), removed: z.number(),
      failed: z.number(), seconds: z.number(), photosPerSecond: z.number(),
    })
    .nullable(),
  /** Files of the library that could not be read. */
  failures: z.number(),
  /** How each folder of the library is watched. */
  watching: z.array(z.object({ folder: z.string(), state: z.enum(['watching', 'away', 'off', 'failed']), reason: z.string().nullable() })),
  /** Changes whenever photos came, went or changed: what the window shows is then read again. */
  libraryVersion: z.string(),
});
export type ActivitySnapshot = z.infer<typeof activitySnapshot>;

/** Ask for an index run in the background; one that is under way is followed by this one. */
export const backgroundRunRequest = z.object({
  /** Folders, absolute; none means every folder of the library. */
  folders: z.array(z.string()).default([]),
  retryFailed: z.boolean().default(false),
  verify: z.boolean().default(false),
});
export type BackgroundRunRequest = z.input<typeof backgroundRunRequest>;

export const folderSuggestion = z.object({
  /** `pictures`: the system's Pictures folder; `samples`: the photos that ship with Albumen. */
  kind: z.enum(['pictures', 'samples']),
  path: z.string(),
  /** Photos and videos below it by their names, counted up to `countedTo`. */
  photos: z.number(),
  countedTo: z.number(),
});
export type FolderSuggestion = z.infer<typeof folderSuggestion>;

/** Folders to choose from, where there is no native dialog. */
export const folderListing = z.object({
  path: z.string(),
  /** Null at the top. */
  parent: z.string().nullable(),
  folders: z.array(z.object({ name: z.string(), path: z.string() })),
  /** Pictures directly in this folder, by their names. */
  photos: z.number(),
});
export type FolderListing = z.infer<typeof folderListing>;

/** An absolute folder to look into; none means the person's home. */
export const browseRequest = z.object({ path: z.string().nullable().default(null) });

export const fileFailures = z.object({
  total: z.number(),
  failures: z.array(z.object({ path: z.string(), reason: z.string(), attempts: z.number() })),
});
export type FileFailures = z.infer<typeof fileFailures>;
