import type { Compared } from '../decode/compared-pictures.ts';
import type { Breathe } from '../give-way.ts';
import { chunksOf } from '../store/chunks-of.ts';
import type { ThumbnailFiles } from '../thumbs/thumbnail-files.ts';
import { createDecodePool, type DecodePool } from '../workers/decode-pool.ts';
import type { StartWorker } from '../workers/worker-port.ts';
import { PAIRS_PER_CALL } from './limits.ts';

/** Ids of two photos. */
export interface PairToCompare {
  readonly a: string;
  readonly b: string;
}

/** Looks at thumbnails in decode processes of its own. */
export interface PairConfirmer {
  /** Lay pairs on each other: one answer for each, in order; null where a thumbnail is missing or cannot be read. */
  compare(pairs: readonly PairToCompare[], signal: AbortSignal | undefined): Promise<Compared[]>;
  /** How sharp photos are, one for each id; null as above. */
  sharpness(ids: readonly string[], signal: AbortSignal | undefined): Promise<(number | null)[]>;
  /** Start the processes now, so that the first pairs find them ready. */
  warm(): void;
  close(): void;
}

export interface ConfirmerDeps {
  readonly startWorker: StartWorker;
  readonly thumbnails: ThumbnailFiles;
  /** Processes that are started. */
  readonly cores: number;
  /** Awaited before each call: the processes would take the cores from a question. */
  readonly breathe?: Breathe | undefined;
}

export function createPairConfirmer({ startWorker, thumbnails, cores, breathe }: ConfirmerDeps): PairConfirmer {
  let pool: DecodePool | null = null;
  const started = (): DecodePool => (pool ??= createDecodePool(startWorker, cores));

  /** Asked in calls of some items; one that crashes its decoder costs the items of its call: nothing is said of them. */
  async function inCalls<Item, Answer>(items: readonly Item[], ask: (pool: DecodePool, call: readonly Item[]) => Promise<readonly Answer[]>, signal: AbortSignal | undefined): Promise<(Answer | null)[]> {
    if (items.length === 0) return [];
    const processes = started();
    const answers: (readonly (Answer | null)[])[] = [];
    const left = chunksOf(items, PAIRS_PER_CALL).entries();
    await Promise.all(Array.from({ length: cores }, async () => {
      for (const [i, call] of left) {
        await breathe?.();
        signal?.throwIfAborted();
        answers[i] = await ask(processes, call).catch((error: unknown) => {
          if ((error as { code?: unknown }).code !== 'decode-failed') throw error;
          return call.map(() => null);
        });
      }
    }));
    return answers.flat();
  }

  return {
    compare: (pairs, signal) => inCalls(pairs, (processes, call) => processes.compare({ pairs: call.map(({ a, b }) => ({ a: thumbnails.pathOf(a), b: thumbnails.pathOf(b) })) }), signal),
    sharpness: (ids, signal) => inCalls(ids, (processes, call) => processes.sharpness(call.map((id) => thumbnails.pathOf(id))), signal),
    warm: () => started().warm(),
    close() {
      pool?.close();
      pool = null;
    },
  };
}
