import { availableParallelism } from 'node:os';
import type { StoreWriter } from '../store/library-store.ts';
import type { ThumbnailFiles } from '../thumbs/thumbnail-files.ts';
import type { StartWorker } from '../workers/worker-port.ts';
import { collectPairs, confirmPairs } from './compare-photos.ts';
import { createPairConfirmer } from './confirm-pairs.ts';
import { findCandidates, type CandidateFinder } from './find-candidates.ts';
import { startSlice, type Breathe } from '../give-way.ts';
import { PHOTOS_PER_STEP } from './limits.ts';
import { readPhotoFacts, type PhotoFacts } from './photo-facts.ts';
import { readProgress, writeProgress } from './pair-progress.ts';
import { BUCKETS, bucketOf, newOf, sumPhotos } from './seen-photos.ts';

export interface RefreshDeps {
  readonly startWorker: StartWorker;
  readonly thumbnails: ThumbnailFiles;
}

/**
 * Compare photos that are new or were not compared yet with all others, and keep the pairs that are alike: see
 * [Note: Photos seen]. Costs milliseconds where the library is as it was. What an abort or a kill leaves is done by the next
 * call; pairs found so far are kept.
 */
export async function refreshPairs(store: StoreWriter, { startWorker, thumbnails }: RefreshDeps, signal?: AbortSignal, breathe?: Breathe): Promise<void> {
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
  const slice = startSlice(breathe, signal);
  const confirmer = createPairConfirmer({ startWorker, thumbnails, cores: availableParallelism(), breathe });
  if (steps.length > 0) confirmer.warm();
  // While decode processes compare the pairs of one step, those of the step before are written and the candidates of the next looked for.
  let comparing: Promise<unknown> = Promise.resolve();
  let writing: Promise<void> = Promise.resolve();
  try {
    const touched = new Uint8Array(photos.length);
    for (const place of steps.flatMap((step) => step.places)) touched[place] = 1;
    const finder = steps.length === 0 ? null : await findCandidates(photos, { store, fingerprint, touched, slice });
    for (const step of steps) {
      const pairs = await collectPairs(step.places, { photos, known, finder: finder as CandidateFinder, slice });
      await comparing;
      const confirmed = confirmPairs(pairs, confirmer, signal);
      comparing = confirmed;
      writing = Promise.all([confirmed, writing]).then(async ([{ rows, missing }]) => {
        await store.upsertPairRows(rows);
        for (const bucket of step.buckets) seen[bucket] = sums[bucket] as number;
        // A photo without a thumbnail could not be compared: its bucket is looked at again next time.
        for (const id of missing) seen[bucketOf(id)] = 0;
        await writeProgress(store, { photosVersion: null, fingerprint, sums: seen, newestMs: null });
      });
      // Both are waited for later; until then a failure is nobody's.
      for (const each of [comparing, writing]) each.catch(() => undefined);
    }
    await writing;
  } finally {
    confirmer.close();
    // Nothing is written any more once this has ended, however it ended.
    await Promise.allSettled([comparing, writing]);
  }
  await writeProgress(store, { photosVersion: version, fingerprint, sums: seen, newestMs: newestOf(photos) });
}

/**
 * True where no photo with a picture came after everything had been compared. The sums would not do: they change when a photo
 * is forgotten too, and then nothing is left to compare.
 */
export function areAllCompared(photos: readonly PhotoFacts[], newestMs: number | null): boolean {
  return photos.length === 0 || (newestMs !== null && newestOf(photos) <= newestMs);
}

function newestOf(photos: readonly PhotoFacts[]): number {
  return photos.reduce((newest, photo) => Math.max(newest, photo.addedAtMs), 0);
}

function sumsOf(photos: readonly PhotoFacts[]): Uint32Array {
  return sumPhotos(photos.map((photo) => photo.id), photos.map(keyOf));
}

/** A photo is compared anew when its hash has changed: the same bytes read by a better decoder. */
function keyOf(photo: PhotoFacts): number {
  return Number.parseInt((photo.perceptualHash as string).slice(0, 8), 16);
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
    const ofBucket = (places.get(bucket) ?? []).map((place) => ({ place, id: (photos[place] as PhotoFacts).id, key: keyOf(photos[place] as PhotoFacts), addedAtMs: (photos[place] as PhotoFacts).addedAtMs }));
    step.places.push(...newOf(ofBucket, seen[bucket] as number).map(({ place }) => place));
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
