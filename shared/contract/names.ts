import { z } from 'zod';

/** A name in the languages of the window; a name that the person gave is the same in all. */
export const names = z.object({ en: z.string(), de: z.string() });
export type Names = z.infer<typeof names>;
