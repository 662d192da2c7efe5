import type { RankedPhoto, SearchAnswer } from '../../../shared/contract/schemas.ts';

/**
 * An answer by date: its strong results first, by date, then the weaker ones, by date. Photos without a date come last in
 * either part.
 *
 * @param ranked Results, best first, of which the first `strong` are strong.
 * @param limit How many to keep: the strong ones by date, and of the weaker ones the best.
 */
export function sortByDate(
  { strong, results }: Pick<SearchAnswer, 'strong' | 'results'>, order: 'newest' | 'oldest', limit: number,
): Pick<SearchAnswer, 'strong' | 'results'> {
  const byDate = (photos: readonly RankedPhoto[]): RankedPhoto[] =>
    photos.toSorted((a, b) => {
      if (a.takenAt === b.takenAt) return a.id < b.id ? -1 : 1;
      if (a.takenAt === null || b.takenAt === null) return a.takenAt === null ? 1 : -1;
      return (a.takenAt < b.takenAt) === (order === 'oldest') ? -1 : 1;
    });
  const kept = byDate(results.slice(0, strong)).slice(0, limit);
  return { strong: kept.length, results: [...kept, ...byDate(results.slice(strong, strong + limit - kept.length))] };
}
