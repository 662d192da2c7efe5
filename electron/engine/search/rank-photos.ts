import { CANDIDATES_MIN, WRITTEN_HITS_MAX } from '../config.ts';
import { dot, normalize } from '../encode/embedding.ts';
import type { PhotoFilter } from '../store/photo-filter.ts';
import type { ScoredId, StoreReader } from '../store/library-store.ts';
import { addWritten, combineStandings, scaleOf, scoreOf } from './standing.ts';
import type { VectorPart } from './standing.ts';
import { throwIfAborted } from './throw-if-aborted.ts';
import { coverageOf, findWritten } from './written-words.ts';
import type { WordRarity } from './written-words.ts';

/** A photo in its place. */
export interface Ranked {
  readonly id: string;
  /** On the scale of cosines; of a question of one part without written words the cosine itself. */
  readonly score: number;
  /** Standing over ordinary photos, all parts and written words together. */
  readonly standing: number;
  /** Question words written on it. */
  readonly written: readonly string[];
}

export interface RankRequest {
  readonly fingerprint: string;
  readonly parts: readonly VectorPart[];
  readonly filter: PhotoFilter | null;
  readonly words: WordRarity;
  /** Photos that are not results: the examples themselves. */
  readonly leaveOut: ReadonlySet<string>;
  readonly limit: number;
  readonly signal: AbortSignal | undefined;
}

/** Best first, at most `limit`, and the best score by looks alone in the whole library (null when nothing was found). */
export interface Ranking {
  readonly photos: readonly Ranked[];
  readonly best: number | null;
}

/**
 * Rank the library's photos for a question. Photos come from the nearest of every part, of all parts together and from
 * written words, all asked for at once; each is then scored in full.
 *
 * @throws AlbumenError `cancelled` between its steps, when aborted.
 */
export async function rankPhotos(store: StoreReader, request: RankRequest): Promise<Ranking> {
  const { fingerprint, parts, filter, words, leaveOut } = request;
  const probes = probesOf(parts);
  const isSingle = parts.length === 1 && !parts[0]?.negated;
  const limit = (isSingle ? request.limit : Math.max(CANDIDATES_MIN, 2 * request.limit)) + leaveOut.size;
  const nearest = async (where: PhotoFilter | null, most: number): Promise<ScoredId[][]> =>
    await Promise.all(probes.map((vector) => store.nearest({ fingerprint, vector, filter: where ?? undefined, limit: most })));
  const [found, hits, everywhere] = await Promise.all([
    nearest(filter, limit),
    findWritten(store, words, { filter, limit: WRITTEN_HITS_MAX }),
    filter ? nearest(null, isSingle ? 1 + leaveOut.size : CANDIDATES_MIN) : null,
  ]);
  throwIfAborted(request.signal);
  const visual = new Set(found.flat().map((each) => each.id));
  // A word on more photos than were asked for: the ones found by their look are asked about by name.
  const missed = hits.length < WRITTEN_HITS_MAX ? [] : await findWritten(store, words, { filter: null, among: [...visual], limit: visual.size });
  throwIfAborted(request.signal);
  const written = new Map([...hits, ...missed].map((hit) => [hit.id, hit.tokens]));

  const known = new Map<string, number>();
  if (isSingle) for (const each of [...found.flat(), ...(everywhere?.flat() ?? [])]) known.set(each.id, each.score);
  const ids = [...new Set([...visual, ...written.keys(), ...(everywhere?.flat() ?? []).map((each) => each.id)])].filter((id) => !leaveOut.has(id));
  const standings = await standingsOf(store, { fingerprint, parts, ids, known });
  const scale = scaleOf(parts);
  const score = (id: string): Ranked => {
    const tokens = (written.get(id) ?? []).filter((token) => words.rarity.has(token));
    const standing = addWritten(standings.get(id) ?? 0, coverageOf(tokens, words));
    return { id, standing, score: scoreOf(standing, scale), written: tokens };
  };
  const bestOf = (among: readonly string[]): number | null =>
    among.reduce<number | null>((best, id) => {
      const standing = standings.get(id);
      return standing === undefined ? best : Math.max(best ?? -Infinity, scoreOf(standing, scale));
    }, null);
  const results = ids.filter((id) => visual.has(id) || (written.has(id) && isTelling(written.get(id) ?? [], words)));
  return {
    photos: results.map(score).toSorted((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1)).slice(0, request.limit),
    best: bestOf(ids),
  };
}

function isTelling(tokens: readonly string[], words: WordRarity): boolean {
  return tokens.some((token) => words.rarity.has(token));
}

/**
 * Vectors to ask the store with. Standings are linear in the photo's vector, so the weighted sum of all parts is one
 * vector: sum of w_i v_i / sd_i, negated parts with their sign turned. Beside it every part that is asked for stands alone.
 */
function probesOf(parts: readonly VectorPart[]): Float32Array[] {
  const [first] = parts;
  if (!first) return [];
  if (parts.length === 1 && !first.negated) return [first.vector];
  const sum = new Float32Array(first.vector.length);
  for (const part of parts) {
    const factor = (part.negated ? -part.weight : part.weight) / part.sd;
    for (let i = 0; i < sum.length; i++) sum[i] = (sum[i] as number) + factor * (part.vector[i] as number);
  }
  const asked = parts.filter((part) => !part.negated).map((part) => part.vector);
  // "dogs without dogs" cancels out: the parts alone then have to do.
  return sum.some((value) => Math.abs(value) > 1e-9) ? [normalize(sum), ...asked] : asked.length > 0 ? asked : [first.vector];
}

/** Standings of photos; photos without a vector are left out. Cosines that are known already are not fetched again. */
async function standingsOf(
  store: StoreReader,
  { fingerprint, parts, ids, known }: { fingerprint: string; parts: readonly VectorPart[]; ids: readonly string[]; known: ReadonlyMap<string, number> },
): Promise<Map<string, number>> {
  const vectors = await store.vectorsOf(fingerprint, ids.filter((id) => !known.has(id)));
  const standings = new Map<string, number>();
  for (const id of ids) {
    const vector = vectors.get(id);
    const cosine = known.get(id);
    if (vector) standings.set(id, combineStandings(parts, parts.map((part) => dot(part.vector, vector))));
    else if (cosine !== undefined) standings.set(id, combineStandings(parts, [cosine]));
  }
  return standings;
}
