import { z } from 'zod';
import type { MarkKind, PersonsWord } from './apply-marks.ts';
import { isWallTime, OFFSET_MAX_MINUTES } from './is-wall-time.ts';

const name = z.string().nullable();
const takenAt = z.object({
  local: z.string().refine(isWallTime, 'it is no date of photography written as YYYY-MM-DDTHH:mm:ss'),
  offsetMinutes: z.number().int().min(-OFFSET_MAX_MINUTES).max(OFFSET_MAX_MINUTES).nullable(),
});
const place = z.object({
  latitude: z.number().min(-90).max(90), longitude: z.number().min(-180).max(180), city: name, region: name, country: name, countryCode: name,
});

/** What a mark of each kind may say, for words that come from outside the library: every kind must be here. */
export const MARK_VALUES = {
  rating: z.number().int().min(0).max(5).nullable(),
  isFavourite: z.boolean().nullable(),
  isHidden: z.boolean().nullable(),
  quarterTurns: z.number().int().min(0).max(3).nullable(),
  takenAt: takenAt.nullable(),
  place: place.nullable(),
  tags: z.record(z.string(), z.boolean()).nullable(),
  albums: z.record(z.string(), z.number()).nullable(),
} as const satisfies { readonly [Kind in MarkKind]-?: z.ZodType<Exclude<PersonsWord[Kind], undefined>> };
