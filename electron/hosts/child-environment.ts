import { availableParallelism } from 'node:os';
import type { WorkerKind } from '../engine/workers/worker-port.ts';

/**
 * [Note: Memory given back]
 * glibc gives every thread a heap of its own and keeps what is freed there, and after the first large buffer it takes the
 * next ones from such a heap too: over an index run decode processes grew from 130 to 240 MB and the engine by a third, with
 * 28 MB of JavaScript heap. Two heaps, and pages of their own for buffers from 256 kB on, keep freed memory free. Measured
 * over 2,000 photos of 800 x 600: all processes 610 MB instead of 775 MB. Other C libraries ignore these.
 */
const GLIBC_MALLOC = { MALLOC_ARENA_MAX: '2', MALLOC_MMAP_THRESHOLD_: '262144', MALLOC_TRIM_THRESHOLD_: '262144' };

/**
 * What a child process needs in its environment; a person's own values are left alone. Decoding runs several photos at a
 * time in libuv's pool, beside the reading of files, and libuv reads the pool's size once, at start.
 */
export function childEnvironment(kind: WorkerKind | 'engine', env: Readonly<Record<string, string | undefined>>): Record<string, string> {
  const wanted = { ...GLIBC_MALLOC, ...(kind === 'decode' && { UV_THREADPOOL_SIZE: String(Math.max(4, availableParallelism() + 2)) }) };
  return Object.fromEntries(Object.entries(wanted).filter(([name]) => env[name] === undefined));
}
