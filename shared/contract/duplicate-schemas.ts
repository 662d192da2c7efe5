import { z } from 'zod';
import { photoId } from './schemas.ts';

/**
 * `exact`: the same bytes at several places; `same`: the same picture encoded, scaled, stripped or turned anew; `near`:
 * cropped, filtered, marked, edited or mirrored; `burst`: seconds apart by one camera. A pair is in one tier only.
 */
export const duplicateTier = z.enum(['exact', 'same', 'near', 'burst']);
export type DuplicateTier = z.infer<typeof duplicateTier>;

/** Why one file is kept and not another, for the window to say in its language; `of` and `against` are shown as they stand. */
export const keeperReason = z.object({
  what: z.enum(['rule', 'larger', 'original-camera-file', 'better-format', 'less-compressed', 'has-date', 'has-place', 'has-metadata', 'rating', 'sharper', 'folder', 'older', 'first-by-name']),
  /** Of the keeper: `4000 x 3000`, `2016/`. */
  of: z.string().nullable(),
  against: z.string().nullable(),
});
export type KeeperReason = z.infer<typeof keeperReason>;

/** Which photo is to be kept, before anything else is weighed; the first rule that tells two apart decides. */
export const keeperRules = z.object({
  rules: z.array(z.discriminatedUnion('type', [
    /** A folder, absolute, or a part of a path such as `Originals/`. */
    z.object({ type: z.literal('keep-in'), folder: z.string().min(1) }),
    z.object({ type: z.literal('drop-in'), folder: z.string().min(1) }),
    z.object({ type: z.literal('prefer'), what: z.enum(['raw', 'larger', 'older', 'newer']) }),
  ])).max(100),
});
export type KeeperRules = z.infer<typeof keeperRules>;

/** One file of a group (`exact`), or one photo with all its files (the other tiers). */
export const duplicateMember = z.object({
  /** Names it in its group: the path in tier `exact`, the photo id in the others. */
  key: z.string(),
  id: photoId,
  /** What goes when it goes; sidecars and bundled files, which go with it, are not listed. */
  paths: z.array(z.string()),
  sizeBytes: z.number(),
  width: z.number(),
  height: z.number(),
  format: z.string(),
  takenAt: z.string().nullable(),
  camera: z.string().nullable(),
  /** How it differs from the keeper, for people who compare: turned and mirrored are of the picture, not of its tags. Empty in a burst. */
  differs: z.array(z.enum(['turned', 'mirrored', 'cropped', 'scaled', 'recoded', 'edited', 'metadata'])),
});
export type DuplicateMember = z.infer<typeof duplicateMember>;

export const duplicateGroup = z.object({
  /** The same for the same members. */
  id: z.string(),
  tier: duplicateTier,
  /** Best first: the proposed keeper is the first. Every other member matches it. */
  members: z.array(duplicateMember).min(2),
  /** Why the first is proposed, most telling first. */
  reasons: z.array(keeperReason),
  /** Bytes won when all but the keeper go. */
  winsBytes: z.number(),
});
export type DuplicateGroup = z.infer<typeof duplicateGroup>;

export const duplicatesSummary = z.object({
  /** False while photos are still to be compared: the counts grow. */
  isComplete: z.boolean(),
  tiers: z.array(z.object({ tier: duplicateTier, groups: z.number(), extra: z.number(), winsBytes: z.number() })),
  /** Pairs that the person said are no duplicates. */
  notDuplicates: z.number(),
});
export type DuplicatesSummary = z.infer<typeof duplicatesSummary>;

export const duplicatesRequest = z.object({
  tier: duplicateTier,
  limit: z.number().int().min(1).max(10_000).default(100),
  offset: z.number().int().min(0).default(0),
  /** To try rules out, instead of the person's own. */
  rules: keeperRules.optional(),
});
export type DuplicatesRequest = z.input<typeof duplicatesRequest>;
/** Most bytes to win first. */
export const duplicatesPage = z.object({ total: z.number(), groups: z.array(duplicateGroup) });
export type DuplicatesPage = z.infer<typeof duplicatesPage>;

export const duplicatesOfRequest = z.object({ photo: photoId });
/** A group that a photo is a member of, and where it stands in the list of its tier by the person's own rules. */
export const duplicatePlace = z.object({ tier: duplicateTier, id: z.string(), at: z.number().int().min(0) });
export type DuplicatePlace = z.infer<typeof duplicatePlace>;

/** What to do with groups as they were shown: a group that has changed since is left alone and told in `failed`. */
export const resolveRequest = z.object({
  groups: z.array(z.object({ id: z.string(), tier: duplicateTier, keep: z.array(z.string()).min(1), trash: z.array(z.string()).min(1) })).min(1).max(100_000),
  /** The rules that the groups were shown by, where these were not the person's own. */
  rules: keeperRules.optional(),
});
export type ResolveRequest = z.infer<typeof resolveRequest>;

/** Resolve every group of a tier by its proposed keeper. */
export const resolveAllRequest = z.object({
  tier: duplicateTier,
  /** Instead of the person's own. */
  rules: keeperRules.optional(),
  /** Only so many groups, those with most bytes to win. */
  limit: z.number().int().min(1).optional(),
});
export type ResolveAllOptions = Omit<z.infer<typeof resolveAllRequest>, 'tier'>;

export const resolveReport = z.object({
  /** Names the step for `trash.restore`, which undoes it whole, also after a restart; null when nothing moved. */
  batch: z.string().nullable(),
  groups: z.number(),
  files: z.number(),
  wonBytes: z.number(),
  failed: z.array(z.object({ path: z.string(), reason: z.string() })),
});
export type ResolveReport = z.infer<typeof resolveReport>;

/** Photos that are no duplicates of each other, remembered by content for good; `false` takes that back. */
export const notDuplicatesRequest = z.object({ ids: z.array(photoId).min(2).max(1_000), areDifferent: z.boolean() });
export type NotDuplicatesRequest = z.infer<typeof notDuplicatesRequest>;
