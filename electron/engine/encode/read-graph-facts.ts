import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { AlbumenError } from '../../../shared/contract/errors.ts';
import type { GraphValue } from './graph-values.ts';

/** What an ONNX file says about itself, read without loading it. */
export interface GraphFacts {
  readonly inputs: readonly GraphValue[];
  readonly outputs: readonly GraphValue[];
  /** Files beside the graph that hold its weights, as the graph names them: relative, POSIX. */
  readonly externalFiles: readonly string[];
}

/** Bytes read at a time: names and shapes are small, weights are stepped over. */
const WINDOW_BYTES = 64 * 1024;

/** Longest name or shape taken for real, bytes. */
const TEXT_LIMIT = 1024 * 1024;

/** ONNX TensorProto.DataType by number, with the names of ONNX Runtime. Source: onnx.proto, enum DataType. */
const ELEMENT_TYPES: Readonly<Record<number, string>> = {
  1: 'float32', 2: 'uint8', 3: 'int8', 4: 'uint16', 5: 'int16', 6: 'int32', 7: 'int64', 8: 'string', 9: 'bool',
  10: 'float16', 11: 'float64', 12: 'uint32', 13: 'uint64', 16: 'bfloat16',
};

/**
 * Read the inputs, the outputs and the external data files of an ONNX graph, stepping over its weights, so that a
 * pack is checked and its files are known without starting ONNX Runtime.
 *
 * @param file Absolute path.
 * @throws AlbumenError `pack-invalid` for a file that is no ONNX graph or ends too early.
 */
export function readGraphFacts(file: string): GraphFacts {
  let descriptor: number;
  try {
    descriptor = openSync(file, 'r');
  } catch (error) {
    throw new AlbumenError('pack-invalid', `${file} cannot be read: expected an ONNX graph`, { cause: error });
  }
  try {
    const graph = new GraphWalk(descriptor).read();
    if (graph.outputs.length === 0) throw new Error('it names no output');
    return graph;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new AlbumenError('pack-invalid', `${file} is damaged or no ONNX graph: ${reason}. Download it again`, { cause: error });
  } finally {
    closeSync(descriptor);
  }
}

interface Field {
  readonly number: number;
  /** The value of a varint; for bytes, where they start. */
  readonly value: number;
  /** For bytes, where they end; otherwise the place after the field. */
  readonly end: number;
  readonly isBytes: boolean;
}

/** Walks the few messages that matter. Field numbers: onnx.proto. */
class GraphWalk {
  readonly #descriptor: number;
  readonly #size: number;
  #window: Buffer = Buffer.alloc(0);
  #windowStart = 0;
  readonly #inputs: GraphValue[] = [];
  readonly #outputs: GraphValue[] = [];
  readonly #weights = new Set<string>();
  readonly #external = new Set<string>();

  constructor(descriptor: number) {
    this.#descriptor = descriptor;
    this.#size = fstatSync(descriptor).size;
  }

  read(): GraphFacts {
    if (this.#size === 0) throw new Error('it is empty');
    let found = false;
    for (const field of this.#fields(0, this.#size)) {
      if (field.number !== 7 || !field.isBytes) continue;
      found = true;
      this.#readGraph(field);
    }
    if (!found) throw new Error('it holds no graph');
    // Graphs of ONNX IR 3 list their weights among the inputs.
    const inputs = this.#inputs.filter((value) => !this.#weights.has(value.name));
    return { inputs, outputs: this.#outputs, externalFiles: [...this.#external].sort() };
  }

  #readGraph(graph: Field): void {
    for (const field of this.#fields(graph.value, graph.end)) {
      if (!field.isBytes) continue;
      if (field.number === 5) this.#readWeight(field);
      if (field.number === 11) this.#inputs.push(this.#readValue(field));
      if (field.number === 12) this.#outputs.push(this.#readValue(field));
    }
  }

  #readWeight(tensor: Field): void {
    for (const field of this.#fields(tensor.value, tensor.end)) {
      if (field.number === 8) this.#weights.add(this.#text(field));
      if (field.number !== 13) continue;
      let key = '';
      let value = '';
      for (const part of this.#fields(field.value, field.end)) {
        if (part.number === 1) key = this.#text(part);
        if (part.number === 2) value = this.#text(part);
      }
      if (key === 'location') this.#external.add(value);
    }
  }

