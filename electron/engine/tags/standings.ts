import { readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { multiplyRows } from '../encode/multiply-rows.ts';
import type { PhraseVectors } from './phrase-vectors.ts';
import type { Vocabulary } from './vocabulary.ts';

/** How each row of the vocabulary's vectors scores on ordinary photos. */
export interface Standings {
  /** Mean cosine, row by row. */
  readonly means: Float64Array;
  /** One over the spread. */
  readonly perSpread: Float64Array;
}

/** A bank of copies has no spread. */
const LEAST_SPREAD = 0.01;
const FORMAT = 'albumen-tag-standings/1';

/**
 * How each row scores on ordinary photos. The spread is the geometric mean of the row's own and the usual one: of a tag
 * that many ordinary photos bear (a sunset) its own is widened by them, of a rare one it is narrow. On the labelled photos
 * 318 of 676 tags are found at a precision of 0.9 with it, 300 with each row's own, 306 with the usual one.
 *
 * @param bank Vectors of ordinary photos, [photos * dim]. 2,000 of them take about a second.
 */
export function measureStandings({ keys, dim, vectors }: PhraseVectors, bank: Float32Array): Standings {
  const cosines = multiplyRows(bank, vectors, dim);
  const photos = bank.length / dim;
  const means = new Float64Array(keys.length);
  const spreads = new Float64Array(keys.length);
  for (let row = 0; row < keys.length; row++) {
    let [sum, squares] = [0, 0];
    for (let at = row; at < cosines.length; at += keys.length) {
      sum += cosines[at] as number;
      squares += (cosines[at] as number) ** 2;
    }
    means[row] = sum / photos;
    spreads[row] = Math.sqrt(Math.max(LEAST_SPREAD ** 2, squares / photos - (sum / photos) ** 2));
  }
  const usual = spreads.toSorted()[Math.floor(keys.length / 2)] ?? 1;
  return { means, perSpread: spreads.map((spread) => 1 / Math.sqrt(spread * usual)) };
}

/** The file that ships for a pack with a background bank, if any does: an index run of three photos need not take a second more. */
export function shippedStandings(resourcesDir: string, fingerprint: string): string {
  return posix.join(resourcesDir, 'tags', 'standings', `${fingerprint}.json`);
}

/** As a file, which belongs to a vocabulary. */
export function writeStandings({ means, perSpread }: Standings, vocabulary: Vocabulary): string {
  return `${JSON.stringify({ format: FORMAT, vocabulary: vocabulary.hash, means: [...means], perSpread: [...perSpread] })}\n`;
}

/** Null for a file that is none, or belongs to another vocabulary. */
export function readStandings(file: string, vocabulary: Vocabulary, rows: number): Standings | null {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    return null; // None ships for this pack.
  }
  const content = JSON.parse(text) as { readonly format: string; readonly vocabulary: string; readonly means: number[]; readonly perSpread: number[] };
  if (content.format !== FORMAT || content.vocabulary !== vocabulary.hash || content.means.length !== rows) return null;
  return { means: Float64Array.from(content.means), perSpread: Float64Array.from(content.perSpread) };
}
