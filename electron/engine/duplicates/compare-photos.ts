import type { Compared } from '../decode/compared-pictures.ts';
import type { StoreWriter } from '../store/library-store.ts';
import type { PairRow } from '../store/photo-row.ts';
import type { PairConfirmer } from './confirm-pairs.ts';
import type { CandidateFinder } from './find-candidates.ts';
import { giveWay, type Slice } from './give-way.ts';
import { judgePixels, toPairValue } from './judge-pair.ts';
import { headOf, pairKey, type PhotoFacts } from './photo-facts.ts';
import { areTwoShots } from './shots-apart.ts';

/** Two photos that may be alike; `a` has the smaller id. */
export interface CandidatePair {
  readonly key: string;
  readonly a: PhotoFacts;
  readonly b: PhotoFacts;
  readonly isBurst: boolean;
  /** Two shots, whatever they look like: only their sharpness is asked for. */
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
    if (slice.isOver()) await giveWay(slice);
  }
  const timeOf = (pair: CandidatePair): number => (pair.isBurst ? (pair.a.takenAtMs ?? 0) : 0);
  return pairs.sort((one, other) => timeOf(one) - timeOf(other));
}

export interface Confirming {
  readonly store: StoreWriter;
  readonly confirmer: PairConfirmer;
  readonly signal: AbortSignal | undefined;
}

/** Compare pairs and keep those that are alike. @returns Ids of photos that could not be compared. */
export async function confirmPairs(pairs: readonly CandidatePair[], { store, confirmer, signal }: Confirming): Promise<Set<string>> {
  const answers = await confirmer.compare(pairs.map(({ a, b, areTwo }) => ({ a: a.id, b: b.id, isSharpnessOnly: areTwo })), signal);
  await store.upsertPairRows(pairs.flatMap((pair, i) => toPairRow(pair, answers[i] ?? null) ?? []));
  return new Set(pairs.flatMap(({ a, b }, i) => (answers[i] ? [] : [a.id, b.id])));
}

function toPairRow({ key, a, b, isBurst, areTwo }: CandidatePair, compared: Compared): PairRow | null {
  if (!compared) return null;
  const laid = 'isUnlike' in compared || areTwo ? null : judgePixels(compared);
  const tier = laid ?? (isBurst ? 'burst' : null);
  return tier === null ? null : { key, a: a.id, b: b.id, tier, value: JSON.stringify(toPairValue(compared)) };
}
