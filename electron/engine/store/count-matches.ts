import type { LanceTables } from './lance-tables.ts';

/** Conditions whose counts are remembered: a person refines one question, a batch repeats its filters. */
const REMEMBERED_MAX = 64;
const remembered = new WeakMap<LanceTables, Map<string, number>>();

/**
 * How many photos pass a condition. Counting 1,000,000 takes 2 to 17 ms, a third of the question it is counted for, so
 * counts are kept for as long as the table has not changed.
 */
export async function countMatches(tables: LanceTables, where: string): Promise<number> {
  const photos = await tables.table('photos');
  const key = `${await photos.version()} ${where}`;
  const counts = remembered.get(tables) ?? new Map<string, number>();
  remembered.set(tables, counts);
  const known = counts.get(key);
  if (known !== undefined) return known;
  const count = await photos.countRows(where);
  const oldest = counts.keys().next();
  if (counts.size >= REMEMBERED_MAX && !oldest.done) counts.delete(oldest.value);
  counts.set(key, count);
  return count;
}
