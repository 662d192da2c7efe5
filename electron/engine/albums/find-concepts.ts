import type { Names } from '../../../shared/contract/names.ts';
import { giveWayIfOver, type Slice } from '../give-way.ts';
import type { StoreReader } from '../store/library-store.ts';
import { unpackIds, type StoredAlbum } from './album-values.ts';
import { assign, findMiddles, joiningCosine, meanOf, type VectorRows } from './cluster-looks.ts';
import { CONCEPT_DAYS_MIN, CONCEPT_PHOTOS_MIN, CONCEPT_SAMPLE, CONCEPTS_MAX, CONCEPTS_STALE_AT, CONCEPTS_STALE_PHOTOS } from './limits.ts';
import { dayOf, type Shot } from './shot.ts';

/** Pictures that look alike, and what they show. */
export interface Concept {
  readonly shots: readonly Shot[];
  readonly what: Names;
}

/** How far concepts were looked for; kept in the room's note. */
export interface ConceptsMade {
  readonly fingerprint: string;
  /** Photos without a tag when they were last looked for. */
  readonly uncovered: number;
  /** Cosine from which a photo belongs to a concept's middle. */
  readonly joinAt: number;
  /** The newest of the photos that were looked at, milliseconds since 1970. */
  readonly addedAtMs: number;
}

export interface ConceptsContext {
  readonly store: StoreReader;
  readonly slice: Slice;
  /** Photos that no tag covers. */
  readonly uncovered: readonly Shot[];
  /** Concepts as stored. */
  readonly rows: readonly StoredAlbum[];
  readonly made: ConceptsMade | null;
  /** Names of middles, null where nothing clearly fits; null altogether where the pack cannot tell. */
  readonly nameLooks: (middles: readonly Float32Array[], store: StoreReader) => Promise<(Names | null)[]>;
}

/**
 * Groups of pictures that look alike and that no tag covers, each worth looking at: of some size, of several days, with a
 * name. They are looked for anew when many photos have come; in between, new photos join the concepts that are there.
 */
export async function findConcepts(context: ConceptsContext): Promise<{ readonly concepts: readonly Concept[]; readonly made: ConceptsMade | null }> {
  const { store, uncovered, made } = context;
  const active = (await store.packs()).find((pack) => pack.state === 'active');
  if (!active) return { concepts: [], made: null };
  const { fingerprint } = active;
  const isStale = made?.fingerprint !== fingerprint || uncovered.length >= made.uncovered * (1 + CONCEPTS_STALE_AT) + CONCEPTS_STALE_PHOTOS;
  const added = await newestPhotos(store, isStale ? -Infinity : made.addedAtMs);
  if (!isStale) return { concepts: await joinNew(context, made, added.ids), made: { ...made, addedAtMs: added.newestMs } };
  const { concepts, joinAt } = await lookAnew(context, fingerprint);
  return { concepts, made: { fingerprint, uncovered: uncovered.length, joinAt, addedAtMs: added.newestMs } };
}

async function newestPhotos(store: StoreReader, sinceMs: number): Promise<{ readonly ids: ReadonlySet<string>; readonly newestMs: number }> {
  const { id, addedAtMs } = await store.photoColumns(['id', 'addedAtMs']);
  return { ids: new Set(id.filter((_, i) => (addedAtMs[i] as number) > sinceMs)), newestMs: addedAtMs.reduce((newest, time) => Math.max(newest, time), 0) };
}

