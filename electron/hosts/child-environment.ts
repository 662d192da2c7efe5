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
 * V8's limit on each half of the young generation, MiB; its own is 16. Pixels are garbage as soon as they were sent: with 16 a decode process took up to
 * 189 MB for a heap of 25 MB in use, with 4 up to 110 MB, at the same speed (2,500 photos of 800 x 600). The engine keeps more, and sorts.
 */
const SEMI_SPACE_MIB = { decode: 4, encode: 4, engine: 8 } as const;

/**
 * Heap that V8 lets fill before it first looks for garbage in the old generation, MiB. A decode process holds 12 and makes some 3 a photo: by V8's own
 * rule it looked through all of it at every third photo, which took a tenth of its processor time (103 in place of 94 ms a 12 MP JPEG, medians of four
 * runs by turns); with 64 at every tenth, for 15 MB more.
 */
const DECODE_OLD_SPACE_MIB = 64;

/** What Node is started with for a process of this kind. */
export function nodeFlags(kind: WorkerKind | 'engine'): string[] {
  return [`--max-semi-space-size=${SEMI_SPACE_MIB[kind]}`, ...(kind === 'decode' ? [`--initial-old-space-size=${DECODE_OLD_SPACE_MIB}`] : [])];
}

/**
 * What a child process needs in its environment; a person's own values are left alone. Decoding runs several photos at a
 * time in libuv's pool, beside the reading of files, and libuv reads the pool's size once, at start.
 */
export function childEnvironment(kind: WorkerKind | 'engine', env: Readonly<Record<string, string | undefined>>): Record<string, string> {
  const wanted = { ...GLIBC_MALLOC, ...(kind === 'decode' && { UV_THREADPOOL_SIZE: String(Math.max(4, availableParallelism() + 2)) }) };
  return Object.fromEntries(Object.entries(wanted).filter(([name]) => env[name] === undefined));
}
