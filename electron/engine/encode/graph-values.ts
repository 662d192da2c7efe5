/** Element types that the encoders feed and read; anything else in a graph is refused with its name. */
export type ElementType = 'float32' | 'float16' | 'uint8' | 'int32' | 'int64';

/** One input or output of an ONNX graph. */
export interface GraphValue {
  readonly name: string;
  /** As ONNX Runtime calls it; usually an ElementType. */
  readonly type: string;
  /** Sizes; a free dimension is its symbolic name, or an empty text. */
  readonly shape: readonly (number | string)[];
}

/** What a text graph asks for: always ids, some also the mask or constant inputs. */
export interface TextInputs {
  readonly ids: GraphValue;
  readonly mask: GraphValue | null;
  /** Fed with zeros: BERT's segment ids. */
  readonly zeros: readonly GraphValue[];
}

/** Output names of the known exporters, best first. Source: model-packs.md, table of layouts. */
const OUTPUT_NAMES = ['image_embeds', 'text_embeds', 'pooler_output', 'embedding', 'embeddings', 'sentence_embedding', 'output'];

/** Names of inputs that hold token ids. Source: model-packs.md, table of layouts. */
const IDS_NAMES = ['input_ids', 'text', 'input', 'ids'];

/**
 * The output that holds one embedding a row.
 *
 * @param preferred The name that the pack gives, where it gives one.
 * @throws Error when the graph has no such output; the message names those it has.
 */
export function pickEmbeddingOutput(outputs: readonly GraphValue[], preferred?: string): GraphValue {
  if (preferred !== undefined) return named(outputs, preferred, 'output');
  const known = OUTPUT_NAMES.map((name) => outputs.find((value) => value.name === name)).find((value) => value !== undefined);
  const flat = outputs.filter((value) => value.shape.length === 2);
  const picked = known ?? (flat.length === 1 ? flat[0] : undefined);
  if (picked === undefined) {
    throw new Error(`none of the outputs ${list(outputs)} is an embedding; expected one called ${OUTPUT_NAMES.join(', ')}`);
  }
  return picked;
}

/**
 * The one input that holds the pixels.
 *
 * @throws Error when the graph asks for none, several, or another element type than uint8, float32 or float16.
 */
export function pickImageInput(inputs: readonly GraphValue[], preferred?: string): GraphValue {
  if (preferred !== undefined) named(inputs, preferred, 'input');
  const input = inputs[0];
  if (input === undefined || inputs.length !== 1) throw new Error(`the inputs are ${list(inputs)}; expected one image input and nothing else`);
  if (input.shape.length !== 4) throw new Error(`the input ${input.name} has ${input.shape.length} dimensions; expected 4`);
  if (!['uint8', 'float32', 'float16'].includes(input.type)) {
    throw new Error(`the input ${input.name} is ${input.type}; expected uint8, float32 or float16`);
  }
  return input;
}

/**
 * What a text graph is fed.
 *
 * @throws Error when an input is none of token ids, attention mask and segment ids.
 */
export function pickTextInputs(inputs: readonly GraphValue[], preferred: { readonly ids?: string | undefined; readonly mask?: string | undefined } = {}): TextInputs {
  if (preferred.ids !== undefined) named(inputs, preferred.ids, 'input');
  if (preferred.mask !== undefined) named(inputs, preferred.mask, 'input');
  const mask = inputs.find((value) => (preferred.mask === undefined ? value.name.includes('mask') : value.name === preferred.mask)) ?? null;
  const zeros = inputs.filter((value) => value.name.includes('token_type') || value.name.includes('segment'));
  const rest = inputs.filter((value) => value !== mask && !zeros.includes(value));
  const ids = rest.find((value) => (preferred.ids === undefined ? IDS_NAMES.includes(value.name) : value.name === preferred.ids)) ?? rest[0];
  if (ids === undefined || rest.length !== 1) throw new Error(`the inputs are ${list(inputs)}; expected token ids, and at most a mask and segment ids`);
  for (const value of inputs) {
    const types = value === mask ? ['int32', 'int64', 'float32'] : ['int32', 'int64'];
    if (!types.includes(value.type)) throw new Error(`the input ${value.name} is ${value.type}; expected ${types.join(' or ')}`);
  }
  return { ids, mask, zeros };
}

/** The size of a dimension, or null where it is free. */
export function fixedSize(value: GraphValue, dimension: number): number | null {
  const size = value.shape.at(dimension);
  return typeof size === 'number' && size > 0 ? size : null;
}

/** Where the graph wants the colour channels: told by the dimension of size 3, else by the pack, else NCHW as every known export. */
export function channelsOf(input: GraphValue, said?: 'first' | 'last'): 'first' | 'last' {
  const first = fixedSize(input, 1) === 3;
  const last = fixedSize(input, 3) === 3;
  if (first !== last) return first ? 'first' : 'last';
  return said ?? 'first';
}

function named(values: readonly GraphValue[], name: string, kind: string): GraphValue {
  const value = values.find((each) => each.name === name);
  if (value === undefined) throw new Error(`pack.json names the ${kind} ${name}, the graph has ${list(values)}`);
  return value;
}

function list(values: readonly GraphValue[]): string {
  return values.map((value) => value.name).join(', ') || '(none)';
}
