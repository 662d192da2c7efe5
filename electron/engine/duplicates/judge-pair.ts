import type { DuplicateTier } from '../../../shared/contract/duplicate-schemas.ts';
import type { Comparison } from '../decode/compared-pictures.ts';
import { MIRRORED } from '../decode/turn-picture.ts';
import { FLAT_FROM, NEAR, NEAR_FLAT, NEAR_PART, SAME, SAME_SMALL, WHOLE_GRID } from './limits.ts';

/** What is kept of a pair that was found alike. */
export interface PairValue {
  /** How the second lies on the first; see `Comparison.turn`. */
  readonly turn: number;
  /** Which of the two shows more; null where both show the same. */
  readonly shows: 'more' | 'less' | null;
  /** Colours or brightness differ, or something was put over it. */
  readonly isEdited: boolean;
  /** In the comparison, or, of a burst, of the photos themselves (`PhotoRow.sharpness`). */
  readonly sharpnessOfA: number;
  readonly sharpnessOfB: number;
}

/**
 * Decide by the pixels alone how two pictures belong together.
 *
 * `same`: all of one lies on all of the other, not mirrored, with colours as good as alike everywhere; so that a word, a
 * digit or a face that differs is seen. `near`: the fine structure of what both show agrees almost everywhere, which another
 * shot of the same thing does not do: a hand moves, a shadow falls otherwise.
 */
export function judgePixels(compared: Comparison): Extract<DuplicateTier, 'same' | 'near'> | null {
  if (isSame(compared)) return 'same';
  return isNear(compared) ? 'near' : null;
}

function isSame(compared: Comparison): boolean {
  return isWhole(compared) && !MIRRORED.has(compared.turn) && hasColoursOf(compared)
    && compared.fineCorrelation >= SAME.fineCorrelation && compared.tellingBlocks >= SAME.tellingBlocks;
}

/** Colours as good as alike, everywhere. */
function hasColoursOf({ cells, difference, worstDifference }: Comparison): boolean {
  const most = cells >= WHOLE_GRID ? SAME : SAME_SMALL;
  return difference <= most.difference && worstDifference <= most.worstDifference;
}

function isNear(compared: Comparison): boolean {
  const { agreement } = compared.flatness >= FLAT_FROM ? NEAR_FLAT : isWhole(compared) ? NEAR : NEAR_PART;
  return compared.fineCorrelation >= NEAR.fineCorrelation && compared.agreement >= agreement
    && compared.correlation >= NEAR.correlation && compared.tellingBlocks >= NEAR.tellingBlocks;
}

function isWhole({ partOfA, partOfB }: Comparison): boolean {
  return partOfA.width * partOfA.height === 1 && partOfB.width * partOfB.height === 1;
}

/** What is kept of two shots of a burst: they are different pictures, of which one may be sharper. */
export function toBurstValue(sharpnessOfA: number, sharpnessOfB: number): PairValue {
  return { turn: 0, shows: null, isEdited: false, sharpnessOfA: rounded(sharpnessOfA), sharpnessOfB: rounded(sharpnessOfB) };
}

/** What is kept of a comparison. */
export function toPairValue(compared: Comparison): PairValue {
  const [areaA, areaB] = [compared.partOfA, compared.partOfB].map((part) => part.width * part.height) as [number, number];
  return {
    turn: compared.turn,
    shows: areaA === areaB ? null : areaA < areaB ? 'more' : 'less',
    isEdited: !hasColoursOf(compared),
    sharpnessOfA: rounded(compared.sharpnessOfA),
    sharpnessOfB: rounded(compared.sharpnessOfB),
  };
}

function rounded(value: number): number {
  return Math.round(value * 100) / 100;
}
