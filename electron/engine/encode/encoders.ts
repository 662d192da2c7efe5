import type { UnitVector } from './embedding.ts';
import type { ModelPack } from './model-pack.ts';

/** What runs a pack, and what was tried before it. */
export interface ProviderReport {
  /** cuda, dml, coreml, webgpu or cpu. */
  readonly provider: string;
  /** Photos per second of the image encoder alone, measured on the bundled test photo. */
  readonly photosPerSecond: number;
  /** Every better provider that was not taken, with the reason in words. */
  readonly rejected: readonly { readonly provider: string; readonly reason: string }[];
}

/** Image and text encoder of one pack, running in a child process. Rejects with AlbumenError `model-failed` or `worker-failed`. */
export interface Encoders {
  readonly pack: ModelPack;
  /** @param images RGB uint8 [height, width, 3] each, upright, of the pack's pixel size. @returns One unit vector each, same order. */
  encodeImages(images: readonly Uint8Array[]): Promise<UnitVector[]>;
  /**
   * Recent questions come from a cache. Calls wait for each other; one that is aborted while it waits is never encoded.
   *
   * @param options.isQuestion False for texts that no person asked: they are not kept among the recent questions.
   * @returns One unit vector each, same order.
   * @throws AlbumenError `cancelled` when aborted before its turn.
   */
  encodeTexts(texts: readonly string[], signal?: AbortSignal, options?: { readonly isQuestion?: boolean }): Promise<UnitVector[]>;
  /**
   * Which provider runs, how fast, and why not a better one; measured on first need, then kept until machine, driver,
   * runtime or pack change. With `again`, measured now: a library that was installed meanwhile is only seen so.
   */
  provider(options?: { readonly again?: boolean }): Promise<ProviderReport>;
  close(): Promise<void>;
}
