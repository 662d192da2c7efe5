import { expect, test } from 'vitest';
import { pathFromBytes, pathToOpen, pathToShow } from './path-bytes.ts';

const roundTrip = (bytes: Buffer): Buffer => {
  const opened = pathToOpen(pathFromBytes(bytes));
  return typeof opened === 'string' ? Buffer.from(opened) : opened;
};

test('keeps names in any script as they are', () => {
  for (const name of ['plain.jpg', 'früh.jpg', 'fru\u0308h.jpg', '写真.jpg', '🐈‍⬛.png', 'a\nb.jpg', '']) {
    expect(pathFromBytes(Buffer.from(name))).toBe(name);
    expect(pathToOpen(name)).toBe(name);
  }
});

test('escapes bytes that are no UTF-8, one to one', () => {
  const odd = [[0xff], [0x61, 0xe4, 0x2e, 0x6a], [0xe5, 0x86], [0xc0, 0x80], [0xed, 0xa0, 0x80], [0xf0, 0x9f, 0x90], [0x80, 0xe5, 0x86, 0x99]];
  for (const bytes of odd) expect(roundTrip(Buffer.from(bytes))).toEqual(Buffer.from(bytes));
  expect(pathFromBytes(Buffer.from([0x61, 0xe4, 0x2e, 0x6a]))).toBe('a\uf7e4.j');
  expect(pathToShow('a\uf7e4.j')).toBe('a\ufffd.j');
});

test('a name that really holds an escape character survives', () => {
  const bytes = Buffer.from('a\uf7e4b');
  expect(roundTrip(bytes)).toEqual(bytes);
  expect(pathFromBytes(bytes)).not.toBe(pathFromBytes(Buffer.from([0x61, 0xe4, 0x62])));
});
