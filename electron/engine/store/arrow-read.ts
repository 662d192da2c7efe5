import type { Data, DataType, RecordBatch } from 'apache-arrow';
import { arrow } from './lance-tables.ts';

/** What a LanceDB query yields: record batches, in order. */
export type BatchSource = AsyncIterable<RecordBatch>;

/**
 * Read whole columns of a query's answer, each as one array of plain values. Row proxies cost microseconds per value;
 * this costs some tens of nanoseconds, which is what makes 100,000 files load in a blink.
 *
 * @returns string, number, boolean, Uint8Array, string[], Float32Array or null per row, in the answer's order.
 */
export async function readColumns<Name extends string>(
  source: BatchSource,
  names: readonly Name[],
): Promise<Record<Name, unknown[]>> {
  const columns = Object.fromEntries(names.map((name) => [name, [] as unknown[]])) as Record<Name, unknown[]>;
  for await (const batch of source) {
    for (const name of names) {
      const data = batch.getChild(name)?.data[0];
      if (!data) throw new Error(`the query's answer lacks the column ${name}`);
      const column = columns[name];
      for (const value of columnValues(data as Data)) column.push(value);
    }
  }
  return columns;
}

/** As `readColumns`, as one object per row. */
export async function readRows<Row>(source: BatchSource, names: readonly (keyof Row & string)[]): Promise<Row[]> {
  const columns = await readColumns(source, names);
  const length = names[0] === undefined ? 0 : columns[names[0]].length;
  const rows: Row[] = [];
  for (let i = 0; i < length; i++) {
    const row: Record<string, unknown> = {};
    for (const name of names) row[name] = columns[name][i];
    rows.push(row as Row);
  }
  return rows;
}

/**
 * The rows of one batch that have a vector.
 *
 * @returns Their ids, and their vectors one after the other; a copy, so that the batch can go.
 */
export function readVectorRows(batch: RecordBatch, vectorColumn: string): { readonly ids: string[]; readonly vectors: Float32Array } {
  const [id, vector] = [batch.getChild('id')?.data[0] as Data | undefined, batch.getChild(vectorColumn)?.data[0] as Data | undefined];
  const values = vector?.children[0]?.values as Float32Array | undefined;
  if (!id || !vector || !values) throw new Error(`the query's answer lacks the column id or ${vectorColumn}`);
  const dim = (vector.type as DataType & { listSize: number }).listSize;
  const ids = columnValues(id) as string[];
  if (vector.nullCount === 0) return { ids, vectors: values.slice(0, ids.length * dim) };
  const rows = ids.flatMap((_, row) => (isValid(vector, row) ? [row] : []));
  const vectors = new Float32Array(rows.length * dim);
  for (const [to, row] of rows.entries()) vectors.set(values.subarray(row * dim, (row + 1) * dim), to * dim);
  return { ids: rows.map((row) => ids[row] as string), vectors };
}

function columnValues(data: Data): unknown[] {
  const { Type } = arrow();
  switch (data.typeId) {
    case Type.Utf8: return textValues(data, (start, end, bytes) => bytes.toString('utf8', start, end));
    case Type.Binary: return textValues(data, (start, end, bytes) => new Uint8Array(bytes.subarray(start, end)));
    case Type.Float: return numberValues(data);
    case Type.FixedSizeList: return vectorValues(data);
    case Type.List: return listValues(data);
    default: return otherValues(data);
  }
}

function textValues<T>(data: Data, read: (start: number, end: number, bytes: Buffer) => T): (T | null)[] {
  const offsets = data.valueOffsets as Int32Array;
  const values = data.values as Uint8Array;
  const bytes = Buffer.from(values.buffer, values.byteOffset, values.byteLength);
  const out: (T | null)[] = [];
  for (let i = 0; i < data.length; i++) {
    out.push(isValid(data, i) ? read(offsets[i] as number, offsets[i + 1] as number, bytes) : null);
  }
  return out;
}

function numberValues(data: Data): (number | null)[] {
  const values = data.values as Float64Array;
  const out: (number | null)[] = [];
  for (let i = 0; i < data.length; i++) out.push(isValid(data, i) ? (values[i] as number) : null);
  return out;
}

function vectorValues(data: Data): (Float32Array | null)[] {
  const dim = (data.type as DataType & { listSize: number }).listSize;
  const child = data.children[0];
  if (!child) throw new Error('a vector column without values');
  const values = child.values as Float32Array;
  const out: (Float32Array | null)[] = [];
  // Copied, so that one vector does not keep the whole batch in memory.
  for (let i = 0; i < data.length; i++) out.push(isValid(data, i) ? values.slice(i * dim, (i + 1) * dim) : null);
  return out;
}

function listValues(data: Data): (unknown[] | null)[] {
  const offsets = data.valueOffsets as Int32Array;
  const child = data.children[0];
  if (!child) throw new Error('a list column without values');
  const items = columnValues(child);
  const out: (unknown[] | null)[] = [];
  for (let i = 0; i < data.length; i++) out.push(isValid(data, i) ? items.slice(offsets[i], offsets[i + 1]) : null);
  return out;
}

function otherValues(data: Data): unknown[] {
  const { Vector } = arrow();
  return [...(new Vector([data]) as Iterable<unknown>)];
}

function isValid(data: Data, i: number): boolean {
  if (data.nullCount === 0) return true;
  const bit = data.offset + i;
  return ((data.nullBitmap[bit >> 3] as number) & (1 << (bit & 7))) !== 0;
}
