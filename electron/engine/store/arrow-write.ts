import type { DataType, Field, Schema, Table as ArrowTable } from 'apache-arrow';
import { arrow } from './lance-tables.ts';

/** A column's type as the store names it; `vector:<dim>` is a fixed-size list of float32. */
export type ColumnType = 'text' | 'number' | 'flag' | 'bytes' | 'texts' | `vector:${number}`;

export interface Column {
  readonly name: string;
  readonly type: ColumnType;
  readonly nullable: boolean;
}

/** The Arrow field of a column: text is Utf8, number Float64, flag Bool, bytes Binary, texts List<Utf8>. */
export function arrowField(column: Column): Field {
  return new (arrow().Field)(column.name, arrowType(column.type), column.nullable);
}

export function arrowSchema(columns: readonly Column[]): Schema {
  return new (arrow().Schema)(columns.map(arrowField));
}

/**
 * Rows as an Arrow table of exactly these columns.
 *
 * @param rows Values by column name: string, number, boolean, Uint8Array, string[], Float32Array or null.
 * @throws Error for null in a column that may not hold it, or a vector of another length.
 */
export function toArrowTable(columns: readonly Column[], rows: readonly Readonly<Record<string, unknown>>[]): ArrowTable {
  const { Struct, RecordBatch, Table, makeData } = arrow();
  const schema = arrowSchema(columns);
  const children = columns.map((column) => columnData(column, rows.map((row) => row[column.name] ?? null)));
  const data = makeData({ type: new Struct(schema.fields), length: rows.length, nullCount: 0, children });
  return new Table(schema, [new RecordBatch(schema, data)]);
}

/** Tables of the same columns as one, without copying. */
export function joinTables(tables: readonly ArrowTable[]): ArrowTable {
  return new (arrow().Table)(tables.flatMap((table) => table.batches));
}

function columnData(column: Column, values: readonly unknown[]) {
  if (!column.nullable) {
    const missing = values.indexOf(null);
    if (missing >= 0) throw new Error(`column ${column.name} may not be null (row ${missing})`);
  }
  const dim = vectorDim(column.type);
  if (dim !== null) return vectorData(column, dim, values as readonly (Float32Array | null)[]);
  if (column.type === 'text') return textData(values as readonly (string | null)[]);
  if (column.type === 'texts') return textsData(values as readonly (readonly string[] | null)[]);
  const data = arrow().vectorFromArray(values as never[], arrowType(column.type)).data[0];
  if (!data) throw new Error(`column ${column.name} holds no data`);
  return data;
}

/** All text in one piece, with where each value begins: Arrow's own builder takes values one by one, and five times as long. */
function textData(values: readonly (string | null)[]) {
  // Lone surrogates have no UTF-8 form; the store holds U+FFFD for them, as queries do.
  const texts = values.map((text) => text?.toWellFormed() ?? '');
  const valueOffsets = offsetsOf(texts, (text) => Buffer.byteLength(text));
  return arrow().makeData({ type: new (arrow().Utf8)(), length: values.length, ...nullsOf(values), valueOffsets, data: Buffer.from(texts.join('')) });
}

function textsData(values: readonly (readonly string[] | null)[]) {
  const type = arrowType('texts') as InstanceType<ReturnType<typeof arrow>['List']>;
  const child = textData(values.flatMap((texts) => texts ?? []));
  return arrow().makeData({ type, length: values.length, ...nullsOf(values), valueOffsets: offsetsOf(values, (texts) => texts?.length ?? 0), child });
}

/** Where each value begins, and where the last one ends. */
function offsetsOf<Value>(values: readonly Value[], lengthOf: (value: Value) => number): Int32Array {
  const offsets = new Int32Array(values.length + 1);
  for (const [i, value] of values.entries()) offsets[i + 1] = (offsets[i] as number) + lengthOf(value);
  return offsets;
}

function nullsOf(values: readonly unknown[]): { readonly nullCount: number; readonly nullBitmap?: Uint8Array } {
  let nullCount = 0;
  const nullBitmap = new Uint8Array(Math.ceil(values.length / 8));
  for (const [i, value] of values.entries()) {
    if (value === null) nullCount++;
    else nullBitmap[i >> 3] = (nullBitmap[i >> 3] as number) | (1 << (i & 7));
  }
  return nullCount > 0 ? { nullCount, nullBitmap } : { nullCount };
}

function vectorData(column: Column, dim: number, vectors: readonly (Float32Array | null)[]) {
  const { makeData, Float32 } = arrow();
  const flat = new Float32Array(vectors.length * dim);
  for (const [i, vector] of vectors.entries()) {
    if (!vector) continue;
    if (vector.length !== dim) throw new Error(`column ${column.name} holds vectors of ${dim} dimensions, not ${vector.length}`);
    flat.set(vector, i * dim);
  }
  const child = makeData({ type: new Float32(), length: flat.length, nullCount: 0, data: flat });
  const type = arrowType(column.type) as InstanceType<ReturnType<typeof arrow>['FixedSizeList']>;
  return makeData({ type, length: vectors.length, ...nullsOf(vectors), child });
}

function arrowType(type: ColumnType): DataType {
  const { Utf8, Float64, Bool, Binary, List, Field, FixedSizeList, Float32 } = arrow();
  switch (type) {
    case 'text': return new Utf8();
    case 'number': return new Float64();
    case 'flag': return new Bool();
    case 'bytes': return new Binary();
    case 'texts': return new List(new Field('item', new Utf8(), true));
    default: return new FixedSizeList(vectorDim(type) ?? 0, new Field('item', new Float32(), true));
  }
}

function vectorDim(type: ColumnType): number | null {
  return type.startsWith('vector:') ? Number(type.slice('vector:'.length)) : null;
}
