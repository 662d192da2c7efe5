import { availableParallelism } from 'node:os';
import type { Compared } from '../decode/compared-pictures.ts';
import type { StoreWriter } from '../store/library-store.ts';
import type { PairRow } from '../store/photo-row.ts';
import type { ThumbnailFiles } from '../thumbs/thumbnail-files.ts';
import type { StartWorker } from '../workers/worker-port.ts';
import { createPairConfirmer, type PairConfirmer } from './confirm-pairs.ts';
import { findCandidates, type Candidate, type CandidateFinder } from './find-candidates.ts';
import { giveWay, startSlice, type Slice } from './give-way.ts';
import { judgePixels, toPairValue } from './judge-pair.ts';
import { PHOTOS_PER_STEP } from './limits.ts';
import { headOf, pairKey, readPhotoFacts, type PhotoFacts } from './photo-facts.ts';
import { readProgress, writeProgress } from './pair-progress.ts';
import { BUCKETS, bucketOf, sumPhotos } from './seen-photos.ts';
import { areTwoShots } from './shots-apart.ts';

export interface RefreshDeps {
  readonly startWorker: StartWorker;
  readonly thumbnails: ThumbnailFiles;
}

/**
 * Compare photos that are new or were not compared yet with all others, and keep the pairs that are alike: see
 * [Note: Photos seen]. Costs milliseconds where the library is as it was. What an abort or a kill leaves is done by the next
 * call; pairs found so far are kept.
 */
export async function refreshPairs(store: StoreWriter, { startWorker, thumbnails }: RefreshDeps, signal?: AbortSignal): Promise<void> {
  const version = await store.photosVersion();
  const progress = await readProgress(store);
  const fingerprint = (await store.packs()).find((pack) => pack.state === 'active')?.fingerprint ?? null;
  if (progress.photosVersion === version && progress.fingerprint === fingerprint) return;

  const photos = await readPhotoFacts(store);
  const isNew = progress.fingerprint !== fingerprint || progress.sums === null;
  const seen = isNew || progress.sums === null ? new Uint32Array(BUCKETS) : progress.sums;
  const sums = sumsOf(photos);
  const known = await settlePairs(store, photos, { isNew });
  const steps = stepsOf(photos, sums, seen);
  const slice = startSlice(signal);
  const confirmer = createPairConfirmer(startWorker, thumbnails, availableParallelism());
  try {
    const touched = new Uint8Array(photos.length);
    for (const place of steps.flatMap((step) => step.places)) touched[place] = 1;
    const finder = steps.length === 0 ? null : await findCandidates(photos, { store, fingerprint, touched, slice });
    for (const step of steps) {
      const missing = await comparePhotos(step, { photos, known, finder: finder as CandidateFinder, store, confirmer, slice });
      for (const bucket of step.buckets) seen[bucket] = sums[bucket] as number;
      // A photo without a thumbnail could not be compared: its bucket is looked at again next time.
      for (const id of missing) seen[bucketOf(id)] = 0;
      await writeProgress(store, { photosVersion: null, fingerprint, sums: seen });
    }
  } finally {
    confirmer.close();
  }
  await writeProgress(store, { photosVersion: version, fingerprint, sums: seen });
}

/** True where every photo with a picture was compared with all others. */
export async function areAllCompared(photos: readonly PhotoFacts[], sums: Uint32Array | null): Promise<boolean> {
  const now = sumsOf(photos);
  return await Promise.resolve(sums !== null && now.every((sum, bucket) => sum === sums[bucket]));
}

function sumsOf(photos: readonly PhotoFacts[]): Uint32Array {
  return sumPhotos(photos.map((photo) => photo.id), photos.map((photo) => Number.parseInt((photo.perceptualHash as string).slice(0, 8), 16)));
}

interface Step {
  readonly buckets: readonly number[];
  /** Places of its photos. */
  readonly places: readonly number[];
}

/** Buckets that have changed, with their photos, in portions. */
function stepsOf(photos: readonly PhotoFacts[], sums: Uint32Array, seen: Uint32Array): Step[] {
  const steps: { buckets: number[]; places: number[] }[] = [];
  const places = Map.groupBy(photos.keys(), (place) => bucketOf((photos[place] as PhotoFacts).id));
  for (let bucket = 0; bucket < BUCKETS; bucket++) {
    if (sums[bucket] === seen[bucket]) continue;
    let step = steps.at(-1);
    if (!step || step.places.length >= PHOTOS_PER_STEP) steps.push((step = { buckets: [], places: [] }));
    step.buckets.push(bucket);
    step.places.push(...(places.get(bucket) ?? []));
  }
  return steps;
}

/** Pairs of photos that are gone go; where all is worked out anew, all do. @returns Keys of those that stay. */
async function settlePairs(store: StoreWriter, photos: readonly PhotoFacts[], { isNew }: { isNew: boolean }): Promise<Set<string>> {
  const ids = new Set(photos.map((photo) => photo.id));
  const rows = await store.pairRows();
  const gone = rows.filter(({ a, b }) => isNew || !ids.has(a) || !ids.has(b)).map((row) => row.key);
  await store.deletePairRows(gone);
  const lost = new Set(gone);
  return new Set(rows.map((row) => row.key).filter((key) => !lost.has(key)));
}

interface Comparing {
  readonly photos: readonly PhotoFacts[];
  /** Keys of pairs that are known, filled in place. */
  readonly known: Set<string>;
  readonly finder: CandidateFinder;
  readonly store: StoreWriter;
  readonly confirmer: PairConfirmer;
  readonly slice: Slice;
}

/** @returns Ids of photos that could not be compared. */
async function comparePhotos({ places }: Step, { photos, known, finder, store, confirmer, slice }: Comparing): Promise<Set<string>> {
  const candidates = new Map<string, Candidate & { readonly key: string; readonly a: PhotoFacts; readonly b: PhotoFacts }>();
  for (const place of places) {
    for (const candidate of finder.of(place)) {
      const [one, other] = [photos[place] as PhotoFacts, photos[candidate.place] as PhotoFacts];
      const key = pairKey(one.id, other.id);
      // Halves of a bundle show the same by their nature.
      if (known.has(key) || candidates.has(key) || headOf(one) === headOf(other)) continue;
      const [a, b] = one.id < other.id ? [one, other] : [other, one];
      candidates.set(key, { ...candidate, key, a, b });
    }
    if (slice.isOver()) await giveWay(slice);
  }
  const asked = [...candidates.values()];
  const answers = await confirmer.compare(asked.map(({ a, b }) => ({ a: a.id, b: b.id })), slice.signal);
  const rows = asked.flatMap((candidate, i) => toPairRow(candidate, answers[i] ?? null) ?? []);
  await store.upsertPairRows(rows);
  for (const row of rows) known.add(row.key);
  return new Set(asked.flatMap(({ a, b }, i) => (answers[i] ? [] : [a.id, b.id])));
}

function toPairRow({ key, a, b, isBurst }: Candidate & { readonly key: string; readonly a: PhotoFacts; readonly b: PhotoFacts }, compared: Compared): PairRow | null {
  if (!compared) return null;
  const laid = 'isUnlike' in compared ? null : compared;
  const tier = (laid && !areTwoShots(a, b) ? judgePixels(laid) : null) ?? (isBurst ? 'burst' : null);
  return tier === null ? null : { key, a: a.id, b: b.id, tier, value: JSON.stringify(toPairValue(compared)) };
}
