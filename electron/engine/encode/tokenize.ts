import { readFileSync } from 'node:fs';
import { Tokenizer } from '@huggingface/tokenizers';
import { AlbumenError } from '../../../shared/contract/errors.ts';
import type { TextSpec } from './model-pack.ts';

/** Token ids of one batch, all rows of one length. */
export interface TokenBatch {
  readonly length: number;
  readonly ids: readonly (readonly number[])[];
  /** 1 for a token, 0 for padding. */
  readonly mask: readonly (readonly number[])[];
}

export interface TextTokenizer {
  /** Token ids of one text with its special tokens, cut to `maxTokens`, the end token kept as the last; not padded. */
  encode(text: string): number[];
  /** Ids of several texts, padded as the pack says, or to the graph's fixed length. */
  encodeBatch(texts: readonly string[], fixedLength: number | null): TokenBatch;
}

/** The part of the library that is used; its own types do not resolve under NodeNext. */
interface HuggingFaceTokenizer {
  encode(text: string, options?: { readonly add_special_tokens?: boolean }): { readonly ids: number[] };
  token_to_id(token: string): number | undefined;
}

const HuggingFaceTokenizer = Tokenizer as unknown as new (tokenizer: object, config: object) => HuggingFaceTokenizer;

/** Characters a token stands for at most, generously; the rest of a longer text could never reach the encoder. */
const CHARACTERS_PER_TOKEN = 64;

/** What SigLIP's canonical form removes. Source: Python's string.punctuation, as big_vision and transformers use it. */
const PUNCTUATION = /[!"#$%&'()*+,\-./:;<=>?@[\\\]^_`{|}~]/g;

/**
 * Load a pack's tokenizer.
 *
 * @throws AlbumenError `pack-invalid` where its files are missing or cannot be used.
 */
export function loadTokenizer(spec: TextSpec): TextTokenizer {
  const config = spec.tokenizerConfigFile === null ? {} : readJson(spec.tokenizerConfigFile);
  const tokenizer = createTokenizer(spec, config);
  const ends = findEnds(tokenizer, config);

  function encode(text: string): number[] {
    const content = tokenizer.encode(prepareText(text, spec), { add_special_tokens: false }).ids;
    const room = Math.max(0, spec.maxTokens - ends.before.length - ends.after.length);
    return [...ends.before, ...content.slice(0, room), ...ends.after].slice(0, spec.maxTokens);
  }

  return {
    encode,
    encodeBatch(texts, fixedLength) {
      const rows = texts.map(encode);
      const longest = Math.max(1, ...rows.map((row) => row.length));
      const length = fixedLength ?? (spec.padding === 'max' ? spec.maxTokens : longest);
      return {
        length,
        ids: rows.map((row) => [...row, ...Array<number>(length - row.length).fill(spec.padId)]),
        mask: rows.map((row) => [...Array<number>(row.length).fill(1), ...Array<number>(length - row.length).fill(0)]),
      };
    },
  };
}

/** The text as the encoder was trained on it: in its prompt, canonical and lower-case where the pack says so. */
function prepareText(text: string, spec: TextSpec): string {
  let prepared = text.slice(0, spec.maxTokens * CHARACTERS_PER_TOKEN).toWellFormed();
  if (spec.prompt !== null) prepared = spec.prompt.includes('{}') ? spec.prompt.replace('{}', () => prepared) : spec.prompt + prepared;
  if (spec.lowerCase) prepared = prepared.toLowerCase();
  if (spec.canonicalize) prepared = prepared.replace(PUNCTUATION, '').replace(/\s+/g, ' ').trim();
  return prepared;
}

interface Ends {
  readonly before: readonly number[];
  readonly after: readonly number[];
}

/** A text that every tokenizer knows, to see what is put around it. */
const PROBE = 'a';

/**
 * Special tokens around a text, seen on an example, since the library neither truncates nor tells them. Where
 * tokenizer_config.json says `add_bos_token` or `add_eos_token`, that wins over tokenizer.json, as in transformers:
 * Gemma's tokenizer.json, which SigLIP 2 uses, starts with a token that its encoder was never given.
 */
function findEnds(tokenizer: HuggingFaceTokenizer, config: Readonly<Record<string, unknown>>): Ends {
  const bare = tokenizer.encode(PROBE, { add_special_tokens: false }).ids;
  const full = tokenizer.encode(PROBE).ids;
  const start = full.findIndex((_, index) => bare.every((id, offset) => full[index + offset] === id));
  let before = full.slice(0, start);
  let after = full.slice(start + bare.length);
  const bos = idOf(tokenizer, config.bos_token);
  const eos = idOf(tokenizer, config.eos_token);
  if (config.add_bos_token === false) before = before.filter((id) => id !== bos);
  if (config.add_bos_token === true && bos !== undefined && !before.includes(bos)) before = [bos, ...before];
  if (config.add_eos_token === false) after = after.filter((id) => id !== eos);
  if (config.add_eos_token === true && eos !== undefined && !after.includes(eos)) after = [...after, eos];
  return { before, after };
}

function idOf(tokenizer: HuggingFaceTokenizer, token: unknown): number | undefined {
  const text = typeof token === 'object' && token !== null ? (token as { content?: unknown }).content : token;
  return typeof text === 'string' ? tokenizer.token_to_id(text) : undefined;
}

function createTokenizer(spec: TextSpec, config: Readonly<Record<string, unknown>>): HuggingFaceTokenizer {
  const json = readJson(spec.tokenizerFile);
  try {
    return new HuggingFaceTokenizer(json, config);
  } catch (error) {
    throw new AlbumenError('pack-invalid', `${spec.tokenizerFile} cannot be used: ${(error as Error).message}`, { cause: error });
  }
}

function readJson(file: string): Readonly<Record<string, unknown>> {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Readonly<Record<string, unknown>>;
  } catch (error) {
    throw new AlbumenError('pack-invalid', `${file} is missing or damaged: ${(error as Error).message}`, { cause: error });
  }
}
