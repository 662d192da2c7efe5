import type { UnitVector } from '../encode/embedding.ts';
import { NEGATED_COST, NEGATED_FROM, WRITTEN_BONUS } from './limits.ts';

/** One part of a question with its vector, and how that vector scores on ordinary photos. */
export interface VectorPart {
  readonly words: string;
  readonly kind: 'text' | 'image';
  readonly weight: number;
  readonly negated: boolean;
  readonly vector: UnitVector;
  /** Mean and standard deviation of its cosine over ordinary photos. */
  readonly mean: number;
  readonly sd: number;
}

/** How a question's standings are written as scores on the scale of cosines. */
export interface Scale {
  readonly mean: number;
  readonly sd: number;
}

/** Standing of one cosine: how many standard deviations above ordinary photos. Source: embedded-pack/README.md. */
export function standingOf(part: Pick<VectorPart, 'mean' | 'sd'>, cosine: number): number {
  return (cosine - part.mean) / part.sd;
}

/**
 * [Note: One arithmetic for every question]
 * Every part (words, an example image, a negated part) gives a photo a standing z over ordinary photos. The parts that
 * are asked for meet in a soft minimum, so that a photo must have all of them and one strong part cannot make up for a
 * missing one; each negated part that a photo matches beyond NEGATED_FROM costs NEGATED_COST a step:
 *
 *     S = -ln( sum w_i exp(-z_i) / sum w_i )  -  NEGATED_COST * sum w_n max(0, z_n - NEGATED_FROM)
 *
 * With one part S is z itself. What was tried beside it, and the figures, are in docs/search.md.
 *
 * @param cosines One per part, same order.
 */
export function combineStandings(parts: readonly VectorPart[], cosines: readonly number[]): number {
  let [sum, weights, cost] = [0, 0, 0];
  let worstNegated = -Infinity;
  parts.forEach((part, i) => {
    const standing = standingOf(part, cosines[i] as number);
    if (part.negated) {
      cost += part.weight * NEGATED_COST * Math.max(0, standing - NEGATED_FROM);
      worstNegated = Math.max(worstNegated, standing);
    } else {
      sum += part.weight * Math.exp(-standing);
      weights += part.weight;
    }
  });
  // A question of negated parts alone: the less a photo matches the one that it matches most, the better.
  return weights === 0 ? NEGATED_FROM - worstNegated : -Math.log(sum / weights) - cost;
}

/** What written words add to a photo's standing, and the floor under it: a photo whose name says it is no worse than ordinary. */
export function addWritten(standing: number, coverage: number): number {
  return coverage > 0 ? Math.max(standing, 0) + WRITTEN_BONUS * coverage : standing;
}

/** The scale of a question: its asked-for parts' own, weighted; of one part exactly that part's, so that score = cosine. */
export function scaleOf(parts: readonly VectorPart[]): Scale {
  const asked = parts.filter((part) => !part.negated);
  if (asked.length === 0) return { mean: 0, sd: 1 };
  return { mean: weightedMean(asked, (part) => part.mean), sd: weightedMean(asked, (part) => part.sd) };
}

/** Mean over the asked-for parts by their weight. */
export function weightedMean(parts: readonly VectorPart[], value: (part: VectorPart) => number): number {
  const weights = parts.reduce((sum, part) => sum + part.weight, 0);
  return parts.reduce((sum, part) => sum + part.weight * value(part), 0) / weights;
}

/** A standing as a score on the scale of cosines. */
export function scoreOf(standing: number, scale: Scale): number {
  return scale.mean + scale.sd * standing;
}
