import type { StoreReader, StoreWriter } from '../store/library-store.ts';
import { pairKey } from './photo-facts.ts';

const KIND = 'different';

/** Keys of pairs of which the person said that they are no duplicates, for good: by content, whatever becomes of the files. */
export async function readDifferent(store: StoreReader): Promise<Set<string>> {
  const rows = await store.records(KIND);
  return new Set(rows.filter((row) => row.value === 'true').map((row) => row.key.slice(KIND.length + 1)));
}

/**
 * Remember that photos are different, each from each other; or, taken back, that nothing is known. What is taken back is
 * noted too, so that an older word that is taken in from elsewhere does not bring it back.
 */
export async function sayDifferent(ids: readonly string[], areDifferent: boolean, store: StoreWriter): Promise<void> {
  const distinct = [...new Set(ids)].toSorted();
  const updatedAtMs = Date.now();
  const keys = distinct.flatMap((a, i) => distinct.slice(i + 1).map((b) => pairKey(a, b)));
  await store.upsertRecords(keys.map((key) => ({ key: `${KIND}/${key}`, kind: KIND, value: JSON.stringify(areDifferent), updatedAtMs })));
}
