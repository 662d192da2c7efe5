import { expect, it } from 'vitest';
import { readColumns } from './arrow-read.ts';
import { type Column, toArrowTable } from './arrow-write.ts';

const COLUMNS: readonly Column[] = [
  { name: 'text', type: 'text', nullable: true },
  { name: 'number', type: 'number', nullable: true },
  { name: 'flag', type: 'flag', nullable: true },
  { name: 'bytes', type: 'bytes', nullable: true },
  { name: 'texts', type: 'texts', nullable: true },
  { name: 'vector', type: 'vector:2', nullable: true },
];

it('reads back every type of column, nulls among the values', async () => {
  const row = { text: '北京 \n', number: -0.5, flag: true, bytes: new Uint8Array([0, 255]), texts: ['', 'ü'], vector: new Float32Array([1, 2]) };
  const nothing = Object.fromEntries(COLUMNS.map(({ name }) => [name, null]));
  // Ten rows, so that the validity bits do not fit one byte.
  const rows = Array.from({ length: 10 }, (_, i) => (i % 3 === 1 ? nothing : row));
  const table = toArrowTable(COLUMNS, rows);
  const source = { async *[Symbol.asyncIterator]() { yield* table.batches; } };
  const columns = await readColumns(source, COLUMNS.map((column) => column.name));
  const read = rows.map((_, i) => Object.fromEntries(COLUMNS.map(({ name }) => [name, columns[name]?.[i]])));
  expect(read).toEqual(rows);
});

it('refuses a missing value and a vector of another length', () => {
  expect(() => toArrowTable([{ name: 'id', type: 'text', nullable: false }], [{ id: 'a' }, {}])).toThrow('column id may not be null (row 1)');
  expect(() => toArrowTable([{ name: 'v', type: 'vector:2', nullable: true }], [{ v: new Float32Array(3) }])).toThrow('2 dimensions, not 3');
});
