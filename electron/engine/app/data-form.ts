import { z } from 'zod';
import { photoId } from '../../../shared/contract/schemas.ts';
import { MARK_VALUES } from '../store/mark-values.ts';

/** Form of the file that `exportData` writes now. Form 1 had no `records`, and left out words that were taken back. */
export const DATA_FORM = 2;

/** UTC, to the millisecond. */
const at = z.iso.datetime();

function said<Value extends z.ZodType>(value: Value) {
  return z.object({ value, at });
}

/** Kinds of mark that this version does not know are kept as they are, as the store keeps them. */
const marks = z
  .object({
    rating: said(MARK_VALUES.rating).optional(),
    isFavourite: said(MARK_VALUES.isFavourite).optional(),
    isHidden: said(MARK_VALUES.isHidden).optional(),
    quarterTurns: said(MARK_VALUES.quarterTurns).optional(),
    takenAt: said(MARK_VALUES.takenAt).optional(),
    place: said(MARK_VALUES.place).optional(),
    tags: said(MARK_VALUES.tags).optional(),
    albums: said(MARK_VALUES.albums).optional(),
  } satisfies Record<keyof typeof MARK_VALUES, z.ZodType>)
  .catchall(said(z.json()));

const photo = z.object({ id: photoId, paths: z.array(z.string()).optional(), marks });

/** `key` begins with its kind, as RecordRow.key does. */
const record = z
  .object({ key: z.string().max(1_000), kind: z.string().regex(/^[a-z][a-z-]{0,63}$/, 'a kind is lower-case letters and hyphens'), value: z.json(), at })
  .refine(({ key, kind }) => key.startsWith(`${kind}/`), { path: ['key'], message: 'it does not begin with its kind' });

const formOne = z.object({ albumen: z.literal(1), photos: z.array(photo) }).transform((data) => ({ ...data, records: [] }));
const formTwo = z.object({ albumen: z.literal(2), photos: z.array(photo), records: z.array(record) });

/** What is read of a file that `exportData` wrote, of this form or an older one; folders and settings belong to their machine. */
export const dataFile = z.discriminatedUnion('albumen', [formOne, formTwo]);
export type DataFile = z.output<typeof dataFile>;

/** The same part as it is written. */
export interface WrittenData {
  readonly photos: readonly {
    readonly id: string;
    /** Where it lies, or lay last; for people who read the file. */
    readonly paths: readonly string[];
    readonly marks: Readonly<Record<string, { readonly value: unknown; readonly at: string }>>;
  }[];
  readonly records: readonly { readonly key: string; readonly kind: string; readonly value: unknown; readonly at: string }[];
}
