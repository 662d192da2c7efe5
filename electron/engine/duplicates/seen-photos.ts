/**
 * Which photos were compared with all others.
 *
 * [Note: Photos seen]
 * Photos are sorted into buckets by the first 12 bits of their ids, and of each bucket a sum over its photos is kept: 4
 * bytes, 22 kB as text, whatever the library holds. Where a sum differs from that of now, the latest photos of the bucket are
 * taken off until it does not, and are compared with all others; where that leads nowhere (a photo was forgotten), all
 * of the bucket are, some 25 of 100,000. So nothing depends on clocks or on who wrote a photo.
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
    sums[bucket] = (sums[bucket] as number) + shareOf(id, keys[i] as number);
  });
  return sums;
}

/** What one photo adds to the sum of its bucket. */
function shareOf(id: string, key: number): number {
  return mixed(Number.parseInt(id.slice(3, 11), 16) ^ Math.imul(key, 0x9e37_79b9));
}

export interface BucketPhoto {
  readonly id: string;
  readonly key: number;
  /** Only a hint: where it leads nowhere, all photos of the bucket count as new. */
  readonly addedAtMs: number;
}

/**
 * Which photos of a bucket were not in its sum. The latest are taken off until the sum is that of before; so a bucket that only
 * grew costs what is new in it.
 */
export function newOf<Photo extends BucketPhoto>(photos: readonly Photo[], seen: number): readonly Photo[] {
  const latest = photos.toSorted((a, b) => b.addedAtMs - a.addedAtMs);
  let sum = photos.reduce((total, { id, key }) => (total + shareOf(id, key)) >>> 0, 0);
  for (const [i, { id, key }] of latest.entries()) {
    if (sum === seen) return latest.slice(0, i);
    sum = (sum - shareOf(id, key)) >>> 0;
  }
  return photos;
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
