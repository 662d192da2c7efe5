import type { Calibration } from '../encode/model-pack.ts';
import { drawBoundary } from './draw-boundary.ts';
import { combineStandings, scaleOf, scoreOf } from './standing.ts';
import type { VectorPart } from './standing.ts';

/**
 * A photo that is strong by the question's words alone is strong with example images too where it stands at this share of
 * the best or more. Measured: docs/search.md, "Words with images".
 */
const WORDS_STANDING_RATIO = 0.6;

/** How a photo looks to a question: its standing and score, and its score by the words alone where there are images too. */
export interface Look {
  readonly standing: number;
  readonly score: number;
  /** Null where the question is of words alone or of images alone. */
  readonly wordsScore: number | null;
}

/** True for a question that asks for words and images both. */
export function asksForBoth(parts: readonly VectorPart[]): boolean {
  return (['text', 'image'] as const).every((kind) => parts.some((part) => part.kind === kind && !part.negated));
}

/** The parts of a question that are words. */
export function wordsOf(parts: readonly VectorPart[]): VectorPart[] {
  return parts.filter((part) => part.kind === 'text');
}

/** A photo's score by the words alone. @param cosines One per part of the whole question, same order. */
export function scoreByWords(parts: readonly VectorPart[], cosines: readonly number[]): number {
  const words = wordsOf(parts);
  return scoreOf(combineStandings(words, cosines.filter((_, i) => parts[i]?.kind === 'text')), scaleOf(words));
}

/**
 * The boundary of a question of words and images. An image's floor is that of photos of the same thing, which what fits
 * the words seldom reaches: good results would stand under "nothing matches well". So the boundary goes down to the lowest
 * photo that the words alone find strong and that stands near the best.
 *
 * @param looks Of the whole library's best, filters aside.
 * @returns `boundary` itself for any other question.
 */
export function lowerForWords(parts: readonly VectorPart[], looks: readonly Look[], { boundary, calibration }: { readonly boundary: number; readonly calibration: Calibration | null }): number {
  const scored = looks.flatMap((look) => (look.wordsScore === null ? [] : [{ ...look, wordsScore: look.wordsScore }]));
  if (scored.length === 0) return boundary;
  const bestByWords = scored.reduce((best, each) => Math.max(best, each.wordsScore), -Infinity);
  const strongByWords = drawBoundary(wordsOf(parts), bestByWords, calibration);
  const leastStanding = WORDS_STANDING_RATIO * scored.reduce((best, each) => Math.max(best, each.standing), -Infinity);
  return scored.reduce((lowest, each) => (each.wordsScore >= strongByWords && each.standing >= leastStanding ? Math.min(lowest, each.score) : lowest), boundary);
}
