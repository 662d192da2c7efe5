import { AlbumenError } from '../../../shared/contract/errors.ts';
import { TEXT_RUN_BATCH } from '../config.ts';
import { normalize, type UnitVector } from './embedding.ts';
import { graphFor } from './graph-for.ts';
import { fixedSize, pickEmbeddingOutput, pickTextInputs, type GraphValue } from './graph-values.ts';
import type { ModelPack } from './model-pack.ts';
import { openGraphSession, type SessionOptions, type TensorInput } from './onnx-session.ts';
import { splitRows } from './split-rows.ts';
import { loadTokenizer, type TokenBatch } from './tokenize.ts';

/** A pack's text encoder with its tokenizer, loaded in this process. */
export interface TextEncoder {
  /**
   * Embed questions for search.
   *
   * @returns One unit-length vector per text, [dim], in the same order.
   * @throws AlbumenError `model-failed` when the graph fails.
   */
  encode(texts: readonly string[]): Promise<UnitVector[]>;
  /** Token ids as they reach the graph, special tokens included, padding left out. */
  tokenize(texts: readonly string[]): number[][];
  close(): Promise<void>;
}

/**
 * Load a pack's text encoder for one provider.
 *
 * @throws AlbumenError `pack-invalid` where graph or tokenizer cannot be loaded or fed, `model-failed` where the provider cannot run it.
 */
export async function openTextEncoder(pack: ModelPack, options: SessionOptions): Promise<TextEncoder> {
  const tokenizer = loadTokenizer(pack.text);
  const session = await openGraphSession(graphFor(pack.textGraphs, options.provider), options);
  const inputs = pickTextInputs(session.inputs, pack.text);
  const output = pickEmbeddingOutput(session.outputs, pack.text.output).name;
  const fixedBatch = fixedSize(inputs.ids, 0);
  const fixedLength = fixedSize(inputs.ids, 1);
  const batch = fixedBatch ?? TEXT_RUN_BATCH;

  async function encodeBatch(texts: readonly string[]): Promise<UnitVector[]> {
    if (texts.length === 0) return [];
    const filled = fixedBatch === null ? texts : Array.from({ length: fixedBatch }, (_, index) => texts[index] ?? '');
    const tokens = tokenizer.encodeBatch(filled, fixedLength);
    const feeds: Record<string, TensorInput> = { [inputs.ids.name]: toTensor(inputs.ids, tokens, tokens.ids) };
    if (inputs.mask !== null) feeds[inputs.mask.name] = toTensor(inputs.mask, tokens, tokens.mask);
    for (const value of inputs.zeros) feeds[value.name] = toTensor(value, tokens, tokens.ids.map((row) => row.map(() => 0)));
    return splitRows(await session.run(feeds, output), texts.length, pack, session.file).map(toUnitVector);
  }

  function toUnitVector(row: Float32Array): UnitVector {
    try {
      return normalize(row);
    } catch (error) {
      throw new AlbumenError('model-failed', `${session.file} gave no usable vector: ${(error as Error).message}`, { cause: error });
    }
  }

  return {
    async encode(texts) {
      const vectors: UnitVector[] = [];
      for (let start = 0; start < texts.length; start += batch) vectors.push(...(await encodeBatch(texts.slice(start, start + batch))));
      return vectors;
    },
    tokenize: (texts) => texts.map((text) => tokenizer.encode(text)),
    close: () => session.release(),
  };
}

function toTensor(value: GraphValue, tokens: TokenBatch, rows: readonly (readonly number[])[]): TensorInput {
  const flat = rows.flat();
  const shape = [rows.length, tokens.length];
  if (value.type === 'int64') return { type: 'int64', data: BigInt64Array.from(flat, BigInt), shape };
  if (value.type === 'int32') return { type: 'int32', data: Int32Array.from(flat), shape };
  return { type: 'float32', data: Float32Array.from(flat), shape };
}