async function lookAnew({ store, slice, uncovered, nameLooks }: ConceptsContext, fingerprint: string): Promise<{ readonly concepts: Concept[]; readonly joinAt: number }> {
  const nothing = { concepts: [], joinAt: 1 };
  if (uncovered.length < CONCEPT_PHOTOS_MIN) return nothing;
  const step = Math.max(1, uncovered.length / CONCEPT_SAMPLE);
  const drawn = Array.from({ length: Math.min(uncovered.length, CONCEPT_SAMPLE) }, (_, i) => (uncovered[Math.floor(i * step)] as Shot).id);
  const sample = rowsOf(await readDrawn(store, fingerprint, new Set(drawn)));
  if (!sample) return nothing;
  const joinAt = joiningCosine(sample.rows);
  await giveWayIfOver(slice);
  const middles = await findMiddles(sample.rows, joinAt, slice);
  if (middles.length === 0) return { concepts: [], joinAt };
  const byId = new Map(uncovered.map((shot) => [shot.id, shot]));
  const members = middles.map((): Shot[] => []);
  for await (const { ids, vectors } of store.vectorBatches(fingerprint)) {
    const joining = await assign({ vectors, dim: vectors.length / ids.length }, middles, { joinAt, slice });
    for (const [middle, its] of joining.entries()) {
      members[middle]?.push(...its.flatMap((row) => byId.get(ids[row] as string) ?? []));
    }
  }
  const found = members.flatMap((shots, i) => (isWorthLookingAt(shots) ? [{ shots, middle: middles[i] as Float32Array }] : []));
  const largest = found.toSorted((a, b) => b.shots.length - a.shots.length).slice(0, CONCEPTS_MAX);
  const names = await nameLooks(largest.map(({ middle }) => middle), store);
  return { joinAt, concepts: joinSameNames(largest.flatMap(({ shots }, i) => (names[i] ? [{ shots, what: names[i] }] : []))) };
}

/** By going through all vectors once: so many ids are found slower one by one. */
async function readDrawn(store: StoreReader, fingerprint: string, drawn: ReadonlySet<string>): Promise<Map<string, Float32Array>> {
  const found = new Map<string, Float32Array>();
  for await (const { ids, vectors } of store.vectorBatches(fingerprint)) {
    const dim = vectors.length / ids.length;
    for (const [i, id] of ids.entries()) if (drawn.has(id)) found.set(id, vectors.slice(i * dim, (i + 1) * dim));
  }
  return new Map([...found].toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

/** Two groups that show the same are one concept. */
function joinSameNames(concepts: readonly Concept[]): Concept[] {
  return [...Map.groupBy(concepts, ({ what }) => what.en).values()].map((same) => ({ shots: same.flatMap(({ shots }) => [...shots]), what: (same[0] as Concept).what }));
}

function isWorthLookingAt(shots: readonly Shot[]): boolean {
  return shots.length >= CONCEPT_PHOTOS_MIN && new Set(shots.map(({ timeMs }) => timeMs && dayOf(timeMs))).size >= CONCEPT_DAYS_MIN;
}

/** The concepts as they are, with the new photos that look like them. */
async function joinNew({ store, slice, uncovered, rows }: ConceptsContext, { fingerprint, joinAt }: ConceptsMade, newIds: ReadonlySet<string>): Promise<Concept[]> {
  const byId = new Map(uncovered.map((shot) => [shot.id, shot]));
  const concepts = rows.flatMap((row) => {
    const shots = unpackIds(row.photoIds).flatMap((id) => byId.get(id) ?? []);
    return shots.length > 0 && row.facts.title.what ? [{ shots, what: row.facts.title.what }] : [];
  });
  const fresh = rowsOf(await store.vectorsOf(fingerprint, uncovered.filter(({ id }) => newIds.has(id)).map(({ id }) => id)));
  if (!fresh || concepts.length === 0) return concepts;
  const kept = rowsOf(await store.vectorsOf(fingerprint, concepts.flatMap(({ shots }) => shots.slice(0, CONCEPT_PHOTOS_MIN * 4).map(({ id }) => id))));
  if (!kept) return concepts;
  const rowOfId = new Map(kept.ids.map((id, row) => [id, row]));
  const middles = concepts.map(({ shots }) => meanOf(kept.rows, shots.flatMap(({ id }) => rowOfId.get(id) ?? [])));
  const joined = await assign(fresh.rows, middles, { joinAt, slice });
  return concepts.map(({ shots, what }, i) => ({ what, shots: [...new Set([...shots, ...(joined[i] ?? []).flatMap((row) => byId.get(fresh.ids[row] as string) ?? [])])] }));
}

function rowsOf(vectors: ReadonlyMap<string, Float32Array>): { readonly ids: readonly string[]; readonly rows: VectorRows } | null {
  const [first] = vectors.values();
  if (!first) return null;
  const flat = new Float32Array(vectors.size * first.length);
  for (const [i, vector] of [...vectors.values()].entries()) flat.set(vector, i * first.length);
  return { ids: [...vectors.keys()], rows: { vectors: flat, dim: first.length } };
}
