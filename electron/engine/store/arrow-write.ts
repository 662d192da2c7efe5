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

function columnData(column: Column, values: readonly unknown[]) {
  if (!column.nullable) {
    const missing = values.indexOf(null);
    if (missing >= 0) throw new Error(`column ${column.name} may not be null (row ${missing})`);
  }
  const dim = vectorDim(column.type);
  if (dim !== null) return vectorData(column, dim, values as readonly (Float32Array | null)[]);
  // Lone surrogates have no UTF-8 form; the store holds U+FFFD for them, as queries do.
  const safe = column.type === 'text' ? (values as (string | null)[]).map((text) => text?.toWellFormed() ?? null) : values;
  const data = arrow().vectorFromArray(safe as never[], arrowType(column.type)).data[0];
  if (!data) throw new Error(`column ${column.name} holds no data`);
  return data;
}

function vectorData(column: Column, dim: number, vectors: readonly (Float32Array | null)[]) {
  const { makeData, Float32 } = arrow();
  const flat = new Float32Array(vectors.length * dim);
  const valid = new Uint8Array(Math.ceil(vectors.length / 8));
  let nullCount = 0;
  for (const [i, vector] of vectors.entries()) {
    if (!vector) {
      nullCount++;
      continue;
    }
    if (vector.length !== dim) throw new Error(`column ${column.name} holds vectors of ${dim} dimensions, not ${vector.length}`);
    flat.set(vector, i * dim);
    valid[i >> 3] = (valid[i >> 3] as number) | (1 << (i & 7));
  }
  const child = makeData({ type: new Float32(), length: flat.length, nullCount: 0, data: flat });
  const type = arrowType(column.type) as InstanceType<ReturnType<typeof arrow>['FixedSizeList']>;
  return makeData({ type, length: vectors.length, nullCount, ...(nullCount > 0 && { nullBitmap: valid }), child });
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
