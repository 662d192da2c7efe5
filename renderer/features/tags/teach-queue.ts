import type { Lesson } from '../../../shared/contract/tag-schemas.ts';

/**
 * Photos to ask about, in their order: what teaches most and what is most likely in turns, so that answers are neither
 * all guesses nor all yes; then what a search found, for a tag that knows nothing yet.
 *
 * @param answered What is not asked again.
 */
export function teachQueue(lesson: Pick<Lesson, 'likely' | 'unsure'> | null, found: readonly string[], answered: ReadonlySet<string>): readonly string[] {
  const likely = lesson?.likely ?? [];
  const unsure = lesson?.unsure ?? [];
  const queue = new Set<string>();
  for (let at = 0; at < Math.max(likely.length, unsure.length); at++) {
    for (const id of [unsure[at]?.id, likely[at]?.id]) if (id !== undefined) queue.add(id);
  }
  for (const id of found) queue.add(id);
  return [...queue].filter((id) => !answered.has(id));
}
