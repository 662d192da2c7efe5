import { availableParallelism } from 'node:os';
import type { WorkerKind } from '../engine/workers/worker-port.ts';

/**
 * What a child of a kind needs in its environment: decoding runs several photos at a time in libuv's pool, beside the
 * reading of files, and libuv reads the pool's size once, at start.
 */
export function threadPoolFor(kind: WorkerKind, env: Readonly<Record<string, string | undefined>>): Record<string, string> {
  if (kind !== 'decode' || env['UV_THREADPOOL_SIZE'] !== undefined) return {};
  return { UV_THREADPOOL_SIZE: String(Math.max(4, availableParallelism() + 2)) };
}
