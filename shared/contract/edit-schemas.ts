import { z } from 'zod';
import { photoId } from './schemas.ts';
import { tagId } from './tag-schemas.ts';

/** What a person says of photos. A field left out stays; null takes the person's word back, so that the file's counts again. */
export const photoChange = z.object({
  rating: z.number().int().min(0).max(5).nullable().optional(),
  isFavourite: z.boolean().optional(),
  /** Hidden photos are left out of everything but the list of hidden ones. */
  isHidden: z.boolean().optional(),
  /** Quarter turns clockwise, 0 to 3, on top of the file's own orientation. */
  quarterTurns: z.number().int().min(0).max(3).optional(),
  /** `YYYY-MM-DDTHH:mm:ss` local wall time, with minutes east of UTC or null where unknown. */
  takenAt: z.object({ local: z.string(), offsetMinutes: z.number().nullable() }).nullable().optional(),
  place: z.object({ latitude: z.number().min(-90).max(90), longitude: z.number().min(-180).max(180) }).nullable().optional(),
  /** True: it bears the tag; false: it does not, whatever the picture says; null takes the word back. Other tags stay. */
  tags: z.record(tagId, z.boolean().nullable()).optional(),
});
export type PhotoChange = z.infer<typeof photoChange>;

/** Changes for groups of photos; a photo that is named twice takes both, in order. */
export const editRequest = z.object({ changes: z.array(z.object({ ids: z.array(photoId).max(100_000), change: photoChange })).max(100_000) });
export type EditRequest = z.input<typeof editRequest>;

/** What undoes an edit: the same kind of request, to be sent as it is. */
export const editReport = z.object({ changed: z.number(), undo: editRequest });
export type EditReport = z.infer<typeof editReport>;

export const photoIds = z.object({ ids: z.array(photoId).min(1).max(100_000) });

/** One move to the trash, which is restored as one. */
export const trashBatch = z.object({
  batch: z.string(),
  movedAtMs: z.number(),
  /** Photo ids whose files are there, the bundle's other photos included. */
  ids: z.array(z.string()),
  files: z.array(z.object({ path: z.string(), sizeBytes: z.number() })),
});
export type TrashBatch = z.infer<typeof trashBatch>;

export const trashMoveReport = z.object({
  /** Null when nothing could be moved. */
  batch: z.string().nullable(),
  photos: z.number(),
  failed: z.array(z.object({ path: z.string(), reason: z.string() })),
});
export type TrashMoveReport = z.infer<typeof trashMoveReport>;

/** Give back one batch, or some photos of any. */
export const restoreRequest = z.object({ batch: z.string().optional(), ids: z.array(photoId).optional() });
export const restoreReport = z.object({
  restored: z.number(),
  /** Files that could not go back (their name is taken, the drive is away): they stay in the trash. */
  failed: z.array(z.object({ path: z.string(), reason: z.string() })),
});
export type RestoreReport = z.infer<typeof restoreReport>;

export const exportRequest = z.object({
  ids: z.array(photoId).min(1).max(100_000),
  /**
   * Absolute; made if need be. Nothing in it is overwritten: a name that is taken gets " (2)". Null, for sidecars alone:
   * beside the originals, where what a sidecar already says is kept and added to.
   */
  folder: z.string().min(1).nullable(),
  /** `sidecar`: no picture, only an XMP file that says of the photo what a copy with metadata would. */
  format: z.enum(['original', 'jpeg', 'sidecar']).default('original'),
  /** Long side of a JPEG, pixels; null keeps the photo's own. */
  longSide: z.number().int().min(64).max(20_000).nullable().default(null),
  quality: z.number().int().min(30).max(100).default(90),
  /** With date, camera, words; corrections are carried. Without: pixels and colour profile only. */
  withMetadata: z.boolean().default(true),
  withPlace: z.boolean().default(true),
  /** The photo's tags, beside the keywords that its file has; needs `withMetadata`. See docs/cli.md for the fields. */
  withTags: z.boolean().default(false),
  /** What the tags of the vocabulary are called there. */
  tagLanguage: z.enum(['en', 'de']).default('en'),
});
export type ExportRequest = z.input<typeof exportRequest>;
/** As it is once its defaults are filled in. */
export type ExportWish = z.output<typeof exportRequest>;

export const exportEvent = z.discriminatedUnion('type', [
  z.object({ type: z.literal('progress'), done: z.number(), total: z.number() }),
  z.object({
    type: z.literal('report'),
    /** Of one photo several where sidecars are written beside each of its files; none where a sidecar would say nothing. */
    written: z.array(z.object({ id: z.string(), path: z.string() })),
    failed: z.array(z.object({ id: z.string(), reason: z.string() })),
    interrupted: z.boolean(),
  }),
]);
export type ExportEvent = z.infer<typeof exportEvent>;
