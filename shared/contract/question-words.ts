import { z } from 'zod';
import { names } from './names.ts';

/** ISO 3166-1 alpha-2 where the place is a country, so that its name can be said in any language; else null. */
const countryCode = z.string().nullable();

/**
 * What a filter asks for, so that every door says it in its own language: the command line in English
 * (electron/engine/search/say-filter.ts), the window in the person's. Wall times are milliseconds as if they were UTC.
 */
export const filterMeaning = z.discriminatedUnion('kind', [
  /** Taken in a stretch of time, `toMs` exclusive; null is open. */
  z.object({ kind: z.literal('taken'), fromMs: z.number().nullable(), toMs: z.number().nullable() }),
  /** On a day of any year; months 1 to 12. */
  z.object({ kind: z.literal('day-of-year'), month: z.number(), day: z.number() }),
  z.object({ kind: z.literal('month'), month: z.number() }),
  z.object({ kind: z.literal('season'), season: z.enum(['spring', 'summer', 'autumn', 'winter']) }),
  /** ISO weekdays, 1 Monday to 7 Sunday. */
  z.object({ kind: z.literal('weekdays'), weekdays: z.array(z.number()) }),
  /** Local hours, `to` exclusive. */
  z.object({ kind: z.literal('hours'), part: z.enum(['night', 'morning', 'noon', 'afternoon', 'evening', 'midnight']), from: z.number(), to: z.number() }),
  z.object({ kind: z.literal('place'), name: z.string(), countryCode }),
  z.object({ kind: z.literal('near'), name: z.string(), countryCode, radiusKm: z.number() }),
  z.object({ kind: z.literal('map-part') }),
  /** Taken with this camera, said in a sentence. */
  z.object({ kind: z.literal('camera'), name: z.string() }),
  z.object({ kind: z.literal('tag'), names }),
  z.object({ kind: z.literal('album'), name: z.string() }),
  /** Words written on the photo, as an explicit filter asks for them. */
  z.object({ kind: z.literal('text'), field: z.enum(['camera', 'lens', 'caption', 'keyword']), value: z.string() }),
  z.object({ kind: z.literal('path'), value: z.string() }),
  z.object({ kind: z.literal('folder'), name: z.string() }),
  /** A file type by the name that the person gave it. */
  z.object({ kind: z.literal('type'), name: z.string() }),
  z.object({ kind: z.literal('shape'), shape: z.enum(['portrait', 'landscape', 'square']) }),
  z.object({ kind: z.literal('rating'), stars: z.number(), orMore: z.boolean() }),
  /** A range as the person wrote it: `>800`, `100..400`. */
  z.object({ kind: z.literal('number'), field: z.enum(['iso', 'rating', 'f', 'focal', 'width', 'height', 'duration']), range: z.string() }),
  /** What an explicit `is:` asks for, in lower case, as written. */
  z.object({ kind: z.literal('is'), what: z.string() }),
  z.object({ kind: z.literal('has'), what: z.enum(['place', 'date', 'caption', 'keywords', 'tags']) }),
]);
export type FilterMeaning = z.infer<typeof filterMeaning>;

/** What the engine remarks on a question; in English by electron/engine/search/say-remark.ts. */
export const questionRemark = z.discriminatedUnion('code', [
  z.object({ code: z.literal('too-many-parts'), leftOut: z.number() }),
  z.object({ code: z.literal('too-many-words'), words: z.number() }),
  /** German words that are not in the vocabulary. */
  z.object({ code: z.literal('not-translated'), words: z.array(z.string()) }),
  z.object({ code: z.literal('no-photos-yet') }),
  z.object({ code: z.literal('nothing-passes') }),
]);
export type QuestionRemark = z.infer<typeof questionRemark>;
