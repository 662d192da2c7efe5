/** Rows of the left and of the right side that one pass takes together: their eight sums stay in registers. */
export const KERNEL_LEFT = 2;
export const KERNEL_RIGHT = 4;

/** What is used of the runtime's global; its types come with the DOM's, which the engine does not load. */
declare const WebAssembly: {
  readonly Module: new (bytes: Uint8Array) => object;
  readonly Instance: new (module: object) => { readonly exports: unknown };
};

/** The kernel, in its memory. */
export interface ProductKernel {
  /** Grows by pages of 64 KiB; its buffer is another one then. */
  readonly memory: { readonly buffer: ArrayBuffer; grow(pages: number): void };
  /**
   * Dot products of left rows with KERNEL_RIGHT right rows. All addresses and sizes are bytes in `memory`; rows are float32,
   * one after the other.
   *
   * `left` to `leftEnd` are a multiple of KERNEL_LEFT rows, `right` begins the right ones, `rowBytes` is a multiple of 16. The product of
   * the two first rows goes to `out`, those with the next right rows behind it; `outBytes` lie between the products of two left rows.
   */
  readonly multiply: (...addresses: readonly [left: number, leftEnd: number, right: number, rowBytes: number, out: number, outBytes: number]) => void;
}

/** Number types. Source of all numbers here: WebAssembly Core Specification 2.0, chapter 5, "Binary Format". */
const TYPE = { i32: 0x7f, v128: 0x7b } as const;
const OP = {
  loop: [0x03, 0x40], end: [0x0b], branchIf: [0x0d], get: [0x20], set: [0x21], tee: [0x22], storeFloat: [0x38], constant: [0x41],
  isLess: [0x49], add: [0x6a], multiply: [0x6c], addFloats: [0x92],
  load4: [0xfd, 0x00], constant4: [0xfd, 0x0c], lane: [0xfd, 0x1f], add4: [0xfd, 0xe4, 0x01], multiply4: [0xfd, 0xe6, 0x01],
} as const;
/** Alignment as its logarithm, and no offset: what a load and a store say of their address. */
const AT_16_BYTES = [4, 0];
const AT_4_BYTES = 2;

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
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(moduleBytes()));
  return exports as ProductKernel;
}

function moduleBytes(): Uint8Array<ArrayBuffer> {
  const body = [...list([[...unsigned(WHOLE_NUMBERS), TYPE.i32], [...unsigned(VECTORS), TYPE.v128]]), ...overLeftRows(), ...OP.end];
  return Uint8Array.from([
    0x00, ...Buffer.from('asm'), 1, 0, 0, 0,
    ...section(1, [[0x60, ...list(numbered(0, 6).map(() => [TYPE.i32])), ...list([])]]), // One type: six numbers in, none out.
    ...section(3, [[0]]), // One function, of that type.
    ...section(5, [[0x00, 1]]), // One memory, of one page at first.
    ...section(7, [[...named('multiply'), 0x00, 0], [...named('memory'), 0x02, 0]]), // What is seen from outside: function 0, memory 0.
    ...section(10, [[...unsigned(body.length), ...body]]),
  ]);
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
    ...forEachSum((left, right) => [...get(OUT), ...times(OUT_BYTES, left), ...OP.add, ...laneSum(sumOf(left, right)), ...OP.storeFloat, AT_4_BYTES, right * 4]),
    ...get(OUT), ...times(OUT_BYTES, KERNEL_LEFT), ...OP.add, ...set(OUT),
    ...nthRow(LEFT, KERNEL_LEFT), ...OP.tee, LEFT, ...get(LEFT_END), ...OP.isLess, ...OP.branchIf, 0,
    ...OP.end,
  ];
}

/** Four values of each row at a time. */
function alongRows(): number[] {
  const loadFrom = (row: number): number[] => [...get(row), ...get(AT), ...OP.add, ...OP.load4, ...AT_16_BYTES];
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

function get(local: number): number[] {
  return [...OP.get, local];
}

function set(local: number): number[] {
  return [...OP.set, local];
}

function section(id: number, entries: readonly (readonly number[])[]): number[] {
  const content = list(entries);
  return [id, ...unsigned(content.length), ...content];
}

function list(entries: readonly (readonly number[])[]): number[] {
  return [...unsigned(entries.length), ...entries.flat()];
}

function named(name: string): number[] {
  return [...unsigned(name.length), ...Buffer.from(name)];
}

/** LEB128. */
function unsigned(value: number): number[] {
  return value < 0x80 ? [value] : [(value & 0x7f) | 0x80, ...unsigned(value >>> 7)];
}

function numbered(from: number, count: number): number[] {
  return Array.from({ length: count }, (_, i) => from + i);
}
