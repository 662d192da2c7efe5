import { basename } from 'node:path';
import type { ModelPack } from './model-pack.ts';
import { readLicence } from './read-licence.ts';

/** What a layout's reader finds in a pack's own files; the loader adds what only the graphs and all the bytes can tell. */
export interface PackDraft extends Omit<ModelPack, 'fingerprint' | 'dim'> {
  /** As the pack says it; null where only the graphs know. */
  readonly dim: number | null;
  /** Hashes that the pack promises, absolute path to sha256 in hex. */
  readonly sha256: Readonly<Record<string, string>>;
  /** Graphs that give the same vectors as an earlier one to the last bit: absolute path to the sha256 of that one. */
  readonly standsFor: Readonly<Record<string, string>>;
  /** Files besides graphs and tokenizer that were read, or whose appearing would change the pack. Absolute paths. */
  readonly readFiles: readonly string[];
}

/** What is the same in every pack that was not made for Albumen: no measurements of its own, and its folder's name. */
export function draftOfForeign(folder: string, layout: Exclude<ModelPack['layout'], 'albumen'>) {
  return {
    id: basename(folder), name: basename(folder), version: null, layout, folder,
    calibration: null, background: null, quality: null, licence: readLicence(folder), sha256: {}, standsFor: {},
  } satisfies Partial<PackDraft>;
}
