import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { dot } from '../../electron/engine/encode/embedding.ts';
import { loadCalibration } from '../../electron/engine/tags/calibration.ts';
import { phraseRows, encodeVocabulary, readVectors, shippedVectors, writeVectors } from '../../electron/engine/tags/phrase-vectors.ts';
import { measureStandings, readStandings, shippedStandings } from '../../electron/engine/tags/standings.ts';
import { createTagScorer } from '../../electron/engine/tags/tag-scorer.ts';
import { loadVocabulary } from '../../electron/engine/tags/vocabulary.ts';
import { readKnownPhotos } from '../../scripts/measure-tags/tag-truth.ts';
import { REPOSITORY } from '../fixtures/repository.ts';
import { temporaryFolder } from '../fixtures/test-library.ts';
import { BACKGROUND, decodePicture, ENCODERS } from '../search/photo-search.ts';
import { writeFileSync } from 'node:fs';

const RESOURCES = join(REPOSITORY, 'resources');
const vocabulary = loadVocabulary(RESOURCES);
const { fingerprint, dim } = ENCODERS.pack;
const shipped = readVectors(shippedVectors(RESOURCES, fingerprint), vocabulary, dim);
const standings = readStandings(shippedStandings(RESOURCES, fingerprint), vocabulary, shipped?.keys.length ?? 0);
const calibration = loadCalibration(RESOURCES, fingerprint);

test('vectors and calibration of the embedded pack ship, and belong to this vocabulary', () => {
  expect(shipped?.keys).toEqual(phraseRows(vocabulary).map(({ key }) => key));
  const known = new Set(vocabulary.tags.map(({ id }) => id));
  expect(Object.keys(calibration.tags).toSorted()).toEqual([...known].toSorted());
  expect(Object.values(calibration.tags).filter(({ measured }) => measured !== null && (measured.low > measured.precision || measured.high < measured.precision))).toEqual([]);
});

test('the shipped vectors are those that the text encoder gives', async () => {
  // Every 40th tag, on its own: a row does not depend on the others.
  const some = vocabulary.tags.filter((tag, i) => i % 40 === 0 && tag.phrases.length > 0).map((tag) => ({ ...tag, parent: null }));
  const fresh = await encodeVocabulary({ tags: some, hash: '' }, ENCODERS);
  expect(fresh.keys.length).toBeGreaterThan(10);
  fresh.keys.forEach((key, row) => {
    const at = shipped?.keys.indexOf(key) ?? -1;
    const kept = (shipped?.vectors ?? new Float32Array()).subarray(at * dim, (at + 1) * dim);
    expect(dot(kept, fresh.vectors.subarray(row * dim, (row + 1) * dim)), key).toBeGreaterThan(0.9995);
  });
});

test('the shipped standings are those that ordinary photos give', () => {
  if (!shipped || !BACKGROUND) throw new Error('the embedded pack has lost its vectors');
  const fresh = measureStandings(shipped, BACKGROUND.vectors);
  // Sums of 384 products are rounded by how they are added up.
  const furthest = (these: Float64Array | undefined, those: Float64Array): number => those.reduce((most, value, row) => Math.max(most, Math.abs(1 - (these?.[row] ?? Infinity) / value)), 0);
  expect(Math.max(furthest(standings?.means, fresh.means), furthest(standings?.perSpread, fresh.perSpread))).toBeLessThan(1e-4);
  expect(readStandings(shippedStandings(RESOURCES, fingerprint), { ...vocabulary, hash: 'another' }, shipped.keys.length)).toBeNull();
});

test('a file of another vocabulary, or a damaged one, is no file', async () => {
  const file = join(await temporaryFolder(), 'vectors.bin');
  const whole = writeVectors(shipped as NonNullable<typeof shipped>, vocabulary);
  writeFileSync(file, whole);
  expect(readVectors(file, vocabulary, dim)?.vectors.length).toBe(shipped?.vectors.length);
  expect(readVectors(file, { ...vocabulary, hash: 'another' }, dim)).toBeNull();
  whole[whole.length - 1] = (whole.at(-1) as number) ^ 1;
  writeFileSync(file, whole);
  expect(readVectors(file, vocabulary, dim)).toBeNull();
});

const samples = readKnownPhotos(vocabulary, REPOSITORY).filter(({ set }) => set === 'sample');
let vectors: Float32Array;
beforeAll(async () => {
  const found: Float32Array[] = [];
  for (const { path } of samples) found.push(...(await ENCODERS.encodeImages([(await decodePicture(path)).pixels])));
  vectors = Float32Array.from(found.flatMap((vector) => [...vector]));
}, 300_000);

test('the samples are given nothing that is not true of them, and most of them something', () => {
  if (!shipped || !standings) throw new Error('the embedded pack has lost its vectors');
  const given = createTagScorer({ vocabulary, phrases: shipped, standings, calibration }).tags(vectors);
  const wrong = samples.flatMap(({ file, isTrue, isOpen }, i) => (given[i] ?? []).filter(({ tag }) => !isTrue.has(tag) && !isOpen.has(tag)).map(({ tag }) => `${file}: ${tag}`));
  expect(wrong).toEqual([]);
  expect(given.filter((tags) => tags.length > 0).length).toBeGreaterThan(25);
  const tagsOf = (file: string): string[] => (given[samples.findIndex((photo) => photo.file === file)] ?? []).map(({ tag }) => tag);
  expect(tagsOf('2019/IMG_3240.jpg')).toEqual(['cat']);
  expect(tagsOf('2020/20201017_100402.jpg')).toContain('pineapple');
  // Which citrus fruit is in doubt, that it is fruit is not.
  expect(tagsOf('2020/20201017_100211.jpg')).toContain('fruit');
});

test('a tag above another that is given is left out, and confidences lie between 0 and 1, surest first', () => {
  if (!shipped || !standings || !BACKGROUND) throw new Error('the embedded pack has lost its vectors');
  const above = new Map(vocabulary.tags.map(({ id, parent }) => [id, parent]));
  for (const tags of createTagScorer({ vocabulary, phrases: shipped, standings, calibration }).tags(BACKGROUND.vectors.subarray(0, 300 * dim))) {
    const ids = new Set(tags.map(({ tag }) => tag));
    for (const id of ids) for (let up = above.get(id) ?? null; up !== null; up = above.get(up) ?? null) expect(ids.has(up)).toBe(false);
    expect(tags.every(({ confidence }) => confidence > 0 && confidence < 1)).toBe(true);
    expect(tags.map(({ confidence }) => confidence)).toEqual(tags.map(({ confidence }) => confidence).toSorted((a, b) => b - a));
    expect(tags.length).toBeLessThanOrEqual(8);
  }
});
