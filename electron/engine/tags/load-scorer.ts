import type { Encoders } from '../encode/encoders.ts';
import type { StoreReader } from '../store/library-store.ts';
import { loadCalibration } from './calibration.ts';
import { LIBRARY_BANK_MAX, LIBRARY_BANK_MIN } from './limits.ts';
import { loadPhraseVectors, type PhrasePlaces } from './phrase-vectors.ts';
import { measureStandings, readStandings, shippedStandings } from './standings.ts';
import { createTagScorer, type TagScorer } from './tag-scorer.ts';
import type { Vocabulary } from './vocabulary.ts';

/** A pack as tags need it. */
export interface TagPack {
  readonly encoders: Encoders;
  /** Vectors of ordinary photos, [rows * dim]; null where the pack has none. */
  readonly bank: Float32Array | null;
}

/**
 * Make ready what sees tags under one pack.
 *
 * @returns Null where the pack has no background bank and the library too few photos to stand in for one.
 */
export async function loadScorer(vocabulary: Vocabulary, pack: TagPack, store: StoreReader, options: PhrasePlaces & { readonly signal?: AbortSignal | undefined }): Promise<TagScorer | null> {
  const { fingerprint } = pack.encoders.pack;
  const bank = pack.bank ?? (await bankOfLibrary(store, fingerprint));
  if (bank === null) return null;
  const phrases = await loadPhraseVectors(vocabulary, pack.encoders, options, options.signal);
  const shipped = pack.bank === null ? null : readStandings(shippedStandings(options.resourcesDir, fingerprint), vocabulary, phrases.keys.length);
  const standings = shipped ?? measureStandings(phrases, bank);
  return createTagScorer({ vocabulary, phrases, standings, calibration: loadCalibration(options.resourcesDir, fingerprint) });
}

/** Vectors of photos that lie evenly over the library, as it is stored. */
async function bankOfLibrary(store: StoreReader, fingerprint: string): Promise<Float32Array | null> {
  const photos = await store.countPhotos();
  if (photos < LIBRARY_BANK_MIN) return null;
  const step = Math.max(1, Math.floor(photos / LIBRARY_BANK_MAX));
  const kept: Float32Array[] = [];
  let at = 0;
  for await (const { ids, vectors } of store.vectorBatches(fingerprint)) {
    const dim = vectors.length / ids.length;
    for (let i = 0; i < ids.length && kept.length < LIBRARY_BANK_MAX; i++, at++) {
      if (at % step === 0) kept.push(vectors.slice(i * dim, (i + 1) * dim));
    }
  }
  const bank = new Float32Array(kept.reduce((length, vector) => length + vector.length, 0));
  kept.forEach((vector, i) => bank.set(vector, i * vector.length));
  return bank.length === 0 ? null : bank;
}
