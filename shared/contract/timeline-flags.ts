/** Bits of `TimelineColumns.flags`. */
export const TIMELINE_FLAGS = { video: 1, raw: 2, motion: 4, favourite: 8 } as const;
