import { dot, normalize } from '../encode/embedding.ts';
import type { PhotoFilter } from '../store/photo-filter.ts';
import type { FoundPhoto, NearestPhoto, StoreReader } from '../store/library-store.ts';
import { ADVICE_COUNTED_MAX, CANDIDATES_MIN, WRITTEN_HITS_MAX } from './limits.ts';
import { asksForBoth, scoreByWords } from './lower-for-words.ts';
import type { Look } from './lower-for-words.ts';
import { addWritten, combineStandings, scaleOf, scoreOf } from './standing.ts';
import type { VectorPart } from './standing.ts';
import { throwIfAborted } from './throw-if-aborted.ts';
import { coverageOf, findWritten, tellingWordsOf } from './written-words.ts';
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
  /** What a result shows of it; its vector where the request asked for vectors or needed them. */
  readonly photo: FoundPhoto;
}

export interface RankRequest {
  readonly fingerprint: string;
  readonly parts: readonly VectorPart[];
  readonly filter: PhotoFilter | null;
  readonly words: WordRarity;
  /** Photos that are not results: the examples themselves. */
  readonly leaveOut: ReadonlySet<string>;
  readonly limit: number;
  /** Read the vectors of all results, for explaining them. */
  readonly withVectors: boolean;
  /** Look without the filter too, for drawing the boundary: what `best` and `looks` then hold. */
  readonly looksEverywhere: boolean;
  readonly signal: AbortSignal | undefined;
}

export interface Ranking {
  /** Best first, at most `limit`. */
  readonly photos: readonly Ranked[];
  /** The best score by looks alone in the whole library, filters aside; null when nothing was found. */
  readonly best: number | null;
  /** By looks alone, without the filter: the best ones of the whole library, ADVICE_COUNTED_MAX at least, in no order. */
  readonly looks: readonly Look[];
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
  const looksEverywhere = request.looksEverywhere && filter !== null;
  const isSingle = parts.length === 1 && !parts[0]?.negated;
  const limit = (isSingle ? request.limit : Math.max(CANDIDATES_MIN, 2 * request.limit)) + leaveOut.size;
  // The nearest of one part come with its cosines; several parts are scored on the photos' vectors.
  const withVectors = !isSingle || request.withVectors;
  const also = { withVectors, withWords: words.rarity.size > 0 };
  const nearest = async (where: PhotoFilter | null, most: number): Promise<NearestPhoto[]> =>
    (await Promise.all(probes.map((vector) => store.nearestPhotos({ fingerprint, vector, filter: where ?? undefined, limit: most, ...also })))).flat();
  const [found, hits, elsewhere, everywhere] = await Promise.all([
    nearest(filter, limit),
    findWritten(store, words, { fingerprint, filter, limit: WRITTEN_HITS_MAX }),
    // Without the filter, for drawing the boundary: of one part its cosines say enough.
    looksEverywhere && !isSingle ? nearest(null, CANDIDATES_MIN) : [],
    looksEverywhere && isSingle ? store.nearest({ fingerprint, vector: first(probes), limit: ADVICE_COUNTED_MAX + leaveOut.size }) : [],
  ]);
  throwIfAborted(request.signal);

  const cosines = new Map(isSingle ? [...found, ...everywhere].map(({ id, score }) => [id, score]) : []);
  const photos = new Map([...elsewhere, ...hits.map((photo) => ({ id: photo.row.id, photo })), ...found].map(({ id, photo }) => [id, photo]));
  for (const id of leaveOut) for (const map of [cosines, photos]) map.delete(id);
  const standings = standingsOf(parts, photos, cosines);
  const scale = scaleOf(parts);
  const score = (photo: FoundPhoto): Ranked => {
    const written = tellingWordsOf(photo, words);
    const standing = addWritten(standings.get(photo.row.id) ?? 0, coverageOf(written, words));
    return { id: photo.row.id, standing, score: scoreOf(standing, scale), written, photo };
  };
  const results = new Set([...found.map(({ id }) => id), ...hits.map(({ row }) => row.id)]);
  const ranked = [...photos.values()].filter(({ row }) => results.has(row.id)).map(score);
  const isOfBoth = asksForBoth(parts);
  const looks = [...standings].map(([id, standing]): Look => {
    const vector = isOfBoth ? photos.get(id)?.vector : null;
    const wordsScore = vector ? scoreByWords(parts, parts.map((part) => dot(part.vector, vector))) : null;
    return { standing, score: scoreOf(standing, scale), wordsScore };
  });
  return {
    looks,
    photos: ranked.toSorted((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1)).slice(0, request.limit),
    best: looks.length === 0 ? null : looks.reduce((best, each) => Math.max(best, each.score), -Infinity),
  };
}

/**
 * Vectors to ask the store with. Standings are linear in the photo's vector, so the weighted sum of all parts is one
 * vector: sum of w_i v_i / sd_i, negated parts with their sign turned. Beside it every part that is asked for stands alone.
 */
function probesOf(parts: readonly VectorPart[]): Float32Array[] {
  const [head] = parts;
  if (!head) return [];
  if (parts.length === 1 && !head.negated) return [head.vector];
  const sum = new Float32Array(head.vector.length);
  for (const part of parts) {
    const factor = (part.negated ? -part.weight : part.weight) / part.sd;
    for (let i = 0; i < sum.length; i++) sum[i] = (sum[i] as number) + factor * (part.vector[i] as number);
  }
  const asked = parts.filter((part) => !part.negated).map((part) => part.vector);
  // "dogs without dogs" cancels out: the parts alone then have to do.
  return sum.some((value) => Math.abs(value) > 1e-9) ? [normalize(sum), ...asked] : asked.length > 0 ? asked : [head.vector];
}

/** Standings of photos by id; photos without a vector are left out. @param cosines Those of one part that are known already. */
function standingsOf(parts: readonly VectorPart[], photos: ReadonlyMap<string, FoundPhoto>, cosines: ReadonlyMap<string, number>): Map<string, number> {
  const standings = new Map([...cosines].map(([id, cosine]) => [id, combineStandings(parts, [cosine])]));
  for (const [id, { vector }] of photos) {
    if (vector && !standings.has(id)) standings.set(id, combineStandings(parts, parts.map((part) => dot(part.vector, vector))));
  }
  return standings;
}

function first(vectors: readonly Float32Array[]): Float32Array {
  const [vector] = vectors;
  if (!vector) throw new Error('a question of one part has no vector');
  return vector;
}
