import type { PixelSpec } from '../decode/decoded-photo.ts';

export type PackLayout = 'albumen' | 'transformers.js' | 'immich' | 'rclip';

/** How upright RGB pixels become the image graph's input; read from the pack's own files. */
export interface ImageSpec {
  readonly pixels: PixelSpec;
  /** Per channel, on the 0 to 1 scale; null when the graph normalises by itself (uint8 or raw input). */
  readonly normalize: { readonly mean: readonly [number, number, number]; readonly std: readonly [number, number, number] } | null;
  /** Multiplied in before `normalize`; 1/255 for every known pack with float input. */
  readonly rescale: number;
  /** Names in the image graph, where the pack says them; otherwise the session's own metadata decides. */
  readonly input?: string;
  readonly output?: string;
  /** Where the graph's input has no fixed sizes to tell it: `first` is NCHW, `last` NHWC. */
  readonly channels?: 'first' | 'last';
}

export interface TextSpec {
  readonly tokenizerFile: string;
  readonly tokenizerConfigFile: string | null;
  readonly maxTokens: number;
  readonly padId: number;
  /** `max` pads every question to `maxTokens` (needed where padding changes the vector); `longest` pads a batch to its longest. */
  readonly padding: 'max' | 'longest';
  readonly lowerCase: boolean;
  /** Canonicalise as SigLIP does: punctuation removed, white space collapsed. */
  readonly canonicalize: boolean;
  /** A template with `{}` for the question, or words put before it; null for the bare question. */
  readonly prompt: string | null;
  /** Names in the text graph, where the pack says them; otherwise the session's own metadata decides. */
  readonly ids?: string;
  readonly mask?: string;
  readonly output?: string;
}

/** The boundary between strong and weak results; null where a pack has none and the library's own scores must serve. */
export interface Calibration {
  readonly text: { readonly floor: number; readonly ratio: number };
  readonly image: { readonly floor: number; readonly ratio: number };
}

/** One loadable pack, whatever its layout. Paths are absolute. */
export interface ModelPack {
  readonly id: string;
  readonly name: string;
  readonly version: string | null;
  readonly layout: PackLayout;
  readonly folder: string;
  /** Hash over both graphs, the preprocessing and the tokenizer, 16 hex digits. Vectors of two fingerprints are never compared. */
  readonly fingerprint: string;
  readonly dim: number;
  readonly image: ImageSpec;
  readonly text: TextSpec;
  /** Graph files per provider, `default` always there (fp32 or int8); others (fp16) where the pack has them. */
  readonly imageGraphs: Readonly<Record<string, string>>;
  readonly textGraphs: Readonly<Record<string, string>>;
  readonly calibration: Calibration | null;
  /** Embeddings of ordinary photos, int8 [rows, dim]; null where the pack has none. */
  readonly background: { readonly file: string; readonly rows: number } | null;
  /** Published quality figures, as the pack states them. */
  readonly quality: unknown;
  readonly licence: string | null;
  /** True where questions in any language are understood (a multilingual text encoder). */
  readonly multilingual: boolean;
}
