import { z } from 'zod';
import { photoId } from './schemas.ts';

/** Stable name of a tag: that of the vocabulary (`dog`), or `own-` and hex digits for one that the person made. */
export const tagId = z.string().regex(/^[a-z0-9][a-z0-9-]{0,63}$/, 'a tag id is lower-case letters, digits and hyphens');

/** A name in the languages of the window; a name that the person gave is the same in all. */
export const names = z.object({ en: z.string(), de: z.string() });
export type Names = z.infer<typeof names>;

export const tagInfo = z.object({
  id: tagId,
  names,
  /** The tag above it: what bears `dog` counts as `animal` too. */
  parent: tagId.nullable(),
  /** `shipped`: from the vocabulary; `own`: made by the person and given by hand; `taught`: also found by what the person showed. */
  kind: z.enum(['shipped', 'own', 'taught']),
  /** The person does not want to see it: it is left out of photos, lists and suggestions. */
  isHidden: z.boolean(),
  /** Visible photos that bear it or a tag below it. */
  photos: z.number(),
  /** The surest visible photo that bears it. */
  coverId: photoId.nullable(),
  /** How often it was right where it was measured; null where it never was. See docs/tags.md. */
  measured: z.object({ positives: z.number(), precision: z.number(), low: z.number(), high: z.number() }).nullable(),
  /** Photos that the person said it is true of, and not true of. */
  said: z.object({ yes: z.number(), no: z.number() }),
  /** The tag that it counts as now; absent where it stands for itself. It is shown nowhere but here, where that can be taken back. */
  mergedInto: tagId.optional(),
});
export type TagInfo = z.infer<typeof tagInfo>;

export const photoTag = z.object({
  tag: tagId,
  names,
  /** `person`: said by the person; `auto`: read from the picture; `taught`: found by what the person showed. */
  by: z.enum(['person', 'auto', 'taught']),
  /** Probability in [0, 1] that it is right; 1 for the person's word. */
  confidence: z.number(),
});
/** The tags of one photo, surest first, and those that the person refused. */
export const photoTags = z.object({ id: photoId, tags: z.array(photoTag), refused: z.array(z.object({ tag: tagId, names })) });
export type PhotoTags = z.infer<typeof photoTags>;

/** A new tag of the person's own; photos are given it by `photos.edit`. */
export const newTag = z.object({ name: z.string().trim().min(1).max(100), parent: tagId.nullable().default(null) });
export type NewTag = z.input<typeof newTag>;

/** Fields left out stay as they are. */
export const tagChange = z.object({
  tag: tagId,
  /** Null returns to the vocabulary's name. */
  name: z.string().trim().min(1).max(100).nullable().optional(),
  isHidden: z.boolean().optional(),
  /** What bears this tag bears that one instead; null takes it back. */
  mergedInto: tagId.nullable().optional(),
  /** Find more photos by what the person said yes and no to; false goes back to the given ones. */
  isTaught: z.boolean().optional(),
});
export type TagChange = z.infer<typeof tagChange>;

export const tagRequest = z.object({ tag: tagId });

export const teachRequest = z.object({ tag: tagId, limit: z.number().int().min(1).max(200).default(24) });
export type TeachRequest = z.input<typeof teachRequest>;

/** What a taught tag has learnt, with photos to answer yes or no to (by `photos.edit`). */
export const lesson = z.object({
  tag: tagInfo,
  /** Photos marked yes that are still missing before it can be learnt; 0 once it is. */
  missing: z.number(),
  /** Likely photos that the person has not spoken of, most likely first. */
  likely: z.array(z.object({ id: photoId, confidence: z.number() })),
  /** Photos whose answer would teach most, most doubtful first. */
  unsure: z.array(z.object({ id: photoId, confidence: z.number() })),
});
export type Lesson = z.infer<typeof lesson>;
