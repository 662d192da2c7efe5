import { readFileSync } from 'node:fs';
import { posix } from 'node:path';
import type { TagInfo } from '../../../shared/contract/tag-schemas.ts';
import { UNMEASURED_SCORE, USUAL_CONFIDENCE } from './limits.ts';

/** What is known of one tag under one pack. */
export interface TagCalibration {
  /** Score from which it counts; null where the pack cannot tell it: then only the person gives it. */
  readonly threshold: number | null;
  readonly measured: TagInfo['measured'];
}

/** What was measured of a pack's tags; made by scripts/measure-tags.ts, see docs/tags.md. */
export interface Calibration {
  /** Of the tags that are absent nothing is known. */
  readonly tags: Readonly<Record<string, TagCalibration>>;
  /** Score of a tag that was never measured. */
  readonly unmeasured: number;
  /** Confidence as a logistic function of the score above the threshold: of measured tags, and of the others. */
  readonly confidence: ConfidenceCurve;
  readonly unmeasuredConfidence: ConfidenceCurve;
}

export interface ConfidenceCurve {
  readonly slope: number;
  /** Log odds of being right just at the threshold. */
  readonly atThreshold: number;
}

const FORMAT = 'albumen-tag-calibration/1';

/** For packs that were never measured: every tag needs the same high score, which the background bank makes comparable. */
const NEVER_MEASURED: Calibration = { tags: {}, unmeasured: UNMEASURED_SCORE, confidence: USUAL_CONFIDENCE, unmeasuredConfidence: USUAL_CONFIDENCE };

/** The calibration that ships for a pack; the general one where none does. */
export function loadCalibration(resourcesDir: string, fingerprint: string): Calibration {
  const file = calibrationFile(resourcesDir, fingerprint);
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    return NEVER_MEASURED; // Nobody measured this pack.
  }
  const content = JSON.parse(text) as Calibration & { readonly format: string };
  if (content.format !== FORMAT) throw new Error(`${file} is no calibration of this version of Albumen`);
  return content;
}

export function calibrationFile(resourcesDir: string, fingerprint: string): string {
  return posix.join(resourcesDir, 'tags', 'calibration', `${fingerprint}.json`);
}

/** Probability that a tag of this score is right, in (0, 1). */
export function confidenceOf(score: number, threshold: number, { slope, atThreshold }: ConfidenceCurve): number {
  return 1 / (1 + Math.exp(-(atThreshold + slope * (score - threshold))));
}
