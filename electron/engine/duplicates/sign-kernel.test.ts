import { expect, test } from 'vitest';
import { createSignKernel, SIGN_BYTES } from './sign-kernel.ts';

const ROWS = 200;
/** The addresses of the signs that are compared, and what is found, behind all signs. */
const LIST_AT = ROWS * SIGN_BYTES;
const FOUND_AT = LIST_AT + ROWS * 4;

test('finds those of which so many signs differ, in their order, as counting them one by one does', () => {
  const { memory, compare } = createSignKernel();
  const signs = new Uint8Array(memory.buffer, 0, ROWS * SIGN_BYTES);
  // Row 0 has no sign, row r has r signs and some at the far end of its last word.
  for (let row = 1; row < ROWS; row++) {
    for (let bit = 0; bit < row; bit++) flip(signs, row, bit);
    if (row % 3 === 0) flip(signs, row, SIGN_BYTES * 8 - 1);
  }
  const order = Array.from({ length: ROWS }, (_, i) => (i * 77) % ROWS);
  new Uint32Array(memory.buffer, LIST_AT, ROWS).set(order.map((row) => row * SIGN_BYTES));
  const found = (own: number, most: number, from = 0, past = ROWS): number[] => {
    const end = compare(LIST_AT + from * 4, LIST_AT + past * 4, own * SIGN_BYTES, most, FOUND_AT);
    return [...new Uint32Array(memory.buffer, FOUND_AT, (end - FOUND_AT) / 4)].map((address) => address / SIGN_BYTES);
  };
  for (const own of [0, 1, 100, 199]) {
    for (const most of [0, 1, 72, SIGN_BYTES * 8]) expect(found(own, most)).toEqual(order.filter((row) => apart(signs, own, row) <= most));
  }
  expect(found(5, SIGN_BYTES * 8, 10, 13)).toEqual(order.slice(10, 13));
  expect(found(5, SIGN_BYTES * 8, 10, 10)).toEqual([]);
});

function flip(signs: Uint8Array, row: number, bit: number): void {
  const at = row * SIGN_BYTES + (bit >> 3);
  signs[at] = (signs[at] as number) ^ (1 << (bit & 7));
}

function apart(signs: Uint8Array, a: number, b: number): number {
  return Array.from({ length: SIGN_BYTES * 8 }, (_, bit) => bit).filter((bit) => isSet(signs, a, bit) !== isSet(signs, b, bit)).length;
}

function isSet(signs: Uint8Array, row: number, bit: number): boolean {
  return (((signs[row * SIGN_BYTES + (bit >> 3)] as number) >> (bit & 7)) & 1) === 1;
}
