import { ADDRESS_BYTES, ALIGNED, assembleKernel, get, keepSome, type KernelMemory, OP, set, TYPE } from '../assemble-kernel.ts';

/** Size of a hash in the kernel's memory. */
export const HASH_BYTES = 8;

/** The kernel, in its memory. */
export interface HashKernel {
  readonly memory: KernelMemory;
  /**
   * Compare a hash, of two halves of 32 bits, with those of some buckets. All addresses are bytes in `memory`.
   *
   * At `starts` is where the hashes of each bucket begin, and where the last one's end: uint32 [buckets + 1], addresses of uint64.
   * The buckets are `bucket`, and `bucket` with `flip` or any lower bit changed; `flip` is one bit, or 0. To `out` go the addresses
   * of the hashes that are up to `radius` bits apart, uint32, bucket by bucket.
   *
   * @returns Where they end.
   */
  readonly compare: (...numbers: readonly [starts: number, bucket: number, flip: number, high: number, low: number, radius: number, out: number]) => number;
}

/** Parameters, then what the function keeps. */
const STARTS = 0, BUCKET = 1, FLIP = 2, HIGH = 3, LOW = 4, RADIUS = 5, OUT = 6, START = 7, AT = 8, PAST = 9, HASH = 10, LONG_RADIUS = 11;

/** The kernel as WebAssembly, which counts the bits of 64 at once; see docs/decisions/015. */
export function createHashKernel(): HashKernel {
  const code = { name: 'compare', parameters: 7, results: 1, locals: [[3, TYPE.i32], [2, TYPE.i64]], instructions: overBuckets() } as const;
  return assembleKernel(code) as HashKernel;
}

/** FLIP goes from its bit down to none, which is the last. */
function overBuckets(): number[] {
  return [
    ...get(HIGH), ...OP.toLong, ...OP.constantLong, 32, ...OP.shiftLongLeft, ...get(LOW), ...OP.toLong, ...OP.orLong, ...set(HASH),
    ...get(RADIUS), ...OP.toLong, ...set(LONG_RADIUS),
    ...OP.loop,
    ...get(STARTS), ...get(BUCKET), ...get(FLIP), ...OP.xor, ...OP.constant, ADDRESS_BYTES, ...OP.multiply, ...OP.add, ...set(START),
    ...get(START), ...OP.load, ALIGNED.to4, 0, ...set(AT),
    ...get(START), ...OP.load, ALIGNED.to4, ADDRESS_BYTES, ...set(PAST),
    ...overHashes(),
    ...get(FLIP), ...get(FLIP), ...OP.constant, 1, ...OP.shiftRight, ...set(FLIP), ...OP.branchIf, 0,
    ...OP.end,
    ...get(OUT),
  ];
}

/** From AT to PAST. */
function overHashes(): number[] {
  const isFar = [...get(AT), ...OP.loadLong, ALIGNED.to8, 0, ...get(HASH), ...OP.xorLong, ...OP.countLong, ...get(LONG_RADIUS), ...OP.isLongAbove];
  return keepSome({ at: AT, past: PAST, stepBytes: HASH_BYTES, value: AT, out: OUT }, isFar);
}
