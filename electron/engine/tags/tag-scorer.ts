import { dot } from '../encode/embedding.ts';
import type { AutoTag } from '../store/auto-tags.ts';
import { confidenceOf, type Calibration } from './calibration.ts';
import { AUTO_TAGS_MAX, GROUP_LEAD_WEIGHT, LEAD_MAX, LEAD_WEIGHT, STANDING_MIN } from './limits.ts';
import { multiplyRows } from '../encode/multiply-rows.ts';
import { AGAINST, type PhraseVectors } from './phrase-vectors.ts';
import type { Standings } from './standings.ts';
import type { Vocabulary, VocabularyTag } from './vocabulary.ts';

/** What is seen by: the vocabulary, its vectors under one pack, and how these score on ordinary photos. */
export interface ScorerDeps {
  readonly vocabulary: Vocabulary;
  readonly phrases: PhraseVectors;
  readonly standings: Standings;
  readonly calibration: Calibration;
}

/** Score of one tag on one photo. */
export interface TagScore {
  readonly tag: string;
  readonly score: number;
}

export interface TagScorer {
  /** Scores of every tag that stands out at all on each photo, whatever its threshold; for measuring. */
  scores(vectors: Float32Array): TagScore[][];
  /** The tags that each photo is given: above their thresholds, surest first, without those above others that are given. */
  tags(vectors: Float32Array): AutoTag[][];
}

/** A tag as it is scored. */
interface Candidate {
  readonly tag: VocabularyTag;
  /** Rows of the phrases that speak for it: its own, or of a group those of everything below it too. */
  readonly rows: readonly number[];
  /** Rows of what is set against it. */
  readonly against: readonly number[];
  /** The tag at the top of its group. */
  readonly group: string;
  /** Rows of the other tags of its group: neither above nor below it, and with none below them. */
  readonly rivals: readonly number[];
}

interface Candidates {
  readonly tags: readonly Candidate[];
  /** Row by row, the positions in `tags` of those that the row speaks for. */
  readonly spokenFor: readonly (readonly number[])[];
  /** Rows of the tags of each group that have none below them: "fruit" looks like every fruit and is nobody's rival. */
  readonly groups: ReadonlyMap<string, readonly number[]>;
}

/** See [Note: How a tag is scored]. Unit vectors in, plain arithmetic, no model. */
export function createTagScorer({ vocabulary, phrases, standings, calibration }: ScorerDeps): TagScorer {
  const { dim, keys } = phrases;
  const candidates = listCandidates(vocabulary, keys);
  // What is set against tags stands behind them, and is looked at only where its tag stands out: few per photo.
  const width = keys.findIndex((key) => key.startsWith(AGAINST));
  const tagRows = width < 0 ? phrases.vectors : phrases.vectors.subarray(0, width * dim);
  const above = new Map(vocabulary.tags.map((tag) => [tag.id, tag.parent]));

  function scores(vectors: Float32Array): TagScore[][] {
    const cosines = multiplyRows(vectors, tagRows, dim);
    const standing = new Float64Array(tagRows.length / dim); // One for all photos: it is read before the next is written.
    return Array.from({ length: vectors.length / dim }, (_, photo) => {
      for (let row = 0; row < standing.length; row++) standing[row] = standingOf(cosines[photo * standing.length + row] as number, row, standings);
      const against = (row: number): number => standingOf(dot(vectors.subarray(photo * dim, (photo + 1) * dim), phrases.vectors.subarray(row * dim, (row + 1) * dim)), row, standings);
      return scorePhoto(standing, candidates, against);
    });
  }

  function give(scored: readonly TagScore[]): AutoTag[] {
    const given = scored.flatMap(({ tag, score }): AutoTag[] => {
      const known = calibration.tags[tag];
      const threshold = known ? known.threshold : calibration.unmeasured;
      if (threshold === null || score < threshold) return [];
      const curve = known?.measured ? calibration.confidence : calibration.unmeasuredConfidence;
      return [{ tag, confidence: confidenceOf(score, threshold, curve), by: 'auto' }];
    });
    const covered = new Set(given.flatMap(({ tag }) => tagsAbove(tag, above)));
    return given.filter(({ tag }) => !covered.has(tag)).toSorted((a, b) => b.confidence - a.confidence).slice(0, AUTO_TAGS_MAX);
  }

  return { scores, tags: (vectors) => scores(vectors).map(give) };
}

