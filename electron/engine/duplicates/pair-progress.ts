import type { StoreReader, StoreWriter } from '../store/library-store.ts';
import { PAIRS_VERSION } from './limits.ts';
import { readSums, writeSums } from './seen-photos.ts';

/** How far comparing has come. */
export interface PairProgress {
  /** Version of the photos when everything had been compared; null where something was left. */
  readonly photosVersion: string | null;
  /** The model whose vectors were compared; null where there was none. */
  readonly fingerprint: string | null;
  /** See [Note: Photos seen]; null where nothing was compared yet, or by other rules. */
  readonly sums: Uint32Array | null;
  /** When the newest photo was added that was there when everything had been compared; null while something is left. */
  readonly newestMs: number | null;
}

const NOTE = 'duplicates';

export async function readProgress(store: StoreReader): Promise<PairProgress> {
  const note = (await store.note(NOTE)) as { version: number; photosVersion: string | null; fingerprint: string | null; sums: string; newestMs: number | null } | null;
  if (note?.version !== PAIRS_VERSION) return { photosVersion: null, fingerprint: null, sums: null, newestMs: null };
  return { photosVersion: note.photosVersion, fingerprint: note.fingerprint, sums: readSums(note.sums), newestMs: note.newestMs };
}

export async function writeProgress(store: StoreWriter, { photosVersion, fingerprint, sums, newestMs }: PairProgress & { readonly sums: Uint32Array }): Promise<void> {
  await store.writeNotes({ [NOTE]: { version: PAIRS_VERSION, photosVersion, fingerprint, sums: writeSums(sums), newestMs } });
}
