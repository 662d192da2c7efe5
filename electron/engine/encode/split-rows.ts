import { AlbumenError } from '../../../shared/contract/errors.ts';
import type { ModelPack } from './model-pack.ts';

/**
 * Cut an encoder's output into its rows.
 *
 * @param output float32 [rows or more, dim]; rows past `rows` only filled up a fixed batch.
 * @throws AlbumenError `pack-invalid` where the rows are not as long as the pack's embeddings.
 */
export function splitRows(
  output: { readonly data: Float32Array; readonly shape: readonly number[] },
  rows: number,
  pack: ModelPack,
  file: string,
): Float32Array[] {
  const dim = output.shape.at(-1) ?? 0;
  const isFlat = output.data.length === (output.shape[0] ?? 0) * dim;
  if (dim !== pack.dim || !isFlat || output.data.length < rows * dim) {
    throw new AlbumenError('pack-invalid', `${file}: the output is [${output.shape.join(', ')}]; expected one embedding of ${pack.dim} numbers a row`);
  }
  return Array.from({ length: rows }, (_, row) => output.data.subarray(row * dim, (row + 1) * dim));
}
