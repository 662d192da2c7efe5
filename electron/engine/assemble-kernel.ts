/**
 * Small loops over numbers in memory as WebAssembly, put together from its instructions when they are first needed: no binary in the
 * repository, no compiler among the tools; see docs/decisions/015. Source of all numbers here: WebAssembly Core Specification 2.0,
 * chapter 5, "Binary Format".
 */

/** What is used of the runtime's global; its types come with the DOM's, which the engine does not load. */
declare const WebAssembly: {
  readonly Module: new (bytes: Uint8Array) => object;
  readonly Instance: new (module: object) => { readonly exports: unknown };
};

/** Grows by pages of 64 KiB; its buffer is another one then. */
export interface KernelMemory {
  readonly buffer: ArrayBuffer;
  grow(pages: number): void;
}

const PAGE_BYTES = 65_536;
/** Size of an address in a kernel's memory. */
export const ADDRESS_BYTES = 4;

/** Number types. */
export const TYPE = { i32: 0x7f, i64: 0x7e, v128: 0x7b } as const;
/** Instructions; those without a type in their name are of 32-bit whole numbers without a sign. Loops and blocks leave nothing on the stack. */
export const OP = {
  block: [0x02, 0x40], loop: [0x03, 0x40], end: [0x0b], branchIf: [0x0d], get: [0x20], set: [0x21], tee: [0x22],
  load: [0x28], loadLong: [0x29], store: [0x36], storeFloat: [0x38], constant: [0x41], constantLong: [0x42],
  isLess: [0x49], isAtLeast: [0x4f], isLongAbove: [0x56], add: [0x6a], multiply: [0x6c], xor: [0x73], shiftLeft: [0x74], shiftRight: [0x76],
  countLong: [0x7b], addLong: [0x7c], orLong: [0x84], xorLong: [0x85], shiftLongLeft: [0x86], addFloats: [0x92], toLong: [0xad],
  load4: [0xfd, 0x00], constant4: [0xfd, 0x0c], lane: [0xfd, 0x1f], add4: [0xfd, 0xe4, 0x01], multiply4: [0xfd, 0xe6, 0x01],
} as const;
/** What a load and a store say of their address: its alignment in bytes, as a logarithm. An offset follows. */
export const ALIGNED = { to4: 2, to8: 3, to16: 4 } as const;

/** A module of one function and one memory. */
export interface KernelCode {
  /** The function's name; the memory is `memory`. */
  readonly name: string;
  /** How many 32-bit whole numbers go in, and how many come out. */
  readonly parameters: number;
  readonly results: 0 | 1;
  /** What the function keeps, behind its parameters: how many of which type. */
  readonly locals: readonly (readonly [count: number, type: number])[];
  readonly instructions: readonly number[];
}

/**
 * @returns What the module exports: the function and `memory` (KernelMemory), of one page at first. Each call gives a memory of its own,
 *   which goes when nobody holds it any more.
 */
export function assembleKernel({ name, parameters, results, locals, instructions }: KernelCode): unknown {
  const body = [...list(locals.map(([count, type]) => [...unsigned(count), type])), ...instructions, ...OP.end];
  const wholeNumbers = (count: number): number[] => list(numbered(0, count).map(() => [TYPE.i32]));
  const bytes = Uint8Array.from([
    0x00, ...Buffer.from('asm'), 1, 0, 0, 0,
    ...section(1, [[0x60, ...wholeNumbers(parameters), ...wholeNumbers(results)]]), // One type.
    ...section(3, [[0]]), // One function, of that type.
    ...section(5, [[0x00, 1]]), // One memory, of one page at first.
    ...section(7, [[...named(name), 0x00, 0], [...named('memory'), 0x02, 0]]), // What is seen from outside: function 0, memory 0.
    ...section(10, [[...unsigned(body.length), ...body]]),
  ]);
  return new WebAssembly.Instance(new WebAssembly.Module(bytes)).exports;
}

/** Let a kernel's memory be at least so large. */
export function growIfNeeded(memory: KernelMemory, bytes: number): void {
  const missing = bytes - memory.buffer.byteLength;
  if (missing > 0) memory.grow(Math.ceil(missing / PAGE_BYTES));
}

/** Put what is kept on the stack. */
export function get(local: number): number[] {
  return [...OP.get, local];
}

/** Keep what is on the stack. */
export function set(local: number): number[] {
  return [...OP.set, local];
}

/** What a loop over addresses goes by: its locals, and how far each is from the next. */
export interface AddressLoop {
  readonly at: number;
  readonly past: number;
  readonly stepBytes: number;
  /** What is written of each: `at` itself, or a local that `isLeftOut` sets. */
  readonly value: number;
  /** Address where the next value goes; moves on with each. */
  readonly out: number;
}

/**
 * Go through addresses from `at` to `past`, which may be none, and write a value of each to `out`. A branch for each is quicker than writing
 * every value: few are kept, and the processor foresees that.
 *
 * @param isLeftOut Leaves a number on the stack: other than 0 where nothing is written.
 */
export function keepSome({ at, past, stepBytes, value, out }: AddressLoop, isLeftOut: readonly number[]): number[] {
  return [
    ...OP.block,
    ...get(at), ...get(past), ...OP.isAtLeast, ...OP.branchIf, 0,
    ...OP.loop,
    ...OP.block,
    ...isLeftOut, ...OP.branchIf, 0,
    ...get(out), ...get(value), ...OP.store, ALIGNED.to4, 0,
    ...get(out), ...OP.constant, ADDRESS_BYTES, ...OP.add, ...set(out),
    ...OP.end,
    ...get(at), ...OP.constant, stepBytes, ...OP.add, ...OP.tee, at, ...get(past), ...OP.isLess, ...OP.branchIf, 0,
    ...OP.end,
    ...OP.end,
  ];
}

/** @returns So many numbers, from the first on. */
export function numbered(from: number, count: number): number[] {
  return Array.from({ length: count }, (_, i) => from + i);
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
