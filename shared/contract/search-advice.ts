import { z } from 'zod';

/** A filter of a question whose loss finds photos. */
export const searchAdvice = z.object({
  /** The filter's words, as in `parsed.filters`; null where only the loss of all filters finds photos. */
  without: z.string().nullable(),
  /** Photos that are then found: strong ones where the question has a look; of these 20 are counted at most. */
  photos: z.number(),
  /** For a person: `3 photos without “in 2019”`. */
  says: z.string(),
  /** The whole question without it. */
  question: z.string(),
});
