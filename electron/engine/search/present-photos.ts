import type { RankedPhoto } from '../../../shared/contract/schemas.ts';
import { dot } from '../encode/embedding.ts';
import type { FoundPhoto } from '../store/library-store.ts';
import type { Ranked } from './rank-photos.ts';
import type { VectorPart } from './standing.ts';

/** What `explain` needs to know of the question. */
export interface ExplainContext {
  readonly parts: readonly VectorPart[];
  /** What every filter says. */
  readonly filters: readonly string[];
  readonly boundary: number | null;
}

/** A photo as a result. */
export function presentPhoto(row: FoundPhoto['row'], score: number | null): RankedPhoto {
  return { id: row.id, path: row.paths[0] ?? null, paths: row.paths, score, takenAt: row.takenAt, kind: row.kind, width: row.width, height: row.height };
}

/** Ranked photos as results, in order. */
export function presentRanked(ranked: readonly Ranked[], explain: ExplainContext | null): RankedPhoto[] {
  return ranked.map((each) => {
    const photo = presentPhoto(each.photo.row, each.score);
    return explain ? { ...photo, explain: explainPhoto(each, explain) } : photo;
  });
}

function explainPhoto(ranked: Ranked, context: ExplainContext): NonNullable<RankedPhoto['explain']> {
  const { vector } = ranked.photo;
  return {
    // A photo without a picture (a video without a poster frame) is found by its words alone.
    parts: vector ? context.parts.map(({ words, weight, negated, vector: part }) => ({ words, weight, negated, cosine: dot(part, vector) })) : [],
    standing: ranked.standing,
    written: [...ranked.written],
    filters: [...context.filters],
    boundary: context.boundary,
  };
}
