import { fitLogistic, marginsOf, type LinearModel, type LogisticExample } from './fit-logistic.ts';
import { TAUGHT_AT_THRESHOLD, TAUGHT_FOLDS, TAUGHT_PASSED_SHARE, TAUGHT_QUANTILE, TAUGHT_STRENGTH } from './limits.ts';

/** What a person showed of one tag, as vectors. */
export interface Shown {
  readonly yes: readonly Float32Array[];
  readonly no: readonly Float32Array[];
  /** Photos of which nothing was said. */
  readonly weak: readonly Float32Array[];
}

/** A tag that was learnt. */
export interface LearntTag {
  readonly model: LinearModel;
  /** Margin from which a photo is given the tag. */
  readonly threshold: number;
  /** How far the photos marked yes lie apart, in margins. */
  readonly spread: number;
}

/** Learn a tag from what the person showed of it. The same photos give the same answer, whatever their order in the library. */
export function learnTag(shown: Shown): LearntTag {
  const model = fit(shown);
  const { yes, weak } = leftOut(shown);
  const middle = quantile(yes, TAUGHT_QUANTILE);
  const passed = quantile(weak, 1 - TAUGHT_PASSED_SHARE);
  const said = shown.no.map((vector) => marginsOf(model, vector)[0] as number);
  const spread = Math.max(0.25, quantile(yes, 0.75) - quantile(yes, 0.25));
  // What was refused is not given again, nor what is no likelier than that.
  return { model, threshold: Math.max(middle, passed, ...said), spread };
}

/** Probability that a photo of this margin shows it, in (0, 1). */
export function learntConfidence(margin: number, { threshold, spread }: LearntTag): number {
  return 1 / (1 + Math.exp(-(TAUGHT_AT_THRESHOLD + (margin - threshold) / spread)));
}

function fit({ yes, no, weak }: Shown): LinearModel {
  const dim = yes[0]?.length ?? 0;
  const example = (isTrue: boolean, weight: number) => (vector: Float32Array): LogisticExample => ({ vector, isTrue, weight });
  const examples = [...yes.map(example(true, 1)), ...no.map(example(false, 1)), ...weak.map(example(false, yes.length / Math.max(1, weak.length)))];
  return fitLogistic(examples, dim, TAUGHT_STRENGTH);
}

/** The margin of each photo by what the others teach: those that were learnt from pass too easily. */
function leftOut({ yes, no, weak }: Shown): { yes: number[]; weak: number[] } {
  const folds = Math.min(TAUGHT_FOLDS, yes.length);
  const found = { yes: [] as number[], weak: [] as number[] };
  for (let fold = 0; fold < folds; fold++) {
    const isOut = (_: unknown, i: number): boolean => i % folds === fold;
    const model = fit({ yes: yes.filter((_, i) => !isOut(_, i)), no, weak: weak.filter((_, i) => !isOut(_, i)) });
    for (const vector of yes.filter(isOut)) found.yes.push(marginsOf(model, vector)[0] as number);
    for (const vector of weak.filter(isOut)) found.weak.push(marginsOf(model, vector)[0] as number);
  }
  return found;
}

function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NEGATIVE_INFINITY;
}
