import { ALIGNED, assembleKernel, get, type KernelMemory, numbered, OP, set, TYPE } from '../assemble-kernel.ts';

/** Rows of the left and of the right side that one pass takes together: their eight sums stay in registers. */
export const KERNEL_LEFT = 2;
export const KERNEL_RIGHT = 4;

/** The kernel, in its memory. */
export interface ProductKernel {
  readonly memory: KernelMemory;
  /**
   * Dot products of left rows with KERNEL_RIGHT right rows. All addresses and sizes are bytes in `memory`; rows are float32,
   * one after the other.
   *
   * `left` to `leftEnd` are a multiple of KERNEL_LEFT rows, `right` begins the right ones, `rowBytes` is a multiple of 16. The product of
   * the two first rows goes to `out`, those with the next right rows behind it; `outBytes` lie between the products of two left rows.
   */
  readonly multiply: (...addresses: readonly [left: number, leftEnd: number, right: number, rowBytes: number, out: number, outBytes: number]) => void;
}

/** Parameters, then what the function keeps. */
const LEFT = 0, LEFT_END = 1, RIGHT = 2, ROW_BYTES = 3, OUT = 4, OUT_BYTES = 5, AT = 6;
const LEFT_ROWS = numbered(7, KERNEL_LEFT);
const RIGHT_ROWS = numbered(7 + KERNEL_LEFT, KERNEL_RIGHT);
const WHOLE_NUMBERS = 1 + KERNEL_LEFT + KERNEL_RIGHT;
const LEFT_VALUES = numbered(6 + WHOLE_NUMBERS, KERNEL_LEFT);
const RIGHT_VALUES = 6 + WHOLE_NUMBERS + KERNEL_LEFT;
const sumOf = (left: number, right: number): number => RIGHT_VALUES + 1 + left * KERNEL_RIGHT + right;
const VECTORS = KERNEL_LEFT + 1 + KERNEL_LEFT * KERNEL_RIGHT;

/** The kernel as WebAssembly with 128-bit SIMD, which runs on every processor that Albumen does; see docs/decisions/015. */
export function createProductKernel(): ProductKernel {
  const code = { name: 'multiply', parameters: 6, results: 0, locals: [[WHOLE_NUMBERS, TYPE.i32], [VECTORS, TYPE.v128]], instructions: overLeftRows() } as const;
  return assembleKernel(code) as ProductKernel;
}

/** For KERNEL_LEFT rows after the other: sums to zero, along the rows, sums out. */
function overLeftRows(): number[] {
  return [
    ...RIGHT_ROWS.flatMap((row, i) => [...nthRow(RIGHT, i), ...set(row)]),
    ...OP.loop,
    ...LEFT_ROWS.flatMap((row, i) => [...nthRow(LEFT, i), ...set(row)]),
    ...forEachSum((left, right) => [...OP.constant4, ...Array.from({ length: 16 }, () => 0), ...set(sumOf(left, right))]),
    ...OP.constant, 0, ...set(AT),
    ...alongRows(),
    ...forEachSum((left, right) => [...get(OUT), ...times(OUT_BYTES, left), ...OP.add, ...laneSum(sumOf(left, right)), ...OP.storeFloat, ALIGNED.to4, right * 4]),
    ...get(OUT), ...times(OUT_BYTES, KERNEL_LEFT), ...OP.add, ...set(OUT),
    ...nthRow(LEFT, KERNEL_LEFT), ...OP.tee, LEFT, ...get(LEFT_END), ...OP.isLess, ...OP.branchIf, 0,
    ...OP.end,
  ];
}

/** Four values of each row at a time. */
function alongRows(): number[] {
  const loadFrom = (row: number): number[] => [...get(row), ...get(AT), ...OP.add, ...OP.load4, ALIGNED.to16, 0];
  return [
    ...OP.loop,
    ...LEFT_ROWS.flatMap((row, i) => [...loadFrom(row), ...set(LEFT_VALUES[i] as number)]),
    ...RIGHT_ROWS.flatMap((row, right) => [
      ...loadFrom(row), ...set(RIGHT_VALUES),
      ...LEFT_VALUES.flatMap((values, left) => [...get(values), ...get(RIGHT_VALUES), ...OP.multiply4, ...get(sumOf(left, right)), ...OP.add4, ...set(sumOf(left, right))]),
    ]),
    ...get(AT), ...OP.constant, 16, ...OP.add, ...OP.tee, AT, ...get(ROW_BYTES), ...OP.isLess, ...OP.branchIf, 0,
    ...OP.end,
  ];
}

function laneSum(vector: number): number[] {
  const lane = (i: number): number[] => [...get(vector), ...OP.lane, i];
  return [...lane(0), ...lane(1), ...OP.addFloats, ...lane(2), ...lane(3), ...OP.addFloats, ...OP.addFloats];
}

function forEachSum(instructions: (left: number, right: number) => number[]): number[] {
  return LEFT_ROWS.flatMap((_, left) => RIGHT_ROWS.flatMap((__, right) => instructions(left, right)));
}

/** Address of a row after the one at `first`. */
function nthRow(first: number, n: number): number[] {
  return [...get(first), ...times(ROW_BYTES, n), ...OP.add];
}

function times(local: number, n: number): number[] {
  return [...get(local), ...OP.constant, n, ...OP.multiply];
}
