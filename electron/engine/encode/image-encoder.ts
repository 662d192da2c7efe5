import { AlbumenError } from '../../../shared/contract/errors.ts';
import { IMAGE_RUN_BATCH } from '../config.ts';
import { normalize, type UnitVector } from './embedding.ts';
import { channelsOf, fixedSize, pickEmbeddingOutput, pickImageInput } from './graph-values.ts';
import { graphFor } from './graph-for.ts';
import type { ModelPack } from './model-pack.ts';
import { openGraphSession, type SessionOptions } from './onnx-session.ts';
import { toImageTensor, type ImageInputFormat } from './preprocess.ts';
import { splitRows } from './split-rows.ts';

/** A pack's image encoder, loaded in this process. */
export interface ImageEncoder {
  readonly provider: string;
  /**
   * Embed photos for search.
   *
   * @param images RGB, uint8, [height, width, 3], already upright, of the pack's pixel size.
   * @returns One unit-length vector per image, [dim], in the same order.
   * @throws AlbumenError `model-failed` when the graph fails.
   */
  encode(images: readonly Uint8Array[]): Promise<UnitVector[]>;
  close(): Promise<void>;
}

/**
 * Load a pack's image encoder for one provider.
 *
 * @throws AlbumenError `pack-invalid` where the graph cannot be loaded or fed, `model-failed` where the provider cannot run it.
 */
export async function openImageEncoder(pack: ModelPack, options: SessionOptions): Promise<ImageEncoder> {
  const session = await openGraphSession(graphFor(pack.imageGraphs, options.provider), options);
  const input = pickImageInput(session.inputs, pack.image.input);
  const output = pickEmbeddingOutput(session.outputs, pack.image.output).name;
  const format: ImageInputFormat = { type: input.type as ImageInputFormat['type'], channels: channelsOf(input, pack.image.channels) };
  // A graph of a fixed batch gets exactly that many, the last ones filled up with the first photo and dropped again.
  const fixedBatch = fixedSize(input, 0);
  const batch = fixedBatch ?? IMAGE_RUN_BATCH;

  async function encodeBatch(images: readonly Uint8Array[]): Promise<UnitVector[]> {
    const first = images[0];
    if (first === undefined) return [];
    const filled = fixedBatch === null ? images : Array.from({ length: fixedBatch }, (_, index) => images[index] ?? first);
    const result = await session.run({ [input.name]: toImageTensor(filled, pack.image, format) }, output);
    return splitRows(result, images.length, pack, session.file).map(toUnitVector);
  }

  function toUnitVector(row: Float32Array): UnitVector {
    try {
      return normalize(row);
    } catch (error) {
      throw new AlbumenError('model-failed', `${session.file} gave no usable vector on ${session.provider}: ${(error as Error).message}`, { cause: error });
    }
  }

  return {
    provider: session.provider,
    async encode(images) {
      const vectors: UnitVector[] = [];
      for (let start = 0; start < images.length; start += batch) vectors.push(...(await encodeBatch(images.slice(start, start + batch))));
      return vectors;
    },
    close: () => session.release(),
  };
}
