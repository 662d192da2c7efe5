import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { QUESTION_CACHE_SIZE } from '../config.ts';
import type { UnitVector } from './embedding.ts';
import { saveCacheFileIgnoringErrors } from './save-cache-file.ts';

/** Embeddings of recent questions of one pack, kept over restarts; the longest unused goes first. */
export interface QuestionCache {
  get(text: string): UnitVector | undefined;
  set(text: string, vector: UnitVector): void;
  /** Writes what is new. */
  saveIgnoringErrors(): void;
}

/** First bytes of the file: its format. */
const MAGIC = Buffer.from('albumen-questions/1\n');

/** A question is kept as this much of its sha256, so that the file does not tell what was asked. */
const KEY_BYTES = 16;
const CHECKSUM_BYTES = 32;

/**
 * Open the cache of a pack.
 *
 * The file is the magic, the sha256 of the rest, then one record a question, oldest first: 16 bytes of key and `dim`
 * little-endian float32. One that is damaged, or of another pack or version, is ignored and written again.
 *
 * @param cacheDir Absolute path; the folder need not exist.
 */
export function openQuestionCache(cacheDir: string, fingerprint: string, dim: number, size: number = QUESTION_CACHE_SIZE): QuestionCache {
  const file = join(cacheDir, 'questions', `${fingerprint}.bin`);
  const vectors = readVectors(file, dim);
  let isChanged = false;
  return {
    get(text) {
      const key = keyOf(text);
      const vector = vectors.get(key);
      if (vector === undefined) return undefined;
      vectors.delete(key);
      vectors.set(key, vector);
      return vector;
    },
    set(text, vector) {
      const key = keyOf(text);
      vectors.delete(key);
      vectors.set(key, vector);
      for (const oldest of vectors.keys()) {
        if (vectors.size <= size) break;
        vectors.delete(oldest);
      }
      isChanged = true;
    },
    saveIgnoringErrors() {
      if (!isChanged) return;
      isChanged = false;
      writeVectorsIgnoringErrors(file, vectors);
    },
  };
}

function keyOf(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, KEY_BYTES * 2);
}

function readVectors(file: string, dim: number): Map<string, UnitVector> {
  const vectors = new Map<string, UnitVector>();
  let bytes: Buffer;
  try {
    bytes = readFileSync(file);
  } catch {
    // None yet, or unreadable: the questions are encoded again.
    return vectors;
  }
  const start = MAGIC.length + CHECKSUM_BYTES;
  const recordBytes = KEY_BYTES + dim * 4;
  const records = bytes.subarray(start);
  const isWhole =
    bytes.subarray(0, MAGIC.length).equals(MAGIC) &&
    records.length % recordBytes === 0 &&
    createHash('sha256').update(records).digest().equals(bytes.subarray(MAGIC.length, start));
  if (!isWhole) return vectors;
  for (let at = 0; at < records.length; at += recordBytes) {
    const values = Uint8Array.from(records.subarray(at + KEY_BYTES, at + recordBytes));
    vectors.set(records.toString('hex', at, at + KEY_BYTES), new Float32Array(values.buffer) as UnitVector);
  }
  return vectors;
}

function writeVectorsIgnoringErrors(file: string, vectors: ReadonlyMap<string, UnitVector>): void {
  const parts = [...vectors].flatMap(([key, vector]) => [Buffer.from(key, 'hex'), Buffer.from(vector.buffer, vector.byteOffset, vector.byteLength)]);
  const records = Buffer.concat(parts);
  const checksum = createHash('sha256').update(records).digest();
  saveCacheFileIgnoringErrors(file, Buffer.concat([MAGIC, checksum, records]));
}
