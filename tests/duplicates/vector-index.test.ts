import { expect, test } from 'vitest';
import { seededRandom } from '../fixtures/seeded-random.ts';
import { startSlice } from '../../electron/engine/give-way.ts';
import { NEAR_COSINE } from '../../electron/engine/duplicates/limits.ts';
import { createVectorIndex } from '../../electron/engine/duplicates/vector-index.ts';

const DIM = 96;

test('finds nearly all pairs that are as near as copies are, and calls none near that is not', async () => {
  const random = seededRandom(5);
  const normal = (): number => random() + random() + random() + random() - 2;
  // All share a direction, as embeddings of photos do; each photo has a copy at a cosine of about 0.9.
  const shared = Array.from({ length: DIM }, normal);
  const photos = Array.from({ length: 1_000 }, () => shared.map((value) => 0.8 * value + normal()));
  const copies = photos.map((photo) => photo.map((value) => value + 0.5 * normal()));
  const vectors = [...photos, ...copies].map(unit);
  const largest = vectors.map((vector) => Math.max(...vector.map(Math.abs)));
  const bytes = Int8Array.from(vectors.flatMap((vector, row) => vector.map((value) => Math.round((value / (largest[row] as number)) * 127))));
  const index = await createVectorIndex({ dim: DIM, bytes, steps: Float32Array.from(largest, (value) => value / 127) }, startSlice());

  const cosine = (a: number, b: number): number => (vectors[a] as number[]).reduce((sum, value, i) => sum + value * (vectors[b]?.[i] as number), 0);
  const wanted = photos.map((_, row) => row).filter((row) => cosine(row, row + 1_000) >= NEAR_COSINE);
  const found = wanted.filter((row) => index.near(row, NEAR_COSINE, () => true).some((near) => near.row === row + 1_000));
  expect(wanted.length).toBeGreaterThan(500);
  expect(found.length / wanted.length).toBeGreaterThan(0.95);
  for (const near of index.near(0, NEAR_COSINE, () => true)) expect(cosine(0, near.row)).toBeGreaterThan(NEAR_COSINE - 0.02);
  expect(index.near(0, NEAR_COSINE, () => false)).toEqual([]);
});

function unit(vector: readonly number[]): number[] {
  const length = Math.hypot(...vector);
  return vector.map((value) => value / length);
}
