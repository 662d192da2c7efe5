import type { RankedPhoto } from '../../../shared/contract/schemas.ts';
import { dot } from '../encode/embedding.ts';
import type { PhotoRow } from '../store/photo-row.ts';
import type { StoreReader } from '../store/library-store.ts';
import type { Ranked } from './rank-photos.ts';
import type { VectorPart } from './standing.ts';

/** What `explain` needs to know of the question. */
export interface ExplainContext {
  readonly fingerprint: string;
  readonly parts: readonly VectorPart[];
  /** What every filter says. */
  readonly filters: readonly string[];
  readonly boundary: number | null;
}

/** A photo row as a result. */
export function presentPhoto(row: PhotoRow, score: number | null): RankedPhoto {
  return { id: row.id, path: row.paths[0] ?? null, paths: row.paths, score, takenAt: row.takenAt, kind: row.kind, width: row.width, height: row.height };
}

/** Ranked photos as results, in order. A photo removed since it was ranked is left out. */
export async function presentRanked(store: StoreReader, ranked: readonly Ranked[], explain: ExplainContext | null): Promise<RankedPhoto[]> {
  const ids = ranked.map((each) => each.id);
  const [rows, vectors] = await Promise.all([
    store.photosById(ids),
    explain ? store.vectorsOf(explain.fingerprint, ids) : new Map<string, Float32Array>(),
  ]);
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ranked.flatMap((each) => {
    const row = byId.get(each.id);
    if (!row) return [];
    const photo = presentPhoto(row, each.score);
    return [explain ? { ...photo, explain: explainPhoto(each, vectors.get(each.id), explain) } : photo];
  });
}

function explainPhoto(ranked: Ranked, vector: Float32Array | undefined, context: ExplainContext): NonNullable<RankedPhoto['explain']> {
  return {
    // A photo without a picture (a video without a poster frame) is found by its words alone.
    parts: vector ? context.parts.map(({ words, weight, negated, vector: part }) => ({ words, weight, negated, cosine: dot(part, vector) })) : [],
    standing: ranked.standing,
    written: [...ranked.written],
    filters: [...context.filters],
    boundary: context.boundary,
  };
}
