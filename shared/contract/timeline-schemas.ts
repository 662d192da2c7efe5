import { z } from 'zod';

/**
 * Every visible photo, newest capture time first (those without one last, ties by id), as columns of one length:
 * 100,000 photos are 2.9 MB instead of 100,000 objects.
 */
export const timelineColumns = z.object({
  /** Changes with everything that this answer shows. */
  version: z.string(),
  count: z.number(),
  /** Photo ids, 16 bytes each, [count * 16]. */
  ids: z.instanceof(Uint8Array),
  /** Local wall time as if it were UTC, milliseconds, NaN without a date, [count]. */
  takenAtMs: z.instanceof(Float64Array),
  /** Width over height of the upright picture, [count]. */
  ratios: z.instanceof(Float32Array),
  /** Bits of timeline-flags.ts joined, [count]. */
  flags: z.instanceof(Uint8Array),
});
export type TimelineColumns = z.infer<typeof timelineColumns>;

export const timelineRequest = z.object({
  /** The version that the caller holds: the answer is null when nothing has changed since. */
  since: z.string().optional(),
  /** `hidden`: only the photos that the person hid; `favourites`: only those. */
  show: z.enum(['all', 'favourites', 'hidden']).default('all'),
});
export type TimelineRequest = z.input<typeof timelineRequest>;

/** Where the photos with a place are, as columns of one length, in the order of the timeline. */
export const photoPositions = z.object({
  version: z.string(),
  ids: z.instanceof(Uint8Array),
  /** Degrees, WGS 84, [count]. */
  latitudes: z.instanceof(Float32Array),
  longitudes: z.instanceof(Float32Array),
});
export type PhotoPositions = z.infer<typeof photoPositions>;
