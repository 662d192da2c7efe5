import type { Calibration, TagCalibration } from '../../electron/engine/tags/calibration.ts';
import { MEASURED_POSITIVES } from '../../electron/engine/tags/limits.ts';
import type { TagScore } from '../../electron/engine/tags/tag-scorer.ts';
import type { Vocabulary } from '../../electron/engine/tags/vocabulary.ts';
import { chooseThreshold, tryThresholds, wilsonInterval, type Example, type Trial } from './choose-threshold.ts';
import { fitConfidence } from './fit-confidence.ts';
import type { KnownPhoto } from './tag-truth.ts';

/** What one tag did, each photo judged by a threshold that photos like it had no part in. */
export interface MeasuredTag {
  readonly id: string;
  readonly positives: number;
  readonly right: number;
  readonly wrong: number;
  /** Null where the pack cannot tell it. */
  readonly threshold: number | null;
}

export interface CalibrationResult {
  readonly calibration: Calibration;
  readonly measured: readonly MeasuredTag[];
  /** Of what was given: how often it was right, by the confidence that was told. */
  readonly reliability: readonly { readonly from: number; readonly given: number; readonly told: number; readonly right: number }[];
}

/** Share of right ones over all tags that sets the score of unmeasured ones. */
const UNMEASURED_PRECISION = 0.9;
/** A measured tag that does worse than this on photos that had no part in its threshold is not given by itself. */
const TRIED_PRECISION_MIN = 0.8;
/** Photos it must find then. */
const TRIED_RIGHT_MIN = 3;
/** How far above the best photo that an unmeasured tag is not true of its threshold lies. */
const ABOVE_WRONG = 0.25;

/** Thresholds and confidence of every tag from photos of which the truth is known. */
export function calibrate(vocabulary: Vocabulary, photos: readonly KnownPhoto[], scores: readonly (readonly TagScore[])[]): CalibrationResult {
  const byTag = new Map(vocabulary.tags.map((tag) => [tag.id, examplesOf(tag.id, photos, scores)]));
  const leaves = vocabulary.tags.filter((tag) => !vocabulary.tags.some((other) => other.parent === tag.id));
  const ofLeaves = leaves.flatMap((tag) => byTag.get(tag.id) ?? []);
  const unmeasured = round(chooseThreshold(ofLeaves, UNMEASURED_PRECISION) ?? Number.NaN);
  const tags: Record<string, TagCalibration> = {};
  const measured: MeasuredTag[] = [];
  const given: { margin: number; isTrue: boolean }[] = [];
  const headings = new Set(vocabulary.tags.filter((tag) => tag.parent === null && tag.phrases.length === 0).map(({ id }) => id));
  for (const [id, examples] of byTag) {
    if (headings.has(id)) {
      tags[id] = { threshold: null, measured: null };
      continue;
    }
    const positives = examples.filter(({ isTrue }) => isTrue).length;
    if (positives < MEASURED_POSITIVES) {
      const wrong = Math.max(...examples.filter(({ isTrue }) => !isTrue).map(({ score }) => score));
      tags[id] = { threshold: round(Math.max(unmeasured, wrong + ABOVE_WRONG)), measured: null };
      continue;
    }
    const trials = tryThresholds(examples);
    const found = trials.filter((trial): trial is Trial & { margin: number } => trial.margin !== null && trial.margin >= 0);
    const right = found.filter(({ isTrue }) => isTrue).length;
    const canTell = right >= TRIED_RIGHT_MIN && right / found.length >= TRIED_PRECISION_MIN;
    const threshold = canTell ? round(chooseThreshold(examples) ?? Number.NaN) : null;
    if (threshold !== null) given.push(...found);
    measured.push({ id, positives, right, wrong: found.length - right, threshold });
    const { low, high } = wilsonInterval(right, found.length);
    tags[id] = { threshold, measured: threshold === null ? null : { positives, precision: round(right / found.length), low: round(low), high: round(high) } };
  }
  const confidence = fitConfidence(given);
  const overall = fitConfidence(ofLeaves.flatMap(({ score, isTrue }) => (score >= unmeasured ? [{ margin: score - unmeasured, isTrue }] : [])));
  return { calibration: { unmeasured, confidence, unmeasuredConfidence: overall, tags }, measured, reliability: reliabilityOf(given, confidence) };
}

function examplesOf(id: string, photos: readonly KnownPhoto[], scores: readonly (readonly TagScore[])[]): Example[] {
  return photos.flatMap(({ isTrue, isOpen, group }, i) => {
    if (isOpen.has(id)) return [];
    return { group, isTrue: isTrue.has(id), score: scores[i]?.find(({ tag }) => tag === id)?.score ?? 0 };
  });
}

function reliabilityOf(given: readonly { margin: number; isTrue: boolean }[], { slope, atThreshold }: Calibration['confidence']): CalibrationResult['reliability'] {
  const told = given.map(({ margin, isTrue }) => ({ isTrue, confidence: 1 / (1 + Math.exp(-(atThreshold + slope * margin))) }));
  return [0, 0.85, 0.9, 0.95, 0.98].map((from, i, all) => {
    const within = told.filter(({ confidence }) => confidence >= from && confidence < (all[i + 1] ?? 2));
    const sum = within.reduce((total, { confidence }) => total + confidence, 0);
    return { from, given: within.length, told: round(sum / within.length), right: round(within.filter(({ isTrue }) => isTrue).length / within.length) };
  });
}

function round(value: number): number {
  return Math.round(value * 1_000) / 1_000;
}
