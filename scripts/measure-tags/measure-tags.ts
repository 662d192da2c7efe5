import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import sharp from 'sharp';
import { loadBackground } from '../../electron/engine/encode/background.ts';
import type { Encoders } from '../../electron/engine/encode/encoders.ts';
import { openImageEncoder } from '../../electron/engine/encode/image-encoder.ts';
import { loadPack } from '../../electron/engine/encode/load-pack.ts';
import { openTextEncoder } from '../../electron/engine/encode/text-encoder.ts';
import { calibrationFile, loadCalibration } from '../../electron/engine/tags/calibration.ts';
import { encodeVocabulary, readVectors, roundVectors, shippedVectors, writeVectors } from '../../electron/engine/tags/phrase-vectors.ts';
import { measureStandings, shippedStandings, writeStandings } from '../../electron/engine/tags/standings.ts';
import { createTagScorer } from '../../electron/engine/tags/tag-scorer.ts';
import { loadVocabulary } from '../../electron/engine/tags/vocabulary.ts';
import { calibrate } from './calibrate.ts';
import { readKnownPhotos, type KnownPhoto } from './tag-truth.ts';
import { writeTable } from './write-table.ts';

/**
 * Measure the vocabulary under a pack: write its vectors, their standings and its calibration into resources/tags, and the table of
 * docs/tags.md. Run it after every change of the vocabulary: `node scripts/measure-tags/measure-tags.ts [pack folder]`.
 */
const repository = join(import.meta.dirname, '..', '..');
const resourcesDir = join(repository, 'resources');

async function measureTags(packFolder: string): Promise<void> {
  const pack = await loadPack(packFolder);
  const vocabulary = loadVocabulary(resourcesDir);
  const [texts, images] = await Promise.all([openTextEncoder(pack, { provider: 'cpu' }), openImageEncoder(pack, { provider: 'cpu' })]);
  const encoders = { pack, encodeTexts: (phrases: readonly string[]) => texts.encode(phrases) } as Encoders;
  const bank = loadBackground(pack)?.vectors;
  if (!bank) throw new Error(`${pack.name} has no background bank: it is tagged by the general rule, which needs no measuring`);

  const shipped = shippedVectors(resourcesDir, pack.fingerprint);
  const fresh = readVectors(shipped, vocabulary, pack.dim) ?? roundVectors(await encodeVocabulary(vocabulary, encoders));
  write(shipped, writeVectors(fresh, vocabulary));
  const standings = measureStandings(fresh, bank);
  write(shippedStandings(resourcesDir, pack.fingerprint), writeStandings(standings, vocabulary));

  const photos = readKnownPhotos(vocabulary, repository);
  const vectors = new Float32Array(photos.length * pack.dim);
  for (const [i, photo] of photos.entries()) vectors.set((await images.encode([await pixelsOf(photo, pack.image.pixels)]))[0] as Float32Array, i * pack.dim);
  const scores = createTagScorer({ vocabulary, phrases: fresh, standings, calibration: loadCalibration(resourcesDir, '') }).scores(vectors);
  const result = calibrate(vocabulary, photos, scores);
  const calibration = { format: 'albumen-tag-calibration/1', pack: pack.id, ...result.calibration };
  write(calibrationFile(resourcesDir, pack.fingerprint), `${JSON.stringify(calibration, null, 1).replaceAll(/\{\n\s+"threshold": (\S+),\n\s+"measured": null\n\s+\}/gu, '{ "threshold": $1, "measured": null }')}\n`);
  const given = createTagScorer({ vocabulary, phrases: fresh, standings, calibration: result.calibration }).tags(vectors);
  // To be looked at: a label names one thing of a photo, and what is told may be true as well (`seen` in labelled-tags.json).
  photos.forEach(({ file, isTrue, isOpen }, i) => {
    for (const { tag, confidence } of given[i] ?? []) if (!isTrue.has(tag) && !isOpen.has(tag)) process.stdout.write(`${file} ${tag} ${confidence.toFixed(2)}\n`);
  });
  const docs = join(repository, 'docs', 'tags.md');
  write(docs, writeTable(readFileSync(docs, 'utf8'), { vocabulary, photos, given, result }));
}

async function pixelsOf({ path }: KnownPhoto, { width, height }: { readonly width: number; readonly height: number }): Promise<Uint8Array> {
  const picture = sharp(path, { failOn: 'none' }).autoOrient().toColourspace('srgb').flatten({ background: '#fff' });
  return new Uint8Array(await picture.resize(width, height, { fit: 'fill', kernel: 'cubic', fastShrinkOnLoad: false }).raw().toBuffer());
}

function write(file: string, content: string | Buffer): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, content);
}

await measureTags(process.argv[2] ?? join(resourcesDir, 'models', 'albumen-mini'));
