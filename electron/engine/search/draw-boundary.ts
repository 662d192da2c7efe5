import type { Calibration } from '../encode/model-pack.ts';
import { STANDING_FLOOR, STANDING_RATIO } from './limits.ts';
import { scaleOf, scoreOf, weightedMean } from './standing.ts';
import type { VectorPart } from './standing.ts';

/**
 * The score from which results of a question are strong: `max(floor, ratio * best)` with the pack's calibration for words
 * or images (source: embedded-pack/README.md), several parts by their weights; for a pack without calibration the same shape
 * in standings over the library's own photos. A question of negated parts alone keeps what matches none of them.
 *
 * @param best The question's highest score in the whole library, filters aside, written words aside: a filter never makes
 *   a weak photo strong (docs/search.md, "The boundary"). Null in an empty library.
 */
export function drawBoundary(parts: readonly VectorPart[], best: number | null, calibration: Calibration | null): number {
  const asked = parts.filter((part) => !part.negated);
  if (asked.length === 0) return 0;
  if (calibration) {
    const floor = weightedMean(asked, (part) => calibration[part.kind].floor);
    const ratio = weightedMean(asked, (part) => calibration[part.kind].ratio);
    return Math.max(floor, ratio * (best ?? 0));
  }
  const scale = scaleOf(parts);
  const floor = scoreOf(STANDING_FLOOR, scale);
  return best === null ? floor : Math.max(floor, scale.mean + STANDING_RATIO * (best - scale.mean));
}
