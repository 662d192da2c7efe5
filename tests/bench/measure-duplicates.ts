/*
 * How well duplicates are told: recall by kind of edit, and false pairs among distinct photos, beside plain hashes.
 *
 *   node tests/bench/measure-duplicates.ts make FOLDER [--edits-of 150] [--more PACKAGES]   pictures, thumbnails, vectors: minutes
 *   python tests/bench/measure-peers.py FOLDER                                   peers, where wanted
 *   node tests/bench/measure-duplicates.ts judge FOLDER [--write]                           --write puts the tables into docs/duplicates.md
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { comparePictures } from '../../electron/engine/decode/compare-pictures.ts';
import { hammingDistance } from '../../electron/engine/decode/perceptual-hash.ts';
import { createHashFinder } from '../../electron/engine/duplicates/find-by-hash.ts';
import { startSlice } from '../../electron/engine/give-way.ts';
import { judgePixels } from '../../electron/engine/duplicates/judge-pair.ts';
import { NEAR_COSINE } from '../../electron/engine/duplicates/limits.ts';
import { dot } from '../../electron/engine/encode/embedding.ts';
import { REPOSITORY } from '../fixtures/repository.ts';
import { measuredTables, type JudgedPair, type PeerHashes } from './measured-tables.ts';
import { makeLooks, readLooks, type PictureLook } from './picture-looks.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { 'edits-of': { type: 'string', default: '150' }, more: { type: 'string' }, write: { type: 'boolean', default: false } },
});
const [step, folder] = positionals;
if (folder === undefined || (step !== 'make' && step !== 'judge')) {
  console.error('node tests/bench/measure-duplicates.ts make|judge FOLDER');
  process.exit(2);
}
if (step === 'make') {
  await makeLooks(folder, Number(values['edits-of']), values.more, (line) => console.log(line));
} else {
  const looks = readLooks(folder);
  const pairs = await judgeAll(looks, folder);
  writeFileSync(join(folder, 'judged.json'), JSON.stringify(pairs));
  const peersFile = join(folder, 'peers.json');
  const found = existsSync(peersFile) ? (JSON.parse(readFileSync(peersFile, 'utf8')) as PeerHashes) : {};
  const peers = Object.fromEntries(Object.entries(found).map(([method, hashes]) => [`imagededup ${method}`, hashes]));
  const tables = measuredTables(looks, pairs, peers);
  console.log(tables);
  if (values.write) {
    const page = join(REPOSITORY, 'docs', 'duplicates.md');
    const text = readFileSync(page, 'utf8');
    writeFileSync(page, text.replace(/<!-- measured:begin -->[\s\S]*<!-- measured:end -->/, () => `<!-- measured:begin -->\n${tables}\n<!-- measured:end -->`));
  }
}
process.exit();

/** Every edit with its photo, and every two distinct photos that are candidates by the engine's own limits, or nearly. */
async function judgeAll(all: readonly PictureLook[], base: string): Promise<JudgedPair[]> {
  const finder = await createHashFinder(all.map(({ perceptualHash, placeholder }) => ({ perceptualHash, placeholder: Buffer.from(placeholder, 'base64') })), startSlice());
  const near = all.map((_, place) => new Set(finder.near(place)));
  const vectors = all.map((look) => Float32Array.from(look.vector));
  const pairs: JudgedPair[] = [];
  const add = async (a: number, b: number, isSure: boolean): Promise<void> => {
    const bits = hammingDistance(all[a]?.perceptualHash ?? '', all[b]?.perceptualHash ?? '');
    const cosine = dot(vectors[a] as Float32Array, vectors[b] as Float32Array);
    const isCandidate = near[a]?.has(b) === true || near[b]?.has(a) === true || cosine >= NEAR_COSINE;
    if (!isCandidate && !isSure) return;
    const [compared] = await comparePictures({ pairs: [{ a: join(base, all[a]?.thumbnail ?? ''), b: join(base, all[b]?.thumbnail ?? '') }] });
    const tier = compared && compared !== 'unlike' ? judgePixels(compared) : null;
    pairs.push({ a, b, bits, cosine, isCandidate, compared: compared ?? null, tier });
  };
  const distinct = all.keys().filter((i) => all[i]?.edit === null).toArray();
  for (const [i, look] of all.entries()) if (look.edit) await add(look.edit.of, i, true);
  console.log(`${pairs.length} edits compared`);
  for (const [at, a] of distinct.entries()) for (const b of distinct.slice(at + 1)) await add(a, b, false);
  return pairs;
}
