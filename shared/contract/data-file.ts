import { z } from 'zod';
import { isWallTime, OFFSET_MAX_MINUTES } from './is-wall-time.ts';
import { photoId } from './schemas.ts';

/** Form of the file that `app.exportData` writes now. Form 1 had no `records`, and left out words that were taken back. */
export const DATA_FORM = 2;

/** UTC, to the millisecond. */
const at = z.iso.datetime();

/** One thing that a person said of a photo, and when. Null: taken back. */
function said<Value extends z.ZodType>(value: Value) {
  return z.object({ value: value.nullable(), at });
}

const name = z.string().nullable();

/** By kind, as the store's PersonsWord has them. Kinds that this version does not know are kept as they are. */
export const fileMarks = z
  .object({
    rating: said(z.number().int().min(0).max(5)).optional(),
    isFavourite: said(z.boolean()).optional(),
    isHidden: said(z.boolean()).optional(),
    quarterTurns: said(z.number().int().min(0).max(3)).optional(),
    takenAt: said(
      z.object({
        local: z.string().refine(isWallTime, 'it is no date of photography written as YYYY-MM-DDTHH:mm:ss'),
        offsetMinutes: z.number().int().min(-OFFSET_MAX_MINUTES).max(OFFSET_MAX_MINUTES).nullable(),
      }),
    ).optional(),
    place: said(
      z.object({
        latitude: z.number().min(-90).max(90), longitude: z.number().min(-180).max(180), city: name, region: name, country: name, countryCode: name,
      }),
    ).optional(),
    tags: said(z.record(z.string(), z.boolean())).optional(),
    albums: said(z.record(z.string(), z.number())).optional(),
  })
  .catchall(said(z.json()));
export type FileMarks = z.output<typeof fileMarks>;

const filePhoto = z.object({
  id: photoId,
  /** Where it lies, or lay last; for people who read the file. */
  paths: z.array(z.string()).optional(),
  marks: fileMarks,
});

/** Something that belongs to no one photo; `key` begins with its kind. */
const fileRecord = z
  .object({ key: z.string().max(1_000), kind: z.string().regex(/^[a-z][a-z-]{0,63}$/, 'a kind is lower-case letters and hyphens'), value: z.json(), at })
  .refine(({ key, kind }) => key.startsWith(`${kind}/`), { path: ['key'], message: 'it does not begin with its kind' });

const formOne = z.object({ albumen: z.literal(1), photos: z.array(filePhoto) }).transform((data) => ({ ...data, records: [] }));
const formTwo = z.object({ albumen: z.literal(2), photos: z.array(filePhoto), records: z.array(fileRecord) });

/** What is read of a file that `app.exportData` wrote, of this form or an older one; folders and settings belong to their machine. */
export const dataFile = z.discriminatedUnion('albumen', [formOne, formTwo]);
export type DataFile = z.output<typeof dataFile>;

/** The same part as it is written. */
export interface WrittenData {
  readonly photos: readonly { readonly id: string; readonly paths: readonly string[]; readonly marks: Readonly<Record<string, { readonly value: unknown; readonly at: string }>> }[];
  readonly records: readonly { readonly key: string; readonly kind: string; readonly value: unknown; readonly at: string }[];
}