  #readValue(info: Field): GraphValue {
    let name = '';
    let tensor: Omit<GraphValue, 'name'> = { type: 'no tensor', shape: [] };
    for (const field of this.#fields(info.value, info.end)) {
      if (field.number === 1) name = this.#text(field);
      if (field.number !== 2) continue;
      for (const type of this.#inside(field, 1)) tensor = this.#readTensorType(type);
    }
    return { name, ...tensor };
  }

  #readTensorType(tensor: Field): Omit<GraphValue, 'name'> {
    let type = 'unknown';
    const shape: (number | string)[] = [];
    for (const field of this.#fields(tensor.value, tensor.end)) {
      if (field.number === 1) type = ELEMENT_TYPES[field.value] ?? `type ${field.value}`;
      if (field.number !== 2) continue;
      for (const size of this.#inside(field, 1)) shape.push(this.#dimension(size));
    }
    return { type, shape };
  }

  #dimension(dimension: Field): number | string {
    for (const field of this.#fields(dimension.value, dimension.end)) {
      // A size of -1, as some exporters write a free dimension, is a varint beyond any real size.
      if (field.number === 1) return field.value < 2 ** 31 ? field.value : '';
      if (field.number === 2) return this.#text(field);
    }
    return '';
  }

  *#inside(message: Field, number: number): Generator<Field> {
    for (const field of this.#fields(message.value, message.end)) if (field.number === number && field.isBytes) yield field;
  }

  *#fields(start: number, end: number): Generator<Field> {
    let at = start;
    while (at < end) {
      const key = this.#varint(at);
      const field = this.#field(Math.floor(key.value / 8), key.value % 8, key.end);
      if (field.end > end) throw new Error(`it ends at byte ${end} where ${field.end} were announced`);
      yield field;
      at = field.end;
    }
  }

  #field(number: number, wire: number, at: number): Field {
    if (number === 0) throw new Error(`byte ${at} is no field of a graph`);
    if (wire === 0) return { number, ...this.#varint(at), isBytes: false };
    if (wire === 1) return { number, value: 0, end: at + 8, isBytes: false };
    if (wire === 5) return { number, value: 0, end: at + 4, isBytes: false };
    if (wire !== 2) throw new Error(`byte ${at} is no field of a graph`);
    const length = this.#varint(at);
    return { number, value: length.end, end: length.end + length.value, isBytes: true };
  }

  #varint(start: number): { value: number; end: number } {
    let value = 0;
    for (let i = 0; i < 10; i++) {
      const byte = this.#byte(start + i);
      value += (byte & 0x7f) * 2 ** (7 * i);
      if (byte < 0x80) return { value, end: start + i + 1 };
    }
    throw new Error(`byte ${start} is no number`);
  }

  #text(field: Field): string {
    const length = field.end - field.value;
    if (!field.isBytes || length > TEXT_LIMIT) throw new Error(`byte ${field.value} is no name`);
    const bytes = Buffer.alloc(length);
    for (let i = 0; i < length; i++) bytes[i] = this.#byte(field.value + i);
    return bytes.toString('utf8');
  }

  #byte(at: number): number {
    if (at < this.#windowStart || at >= this.#windowStart + this.#window.length) {
      const bytes = Buffer.alloc(WINDOW_BYTES);
      this.#window = bytes.subarray(0, readSync(this.#descriptor, bytes, 0, WINDOW_BYTES, at));
      this.#windowStart = at;
    }
    const byte = this.#window[at - this.#windowStart];
    if (byte === undefined) throw new Error(`it ends at byte ${this.#size}, in the middle of a field`);
    return byte;
  }
}
