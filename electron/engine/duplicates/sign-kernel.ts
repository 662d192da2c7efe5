import { ADDRESS_BYTES, ALIGNED, assembleKernel, get, keepSome, type KernelMemory, numbered, OP, set, TYPE } from '../assemble-kernel.ts';
import { FIRST_SIGNS_BANDS } from './limits.ts';

/** A band in memory is a uint16. */
const BAND_BYTES = 2;
const WORD_BYTES = 8;
/** Size of the first signs of one vector in the kernel's memory, whole words of 64 bits. */
export const SIGN_BYTES = FIRST_SIGNS_BANDS * BAND_BYTES;
const SIGN_WORDS = SIGN_BYTES / WORD_BYTES;

/** The kernel, in its memory. */
export interface SignKernel {
  readonly memory: KernelMemory;
  /**
   * Compare the first signs of a vector, at `own`, with those of others. All addresses are bytes in `memory`; signs take SIGN_BYTES.
   *
   * From `from` to `past` are the addresses of the others' signs, uint32. To `out` go those of which up to `most` signs differ, in
   * the same order.
   *
   * @returns Where they end.
   */
  readonly compare: (...numbers: readonly [from: number, past: number, own: number, most: number, out: number]) => number;
}

/** Parameters, then what the function keeps. */
const AT = 0, PAST = 1, OWN = 2, MOST = 3, OUT = 4, OTHER = 5, LONG_MOST = 6;
const OWN_WORDS = numbered(7, SIGN_WORDS);

/** The kernel as WebAssembly, which counts the bits of 64 at once; see docs/decisions/015. */
export function createSignKernel(): SignKernel {
  const code = { name: 'compare', parameters: 5, results: 1, locals: [[1, TYPE.i32], [1 + SIGN_WORDS, TYPE.i64]], instructions: overOthers() } as const;
  return assembleKernel(code) as SignKernel;
}

function overOthers(): number[] {
  const load = (local: number, i: number): number[] => [...get(local), ...OP.loadLong, ALIGNED.to8, i * WORD_BYTES];
  const isFar = [
    ...get(AT), ...OP.load, ALIGNED.to4, 0, ...set(OTHER),
    ...OWN_WORDS.flatMap((word, i) => [...load(OTHER, i), ...get(word), ...OP.xorLong, ...OP.countLong, ...(i === 0 ? [] : OP.addLong)]),
    ...get(LONG_MOST), ...OP.isLongAbove,
  ];
  return [
    ...OWN_WORDS.flatMap((word, i) => [...load(OWN, i), ...set(word)]),
    ...get(MOST), ...OP.toLong, ...set(LONG_MOST),
    ...keepSome({ at: AT, past: PAST, stepBytes: ADDRESS_BYTES, value: OTHER, out: OUT }, isFar),
    ...get(OUT),
  ];
}
