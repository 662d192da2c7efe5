import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { basename } from 'node:path';
import { AlbumenError } from '../../../shared/contract/errors.ts';
import type { PackDraft } from './pack-draft.ts';

/** Hex digits of a fingerprint: 64 bits tell the packs of any library apart. */
const FINGERPRINT_DIGITS = 16;

/**
 * Hash everything that shapes a pack's vectors: both default graphs with their weights, the preprocessing, the
 * tokenizer and how it is fed. Names, licences and calibration do not count, nor where the folder lies. Graphs for
 * GPUs do not count either: they only run where they agree with the default ones (see choose-provider.ts). A graph that
 * stands for an earlier one, which kept its weights within itself, counts as that one.
 *
 * @param imageFiles External data files of the image graph, absolute paths.
 * @param textFiles The same of the text graph.
 * @returns 16 hex digits.
 * @throws AlbumenError `pack-invalid` where a file does not have the sha256 that the pack promises, or cannot be read.
 */
export async function fingerprintPack(draft: PackDraft, imageFiles: readonly string[], textFiles: readonly string[]): Promise<string> {
  const hashes = new Map<string, string>();
  const hashOnce = async (file: string): Promise<string> => {
    const known = hashes.get(file);
    if (known !== undefined) return known;
    const hash = await hashFile(file);
    hashes.set(file, hash);
    return hash;
  };
  for (const [file, promised] of Object.entries(draft.sha256)) {
    const found = await hashOnce(file);
    if (found !== promised) {
      throw new AlbumenError('pack-invalid', `${file} is damaged: expected sha256 ${promised}, found ${found}. Download it again`);
    }
  }
  const graph = async (file: string, external: readonly string[]): Promise<unknown> => {
    const earlier = draft.standsFor[file];
    if (earlier !== undefined) return [earlier, []];
    const weights: unknown[] = [];
    for (const each of external) weights.push([basename(each), await hashOnce(each)]);
    return [await hashOnce(file), weights];
  };
  const { tokenizerFile, tokenizerConfigFile, ...text } = draft.text;
  const facts = {
    imageGraph: await graph(draft.imageGraphs.default as string, imageFiles),
    textGraph: await graph(draft.textGraphs.default as string, textFiles),
    image: draft.image,
    text,
    tokenizer: await hashOnce(tokenizerFile),
    tokenizerConfig: tokenizerConfigFile === null ? null : await hashOnce(tokenizerConfigFile),
  };
  return createHash('sha256').update(JSON.stringify(sorted(facts))).digest('hex').slice(0, FINGERPRINT_DIGITS);
}

async function hashFile(file: string): Promise<string> {
  const hash = createHash('sha256');
  try {
    for await (const chunk of createReadStream(file, { highWaterMark: 1024 * 1024 })) hash.update(chunk as Buffer);
  } catch (error) {
    throw new AlbumenError('pack-invalid', `${file} cannot be read: ${(error as Error).message}`, { cause: error });
  }
  return hash.digest('hex');
}

/** The same facts give the same text, whatever order a reader wrote them in. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, each]) => [key, sorted(each)]));
}
