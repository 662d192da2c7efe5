import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { posix } from 'node:path';
import type { Encoders } from '../encode/encoders.ts';
import { normalize } from '../encode/embedding.ts';
import { saveCacheFileIgnoringErrors } from '../encode/save-cache-file.ts';
import { PHRASES_PER_CALL } from './limits.ts';
import type { Vocabulary } from './vocabulary.ts';

/** The vocabulary as a pack's text encoder has it. */
export interface PhraseVectors {
  /** What each row stands for: the id of a tag, or, after all of these, AGAINST and a phrase that is set against some. */
  readonly keys: readonly string[];
  readonly dim: number;
  /** Unit vectors, [keys.length * dim], of eight bits a value. */
  readonly vectors: Float32Array;
}

/** How a phrase is put to the encoder: the mean of several ways of saying it serves better than any one. CLIP (Radford et al. 2021), 3.1.4. */
const TEMPLATES: readonly ((phrase: string) => string)[] = [(phrase) => phrase, (phrase) => `a photo of ${phrase}`];
/** Begins the keys of what is set against tags. */
export const AGAINST = '!';
const MAGIC = 'albumen-tag-vectors/1';

/** Where the vectors of a pack ship with Albumen, for the embedded one, and where they are kept for others. */
export interface PhrasePlaces {
  readonly resourcesDir: string;
  readonly cacheDir: string;
}

/** What is encoded for each row. */
export function phraseRows({ tags }: Vocabulary): { readonly key: string; readonly phrases: readonly string[] }[] {
  const seen = tags.filter((tag) => tag.phrases.length > 0);
  const against = [...new Set(seen.flatMap((tag) => tag.against))];
  return [...seen.map((tag) => ({ key: tag.id, phrases: tag.phrases })), ...against.map((phrase) => ({ key: AGAINST + phrase, phrases: [phrase] }))];
}

/**
 * The vocabulary's vectors: as shipped, as kept from before, or encoded now, which takes a minute on two cores and is kept.
 * Searches are let in between.
 *
 * @throws AlbumenError `cancelled` when aborted while they are encoded.
 */
export async function loadPhraseVectors(vocabulary: Vocabulary, encoders: Encoders, places: PhrasePlaces, signal?: AbortSignal): Promise<PhraseVectors> {
  const { fingerprint, dim } = encoders.pack;
  const kept = posix.join(places.cacheDir, 'tags', `${fingerprint}.bin`);
  for (const file of [shippedVectors(places.resourcesDir, fingerprint), kept]) {
    const read = readVectors(file, vocabulary, dim);
    if (read) return read;
  }
  const fresh = await encodeVocabulary(vocabulary, encoders, signal);
  saveCacheFileIgnoringErrors(kept, writeVectors(fresh, vocabulary));
  return roundVectors(fresh);
}

/** The file that ships for a pack, if any does. */
export function shippedVectors(resourcesDir: string, fingerprint: string): string {
  return posix.join(resourcesDir, 'tags', 'vectors', `${fingerprint}.bin`);
}

/** Encode every phrase of the vocabulary. @returns Unit vectors, the mean of each row's phrasings. */
export async function encodeVocabulary(vocabulary: Vocabulary, encoders: Encoders, signal?: AbortSignal): Promise<PhraseVectors> {
  const rows = phraseRows(vocabulary);
  const { dim } = encoders.pack;
  const texts = rows.flatMap(({ phrases }, row) => phrases.flatMap((phrase) => TEMPLATES.map((put) => ({ row, text: put(phrase) }))));
  const sums = new Float64Array(rows.length * dim);
  for (let start = 0; start < texts.length; start += PHRASES_PER_CALL) {
    const batch = texts.slice(start, start + PHRASES_PER_CALL);
    const vectors = await encoders.encodeTexts(batch.map(({ text }) => text), signal, { isQuestion: false });
    batch.forEach(({ row }, i) => (vectors[i] as Float32Array).forEach((value, at) => (sums[row * dim + at] = (sums[row * dim + at] as number) + value)));
  }
  const vectors = new Float32Array(sums.length);
  for (let row = 0; row < rows.length; row++) vectors.set(normalize(sums.subarray(row * dim, (row + 1) * dim)), row * dim);
  return { keys: rows.map(({ key }) => key), dim, vectors };
}

/** As a file: the format, what it belongs to and its sha256, each on a line, then int8 rows scaled to their largest value. */
export function writeVectors({ keys, dim, vectors }: PhraseVectors, vocabulary: Vocabulary): Buffer {
  const bytes = Buffer.from(toInt8(vectors, keys.length, dim).buffer);
  const head = [MAGIC, `${vocabulary.hash} ${keys.length} ${dim}`, createHash('sha256').update(bytes).digest('hex'), ''].join('\n');
  return Buffer.concat([Buffer.from(head), bytes]);
}

/** Null for a file that is none, is damaged, or belongs to another vocabulary. */
export function readVectors(file: string, vocabulary: Vocabulary, dim: number): PhraseVectors | null {
  let content: Buffer;
  try {
    content = readFileSync(file);
  } catch {
    return null; // None ships for this pack, or none was kept yet.
  }
  const keys = phraseRows(vocabulary).map(({ key }) => key);
  const bytes = content.subarray(content.length - keys.length * dim);
  const head = [MAGIC, `${vocabulary.hash} ${keys.length} ${dim}`, createHash('sha256').update(bytes).digest('hex'), ''].join('\n');
  if (content.length !== head.length + bytes.length || content.toString('utf8', 0, head.length) !== head) return null;
  return { keys, dim, vectors: fromInt8(new Int8Array(bytes.buffer, bytes.byteOffset, bytes.length), keys.length, dim) };
}

/** As they come back from a file, so that the first run and those after it agree. */
export function roundVectors({ keys, dim, vectors }: PhraseVectors): PhraseVectors {
  return { keys, dim, vectors: fromInt8(toInt8(vectors, keys.length, dim), keys.length, dim) };
}

function toInt8(vectors: Float32Array, rows: number, dim: number): Int8Array<ArrayBuffer> {
  const out = new Int8Array(rows * dim);
  for (let row = 0; row < rows; row++) {
    const values = vectors.subarray(row * dim, (row + 1) * dim);
    const most = values.reduce((largest, value) => Math.max(largest, Math.abs(value)), 0);
    values.forEach((value, i) => (out[row * dim + i] = Math.round((value / most) * 127)));
  }
  return out;
}

function fromInt8(values: Int8Array, rows: number, dim: number): Float32Array {
  const out = new Float32Array(rows * dim);
  for (let row = 0; row < rows; row++) out.set(normalize(values.subarray(row * dim, (row + 1) * dim)), row * dim);
  return out;
}
