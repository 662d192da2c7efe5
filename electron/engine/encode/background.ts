import { readFileSync } from 'node:fs';
import { AlbumenError } from '../../../shared/contract/errors.ts';
import type { UnitVector } from './embedding.ts';
import type { ModelPack } from './model-pack.ts';
import { multiplyRows } from './multiply-rows.ts';

/** How a question scores on ordinary photos. */
export interface BackgroundScores {
  /** Mean cosine over the bank, [-1, 1]. */
  readonly mean: number;
  /** Standard deviation of the cosines, above 0. */
  readonly sd: number;
}

/** Embeddings of ordinary photos, against which scores of different questions can be compared. */
export interface Background {
  readonly rows: number;
  readonly dim: number;
  /** @param question Unit vector of the same pack. A score's standing is then `(cosine - mean) / sd`. */
  measure(question: UnitVector): BackgroundScores;
  /** The bank itself: unit vectors one after the other, [rows * dim]. */
  readonly vectors: Float32Array;
}

/** Below this the scores do not differ: a bank of one photo, or of copies. */
const LEAST_SD = 1e-6;

/**
 * Load a pack's background bank: int8 [rows, dim], row-major, each row scaled to unit length.
 *
 * @returns Null where the pack has none.
 * @throws AlbumenError `pack-invalid` where the file is missing or has another size.
 */
export function loadBackground(pack: ModelPack): Background | null {
  if (pack.background === null) return null;
  const { file, rows } = pack.background;
  const bank = readBank(file, rows, pack.dim);
  return {
    rows,
    dim: pack.dim,
    vectors: bank,
    measure(question) {
      if (question.length !== pack.dim) throw new Error(`a question of ${question.length} dimensions against a bank of ${pack.dim}`);
      let sum = 0;
      let squares = 0;
      for (const cosine of multiplyRows(question, bank, pack.dim)) {
        sum += cosine;
        squares += cosine * cosine;
      }
      const mean = sum / rows;
      return { mean, sd: Math.max(LEAST_SD, Math.sqrt(Math.max(0, squares / rows - mean * mean))) };
    },
  };
}

function readBank(file: string, rows: number, dim: number): Float32Array {
  let bytes: Buffer;
  try {
    bytes = readFileSync(file);
  } catch (error) {
    throw new AlbumenError('pack-invalid', `${file} is missing: expected the background bank`, { cause: error });
  }
  if (bytes.length !== rows * dim) {
    throw new AlbumenError('pack-invalid', `${file} is damaged: expected ${rows} x ${dim} = ${rows * dim} bytes, found ${bytes.length}`);
  }
  const values = new Int8Array(bytes.buffer, bytes.byteOffset, bytes.length);
  const bank = new Float32Array(values.length);
  for (let start = 0; start < values.length; start += dim) {
    if (!restoreRow(values, bank, start, start + dim)) throw new AlbumenError('pack-invalid', `${file} is damaged: row ${start / dim} is zero`);
  }
  return bank;
}

/** A function of its own is compiled after a few rows, a loop over all of them never: 8 in place of 15 ms of a cold search. @returns False for a row of zeros. */
function restoreRow(values: Int8Array, bank: Float32Array, start: number, end: number): boolean {
  let squares = 0;
  for (let i = start; i < end; i++) {
    const value = values[i] as number;
    squares += value * value;
  }
  const length = Math.sqrt(squares);
  for (let i = start; i < end; i++) bank[i] = (values[i] as number) / length;
  return squares > 0;
}
