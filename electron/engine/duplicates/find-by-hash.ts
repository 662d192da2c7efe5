import { placeholderHashes } from '../decode/placeholder-hashes.ts';
import { giveWay, type Slice } from './give-way.ts';
import { bitsApart, createHashIndex, isTelling, readHash, type Hash64 } from './hash-index.ts';
import { CANDIDATES_MAX, HASH_BITS, PLACEHOLDER_BITS } from './limits.ts';
import type { PhotoFacts } from './photo-facts.ts';

/** Finds photos whose hash is near that of one, upright, turned or mirrored. */
export interface HashFinder {
  /** Places of other photos, each once, at most CANDIDATES_MAX of each kind. */
  near(place: number): number[];
}

/** Read the hashes of all photos. Takes some 2 s for 100,000, in slices. */
export async function createHashFinder(photos: readonly PhotoFacts[], slice: Slice): Promise<HashFinder> {
  const upright = photos.map((photo) => tellingHash(photo.perceptualHash));
  const turned: (readonly (Hash64 | null)[] | null)[] = [];
  for (const photo of photos) {
    turned.push(photo.placeholder && (placeholderHashes(photo.placeholder)?.map(tellingHash) ?? null));
    if (slice.isOver()) await giveWay(slice);
  }
  const byPixels = createHashIndex(upright);
  const byPlaceholder = createHashIndex(turned.map((hashes) => hashes?.[0] ?? null));

  return {
    near(place) {
      const found = new Set<number>();
      const own = upright[place];
      if (own) for (const other of nearest(byPixels.near(own, HASH_BITS), (i) => upright[i], own, place)) found.add(other);
      const turns = turned[place]?.slice(1) ?? [];
      for (const hash of turns) {
        if (!hash) continue;
        for (const other of nearest(byPlaceholder.near(hash, PLACEHOLDER_BITS), (i) => turned[i]?.[0], hash, place)) found.add(other);
      }
      return [...found];
    },
  };
}

function tellingHash(digits: string | null): Hash64 | null {
  if (digits === null) return null;
  const hash = readHash(digits);
  return isTelling(hash) ? hash : null;
}

function nearest(places: readonly number[], hashAt: (place: number) => Hash64 | null | undefined, hash: Hash64, own: number): number[] {
  const others = places.filter((place) => place !== own);
  if (others.length <= CANDIDATES_MAX) return others;
  const bits = new Map(others.map((place) => [place, bitsApart(hashAt(place) ?? hash, hash)]));
  return others.sort((a, b) => (bits.get(a) ?? 0) - (bits.get(b) ?? 0)).slice(0, CANDIDATES_MAX);
}
