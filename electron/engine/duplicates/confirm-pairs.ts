import type { CompareAnswer, Compared } from '../decode/compared-pictures.ts';
import type { ThumbnailFiles } from '../thumbs/thumbnail-files.ts';
import { createDecodePool, type DecodePool } from '../workers/decode-pool.ts';
import type { StartWorker } from '../workers/worker-port.ts';
import { PAIRS_PER_CALL } from './limits.ts';

export interface PairToCompare {
  readonly a: string;
  readonly b: string;
  readonly isSharpnessOnly: boolean;
}

/** Lays thumbnails on each other in decode processes of its own, which start with the first pair. */
export interface PairConfirmer {
  /** One answer for each pair, in order; null where a thumbnail is missing or cannot be read. */
  compare(pairs: readonly PairToCompare[], signal: AbortSignal | undefined): Promise<Compared[]>;
  close(): void;
}

export function createPairConfirmer(startWorker: StartWorker, thumbnails: ThumbnailFiles, cores: number): PairConfirmer {
  let pool: DecodePool | null = null;

  return {
    async compare(pairs, signal) {
      const processes = (pool ??= createDecodePool(startWorker, cores));
      const calls = Array.from({ length: Math.ceil(pairs.length / PAIRS_PER_CALL) }, (_, i) => pairs.slice(i * PAIRS_PER_CALL, (i + 1) * PAIRS_PER_CALL));
      const answers: CompareAnswer[] = [];
      const left = calls.entries();
      await Promise.all(Array.from({ length: cores }, async () => {
        for (const [i, call] of left) {
          signal?.throwIfAborted();
          answers[i] = await compareCall(call, processes, thumbnails);
        }
      }));
      return answers.flat();
    },
    close() {
      pool?.close();
      pool = null;
    },
  };
}

/** A thumbnail that crashes its decoder costs the pairs of one call: none of them is called alike. */
async function compareCall(pairs: readonly PairToCompare[], pool: DecodePool, thumbnails: ThumbnailFiles): Promise<CompareAnswer> {
  try {
    return await pool.compare({ pairs: pairs.map(({ a, b, isSharpnessOnly }) => ({ a: thumbnails.pathOf(a), b: thumbnails.pathOf(b), isSharpnessOnly })) });
  } catch (error) {
    if ((error as { code?: unknown }).code !== 'decode-failed') throw error;
    return pairs.map(() => null);
  }
}
