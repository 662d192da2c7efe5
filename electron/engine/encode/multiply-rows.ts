import { growIfNeeded } from '../assemble-kernel.ts';
import { createProductKernel, KERNEL_LEFT, KERNEL_RIGHT, type ProductKernel } from './product-kernel.ts';

/** Left rows that are in the kernel's memory at once: with 384 dimensions 200 kB, which stay in a processor's second cache. */
const LEFT_AT_ONCE = 128;
const FLOAT_BYTES = 4;
/** Floats that the kernel takes at once. */
const LANES = 4;

let kernel: ProductKernel | null = null;

/**
 * The dot product of every left row with every right row: cosines, where all are unit vectors. Holds the thread for some
 * 2 ms for 128 rows by 500 rows of 384 dimensions; whoever has more than that cuts it, and lets others go in between.
 *
 * @param left [count * dim], one after the other.
 * @param right [width * dim].
 * @returns [count * width], left row by left row, each within 1e-5 of the exact product of unit vectors.
 */
export function multiplyRows(left: Float32Array, right: Float32Array, dim: number): Float32Array {
  const [count, width] = [left.length / dim, right.length / dim];
  const out = new Float32Array(count * width);
  // Rows are filled up with zeros to what the kernel takes together, and so is their number.
  const [rowFloats, outFloats] = [roundUp(dim, LANES), roundUp(width, KERNEL_RIGHT)];
  const leftAt = outFloats * rowFloats;
  const outAt = leftAt + LEFT_AT_ONCE * rowFloats;
  const { multiply, memory } = kernelWith((outAt + LEFT_AT_ONCE * outFloats) * FLOAT_BYTES);
  const floats = new Float32Array(memory.buffer);
  placeRows(right, dim, floats.subarray(0, leftAt));
  for (let start = 0; start < count; start += LEFT_AT_ONCE) {
    const rows = Math.min(LEFT_AT_ONCE, count - start);
    const leftEnd = leftAt + roundUp(rows, KERNEL_LEFT) * rowFloats;
    placeRows(left.subarray(start * dim, (start + rows) * dim), dim, floats.subarray(leftAt, leftEnd));
    for (let to = 0; to < outFloats; to += KERNEL_RIGHT) {
      multiply(leftAt * FLOAT_BYTES, leftEnd * FLOAT_BYTES, to * rowFloats * FLOAT_BYTES, rowFloats * FLOAT_BYTES, (outAt + to) * FLOAT_BYTES, outFloats * FLOAT_BYTES);
    }
    for (let row = 0; row < rows; row++) out.set(floats.subarray(outAt + row * outFloats, outAt + row * outFloats + width), (start + row) * width);
  }
  return out;
}

function kernelWith(bytes: number): ProductKernel {
  kernel ??= createProductKernel();
  growIfNeeded(kernel.memory, bytes);
  return kernel;
}

function placeRows(rows: Float32Array, dim: number, into: Float32Array): void {
  const step = roundUp(dim, LANES);
  into.fill(0);
  for (let row = 0; row * dim < rows.length; row++) into.set(rows.subarray(row * dim, (row + 1) * dim), row * step);
}

function roundUp(value: number, step: number): number {
  return Math.ceil(value / step) * step;
}
