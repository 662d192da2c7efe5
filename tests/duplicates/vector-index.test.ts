import { expect, test } from 'vitest';
import { seededRandom } from '../fixtures/seeded-random.ts';
import { startSlice } from '../../electron/engine/give-way.ts';
import { NEAR_COSINE, VECTOR_CANDIDATES_MAX } from '../../electron/engine/duplicates/limits.ts';
import { createVectorIndex, createVectorScan, type ByteVectors } from '../../electron/engine/duplicates/vector-index.ts';

const DIM = 96;

test('finds nearly all pairs that are as near as copies are, and calls none near that is not', async () => {
  const normal = normalNumbers(5);
  // All share a direction, as embeddings of photos do; each photo has a copy at a cosine of about 0.9.
  const shared = Array.from({ length: DIM }, normal);
  const photos = Array.from({ length: 1_000 }, () => shared.map((value) => 0.8 * value + normal()));
  const copies = photos.map((photo) => photo.map((value) => value + 0.5 * normal()));
  const vectors = [...photos, ...copies].map(unit);
  const index = await createVectorIndex(toBytes(vectors), startSlice());

  const cosine = (a: number, b: number): number => (vectors[a] as number[]).reduce((sum, value, i) => sum + value * (vectors[b]?.[i] as number), 0);
  const wanted = photos.map((_, row) => row).filter((row) => cosine(row, row + 1_000) >= NEAR_COSINE);
  const found = wanted.filter((row) => index.near(row, NEAR_COSINE, () => true).some((near) => near.row === row + 1_000));
  expect(wanted.length).toBeGreaterThan(500);
  expect(found.length / wanted.length).toBeGreaterThan(0.95);
  for (const near of index.near(0, NEAR_COSINE, () => true)) expect(cosine(0, near.row)).toBeGreaterThan(NEAR_COSINE - 0.02);
  expect(index.near(0, NEAR_COSINE, () => false)).toEqual([]);
});

test('comparing few with all finds exactly those that are near, the nearest first', async () => {
  const normal = normalNumbers(6);
  const centres = Array.from({ length: 40 }, () => Array.from({ length: DIM }, normal));
  const vectors = Array.from({ length: 1_300 }, (_, row) => unit((centres[row % 40] as number[]).map((value) => value + (row % 3) * 0.2 * normal())));
  const bytes = toBytes(vectors);
  bytes.steps[700] = 0; // It has no vector.
  const asked = [0, 511, 512, 700, 1_299];
  const scan = await createVectorScan(bytes, asked, 0.8, startSlice());
  for (const row of asked) {
    const all = vectors.flatMap((_, other) => (other !== row && scan.cosine(row, other) >= 0.85 && other % 3 !== 1 ? [{ row: other, cosine: scan.cosine(row, other) }] : []));
    const nearest = all.toSorted((a, b) => b.cosine - a.cosine).slice(0, VECTOR_CANDIDATES_MAX);
    const found = scan.near(row, 0.85, (other) => other % 3 !== 1);
    expect(found.map((near) => near.cosine)).toEqual(nearest.map(({ cosine }) => expect.closeTo(cosine, 5) as number));
    expect(found.length === 0).toBe(row === 700);
    for (const near of found) expect(near.cosine).toBeCloseTo(scan.cosine(row, near.row), 5);
  }
});

test('vectors that are all equal, in one bucket of each band, are all compared; a row without a vector is never found', async () => {
  const normal = normalNumbers(7);
  const [one, other] = [unit(Array.from({ length: DIM }, normal)), unit(Array.from({ length: DIM }, normal))];
  const bytes = toBytes(Array.from({ length: 700 }, (_, row) => (row % 2 === 0 ? one : other)));
  bytes.steps[4] = 0;
  const index = await createVectorIndex(bytes, startSlice());
  const asked: number[] = [];
  const near = index.near(698, NEAR_COSINE, (row) => asked.push(row) > 0);
  expect(asked.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 349 }, (_, i) => 2 * i).filter((row) => row !== 4));
  expect(near.map(({ cosine }) => cosine)).toEqual(Array.from({ length: VECTOR_CANDIDATES_MAX }, () => expect.closeTo(1, 1) as number));
  expect(index.near(4, NEAR_COSINE, () => true)).toEqual([]);
});

function normalNumbers(seed: number): () => number {
  const random = seededRandom(seed);
  return () => random() + random() + random() + random() - 2;
}

/** Unit vectors, a byte for each coordinate. */
function toBytes(vectors: readonly (readonly number[])[]): ByteVectors {
  const largest = vectors.map((vector) => Math.max(...vector.map(Math.abs)));
  const bytes = Int8Array.from(vectors.flatMap((vector, row) => vector.map((value) => Math.round((value / (largest[row] as number)) * 127))));
  return { dim: DIM, bytes, steps: Float32Array.from(largest, (value) => value / 127) };
}

function unit(vector: readonly number[]): number[] {
  const length = Math.hypot(...vector);
  return vector.map((value) => value / length);
}
