import type { StoreReader, VectorBatch } from '../store/library-store.ts';
import type { Shot } from './shot.ts';

/** Ids up to which vectors are read one by one: more of them are found faster by going through all. */
const READ_BY_ID_MAX = 5_000;

/** How near a photo is to the middle of its album, cosine in [-1, 1]; null for one without a vector. */
export type Typicality = (album: string, photo: string) => number | null;

/**
 * Vectors are read twice, a batch at a time, first for the middles: no more than one vector an album is ever held.
 *
 * @param albums Photos that count, by album.
 */
export async function measureTypicality(albums: ReadonlyMap<string, readonly Shot[]>, store: StoreReader): Promise<Typicality> {
  const albumsOf = new Map<string, string[]>();
  for (const [album, shots] of albums) for (const { id } of shots) albumsOf.set(id, [...(albumsOf.get(id) ?? []), album]);
  const active = (await store.packs()).find((pack) => pack.state === 'active');
  if (!active || albumsOf.size === 0) return () => null;
  const batches = (): AsyncIterable<VectorBatch> => readBatches(store, active.fingerprint, albumsOf);
  const middles = new Map<string, Float32Array>();
  await forEachVector(batches(), (id, vector) => {
    for (const album of albumsOf.get(id) ?? []) {
      const sum = middles.get(album) ?? new Float32Array(vector.length);
      middles.set(album, sum);
      for (let i = 0; i < sum.length; i++) sum[i] = (sum[i] as number) + (vector[i] as number);
    }
  });
  for (const middle of middles.values()) normalizeInPlace(middle);
  const cosines = new Map<string, number>();
  await forEachVector(batches(), (id, vector) => {
    for (const album of albumsOf.get(id) ?? []) cosines.set(`${album} ${id}`, dot(vector, middles.get(album) as Float32Array));
  });
  return (album, photo) => cosines.get(`${album} ${photo}`) ?? null;
}

async function* readBatches(store: StoreReader, fingerprint: string, wanted: ReadonlyMap<string, unknown>): AsyncGenerator<VectorBatch> {
  if (wanted.size > READ_BY_ID_MAX) yield* store.vectorBatches(fingerprint);
  else for (const [id, vector] of await store.vectorsOf(fingerprint, [...wanted.keys()])) yield { ids: [id], vectors: vector };
}

async function forEachVector(batches: AsyncIterable<VectorBatch>, take: (id: string, vector: Float32Array) => void): Promise<void> {
  for await (const { ids, vectors } of batches) {
    const dim = vectors.length / ids.length;
    for (const [i, id] of ids.entries()) take(id, vectors.subarray(i * dim, (i + 1) * dim));
  }
}

function normalizeInPlace(vector: Float32Array): void {
  const length = Math.sqrt(dot(vector, vector)) || 1;
  for (let i = 0; i < vector.length; i++) vector[i] = (vector[i] as number) / length;
}

function dot(a: Float32Array, b: Float32Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += (a[i] as number) * (b[i] as number);
  return sum;
}
