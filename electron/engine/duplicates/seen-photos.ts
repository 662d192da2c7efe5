/**
 * Which photos were compared with all others.
 *
 * [Note: Photos seen]
 * Photos are sorted into buckets by the first 12 bits of their ids, and of each bucket a sum over its photos is kept: 4
 * bytes, 22 kB as text, whatever the library holds. Where a sum differs from that of now, all photos of the bucket are
 * compared anew. So nothing depends on clocks or on who wrote a photo, a photo that is forgotten costs its bucket, and
 * 100 new photos among 100,000 cost 100 buckets of some 25 photos.
 */
export interface SeenPhotos {
  /** Sums by bucket, uint32 [BUCKETS]. */
  readonly sums: Uint32Array;
}

export const BUCKETS = 4_096;

/** The bucket of a photo id, 0 to BUCKETS - 1. */
export function bucketOf(id: string): number {
  return Number.parseInt(id.slice(0, 3), 16);
}

/** Sums of these photos. @param keys What a photo must be compared anew for when it changes, beside its id; one each. */
export function sumPhotos(ids: readonly string[], keys: readonly number[]): Uint32Array {
  const sums = new Uint32Array(BUCKETS);
  ids.forEach((id, i) => {
    const bucket = bucketOf(id);
    sums[bucket] = (sums[bucket] as number) + mixed(Number.parseInt(id.slice(3, 11), 16) ^ Math.imul(keys[i] as number, 0x9e37_79b9));
  });
  return sums;
}

export function writeSums(sums: Uint32Array): string {
  return Buffer.from(sums.buffer, sums.byteOffset, sums.byteLength).toString('base64');
}

/** Null where the text holds none. */
export function readSums(text: string): Uint32Array | null {
  const bytes = Buffer.from(text, 'base64');
  if (bytes.length !== BUCKETS * 4) return null;
  return Uint32Array.from({ length: BUCKETS }, (_, i) => bytes.readUInt32LE(i * 4));
}

/** Never 0, so that a bucket with one photo differs from an empty one. Source: the finaliser of MurmurHash3. */
function mixed(value: number): number {
  let bits = value | 0;
  bits = Math.imul(bits ^ (bits >>> 16), 0x85eb_ca6b);
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2_ae35);
  return ((bits ^ (bits >>> 16)) >>> 0) || 1;
}
