import type { Names } from '../../../shared/contract/tag-schemas.ts';
import { CONCEPT_LEAD_MIN, CONCEPT_SCORE_MIN } from './limits.ts';
import { readTag, type TagNames } from './name-content.ts';

/** How well a tag fits a picture, by the measure of tags. */
export interface LookScore {
  readonly tag: string;
  readonly score: number;
}

/** The word that clearly fits best; null where none does, or two fit alike. */
export function nameLook(scores: readonly LookScore[], tags: TagNames): Names | null {
  const ranked = scores.filter(({ tag }) => readTag(tag, tags).some(({ key }) => key === tags.meant(tag)?.id)).toSorted((a, b) => b.score - a.score);
  const [best] = ranked;
  if (!best || best.score < CONCEPT_SCORE_MIN) return null;
  const line = new Set([best.tag, ...tags.above(best.tag)]);
  const rival = ranked.find(({ tag }) => !line.has(tag) && !tags.above(tag).includes(best.tag));
  if (rival && best.score - rival.score < CONCEPT_LEAD_MIN) return null;
  return readTag(best.tag, tags)[0]?.names ?? null;
}
