import type { ModelPack } from './model-pack.ts';

/** What a layout's reader finds in a pack's own files; the loader adds what only the graphs and all the bytes can tell. */
export interface PackDraft extends Omit<ModelPack, 'fingerprint' | 'dim'> {
  /** As the pack says it; null where only the graphs know. */
  readonly dim: number | null;
  /** Hashes that the pack promises, absolute path to sha256 in hex. */
  readonly sha256: Readonly<Record<string, string>>;
  /** Files besides graphs and tokenizer that were read, or whose appearing would change the pack. Absolute paths. */
  readonly readFiles: readonly string[];
}
