import type { Compared, Comparison } from '../decode/compared-pictures.ts';
import type { PairRow } from '../store/photo-row.ts';
import type { PairConfirmer } from './confirm-pairs.ts';
import type { CandidateFinder } from './find-candidates.ts';
import { giveWayIfOver, type Slice } from '../give-way.ts';
import { judgePixels, toBurstValue, toPairValue } from './judge-pair.ts';
import { headOf, pairKey, type PhotoFacts } from './photo-facts.ts';
import { areTwoShots } from './shots-apart.ts';

/** Two photos that may be alike; `a` has the smaller id. */
export interface CandidatePair {
  readonly key: string;
  readonly a: PhotoFacts;
  readonly b: PhotoFacts;
  readonly isBurst: boolean;
  /** Two shots, whatever they look like: they need not be laid on each other. */
  readonly areTwo: boolean;
}

export interface Collecting {
  readonly photos: readonly PhotoFacts[];
  /** Keys of pairs that are known or were asked for, filled in place. */
  readonly known: Set<string>;
  readonly finder: CandidateFinder;
  readonly slice: Slice;
}

/** Pairs that must be compared for these photos; those that share photos stand together, so that each is decoded once. */
export async function collectPairs(places: readonly number[], { photos, known, finder, slice }: Collecting): Promise<CandidatePair[]> {
  const pairs: CandidatePair[] = [];
  for (const place of places) {
    const one = photos[place] as PhotoFacts;
    for (const { place: other, isBurst } of finder.of(place)) {
      const found = photos[other] as PhotoFacts;
      const key = pairKey(one.id, found.id);
      // Halves of a bundle show the same by their nature.
      if (known.has(key) || headOf(one) === headOf(found)) continue;
      known.add(key);
      const [a, b] = one.id < found.id ? [one, found] : [found, one];
      pairs.push({ key, a, b, isBurst, areTwo: areTwoShots(a, b) });
    }
    await giveWayIfOver(slice);
  }
  const timeOf = (pair: CandidatePair): number => (pair.isBurst ? (pair.a.takenAtMs ?? 0) : 0);
  return pairs.sort((one, other) => timeOf(one) - timeOf(other));
}

/** What comparing some pairs came to. */
export interface ConfirmedPairs {
  /** Of those that are alike. */
  readonly rows: readonly PairRow[];
  /** Ids of photos that could not be compared. */
  readonly missing: ReadonlySet<string>;
}

/** Compare pairs. */
export async function confirmPairs(pairs: readonly CandidatePair[], confirmer: PairConfirmer, signal: AbortSignal | undefined): Promise<ConfirmedPairs> {
  const laid = pairs.filter((pair) => !pair.areTwo);
  const answers = await confirmer.compare(laid.map(({ a, b }) => ({ a: a.id, b: b.id })), signal);
  const compared = new Map(laid.map((pair, i) => [pair, answers[i] ?? null]));
  const bursts = pairs.filter((pair) => pair.isBurst && tierOf(compared.get(pair)) === null && compared.get(pair) !== null);
  const sharpness = await readSharpness(bursts, confirmer, signal);

  const missing = new Set(laid.flatMap((pair) => (compared.get(pair) === null ? [pair.a.id, pair.b.id] : [])));
  const rows: PairRow[] = [];
  for (const { key, a, b } of bursts) {
    const [sharpnessOfA, sharpnessOfB] = [sharpness.get(a.id) ?? null, sharpness.get(b.id) ?? null];
    if (sharpnessOfA === null) missing.add(a.id);
    if (sharpnessOfB === null) missing.add(b.id);
    if (sharpnessOfA !== null && sharpnessOfB !== null) rows.push({ key, a: a.id, b: b.id, tier: 'burst', value: JSON.stringify(toBurstValue(sharpnessOfA, sharpnessOfB)) });
  }
  for (const [{ key, a, b }, found] of compared) {
    const tier = tierOf(found);
    if (tier !== null) rows.push({ key, a: a.id, b: b.id, tier, value: JSON.stringify(toPairValue(found as Comparison)) });
  }
  return { rows, missing };
}

function tierOf(compared: Compared | undefined): ReturnType<typeof judgePixels> {
  return compared && compared !== 'unlike' ? judgePixels(compared) : null;
}

/** Of the photos of bursts, by id; read from their thumbnails where it was not measured when they were indexed. */
async function readSharpness(bursts: readonly CandidatePair[], confirmer: PairConfirmer, signal: AbortSignal | undefined): Promise<Map<string, number | null>> {
  const known = new Map(bursts.flatMap(({ a, b }) => [a, b]).map((photo) => [photo.id, photo.sharpness]));
  const asked = [...known].flatMap(([id, sharpness]) => (sharpness === null ? [id] : []));
  const answers = await confirmer.sharpness(asked, signal);
  asked.forEach((id, i) => known.set(id, answers[i] ?? null));
  return known;
}