function standingOf(cosine: number, row: number, { means, perSpread }: Standings): number {
  return (cosine - (means[row] as number)) * (perSpread[row] as number);
}

function scorePhoto(standing: Float64Array, { tags, groups, spokenFor }: Candidates, againstOf: (row: number) => number): TagScore[] {
  const scored: TagScore[] = [];
  const outstanding = new Set<number>();
  for (let row = 0; row < standing.length; row++) if ((standing[row] as number) >= STANDING_MIN) for (const at of spokenFor[row] ?? []) outstanding.add(at);
  let tops: ReadonlyMap<string, number> | null = null; // The best of each group, worked out for the first tag that asks.
  for (const at of [...outstanding].toSorted((a, b) => a - b)) {
    const { tag, group, rows, against, rivals } = tags[at] as Candidate;
    const best = highest(standing, rows);
    let near = highest(standing, rivals);
    for (const row of against) near = Math.max(near, againstOf(row));
    let anywhere = near;
    tops ??= new Map([...groups].map(([each, last]) => [each, highest(standing, last)]));
    for (const [other, top] of tops) if (other !== group) anywhere = Math.max(anywhere, top);
    scored.push({ tag: tag.id, score: best + GROUP_LEAD_WEIGHT * clampLead(best - near) + LEAD_WEIGHT * clampLead(best - anywhere) });
  }
  return scored;
}

function clampLead(lead: number): number {
  return Math.max(-LEAD_MAX, Math.min(LEAD_MAX, lead));
}

function highest(standing: Float64Array, rows: readonly number[]): number {
  let best = Number.NEGATIVE_INFINITY;
  for (const row of rows) if ((standing[row] as number) > best) best = standing[row] as number;
  return best;
}

function listCandidates({ tags }: Vocabulary, keys: readonly string[]): Candidates {
  const rowOf = new Map(keys.map((key, row) => [key, row]));
  const above = new Map(tags.map((tag) => [tag.id, tag.parent]));
  const parents = new Set(tags.map((tag) => tag.parent));
  const lines = new Map(tags.map(({ id }) => [id, new Set(tagsAbove(id, above))]));
  const isAbove = (one: string, other: string): boolean => lines.get(other)?.has(one) ?? false;
  const topOf = (id: string): string => tagsAbove(id, above).at(-1) ?? id;
  const rowsOf = (found: readonly VocabularyTag[]): number[] => found.flatMap((tag) => rowOf.get(tag.id) ?? []);
  const byGroup = Map.groupBy(tags, (tag) => topOf(tag.id));
  const isLast = (tag: VocabularyTag): boolean => !parents.has(tag.id);
  // A top that is a mere heading ("Objects", "Places") says nothing of a picture.
  const seen = tags.filter((tag) => tag.parent !== null || tag.phrases.length > 0).map((tag) => {
    const ofGroup = byGroup.get(topOf(tag.id)) ?? [];
    return {
      tag,
      group: topOf(tag.id),
      rows: rowsOf(ofGroup.filter((other) => other === tag || isAbove(tag.id, other.id))),
      against: tag.against.map((phrase) => rowOf.get(AGAINST + phrase) as number),
      rivals: rowsOf(ofGroup.filter((other) => other !== tag && isLast(other) && !isAbove(tag.id, other.id))),
    };
  });
  const spoken = seen.filter(({ rows }) => rows.length > 0);
  const spokenFor = keys.map((): number[] => []);
  for (const [at, { rows }] of spoken.entries()) for (const row of rows) spokenFor[row]?.push(at);
  return { tags: spoken, spokenFor, groups: new Map([...byGroup].map(([group, own]) => [group, rowsOf(own.filter(isLast))])) };
}

/** The tags above a tag, nearest first. */
function tagsAbove(id: string, above: ReadonlyMap<string, string | null>): string[] {
  const parent = above.get(id) ?? null;
  return parent === null ? [] : [parent, ...tagsAbove(parent, above)];
}
