import { correlateWaves, hashOfWaves, readWaves, turnWaves } from '../decode/placeholder-waves.ts';
import { TURNS } from '../decode/turn-picture.ts';
import { giveWay, type Slice } from './give-way.ts';
import { createHashIndex, isTelling, readHash, type Hash64 } from './hash-index.ts';
import { CANDIDATES_MAX, HASH_BITS, TURNED_CORRELATION, UPRIGHT_CORRELATION, WAVES_BITS } from './limits.ts';
import type { PhotoFacts } from './photo-facts.ts';

/** Finds photos whose hash is near that of one, upright, turned or mirrored. */
export interface HashFinder {
  /** Places of other photos, each once, at most CANDIDATES_MAX of each turn. */
  near(place: number): number[];
}

/**
 * Read the hashes of all photos.
 *
 * [Note: Turned pictures]
 * What is stored is the hash of the upright picture, from which those of turned ones cannot be had; but the waves of a
 * placeholder can be turned. Their hash finds what might be alike, and the correlation of the waves, which costs nothing,
 * leaves what is: of 1.9 million turned pairs of distinct photos 2851 have hashes 8 bits apart, and of these 2 correlate to
 * 0.95, which turned copies do to 0.99.
 */
export async function createHashFinder(photos: readonly PhotoFacts[], slice: Slice): Promise<HashFinder> {
  const upright = photos.map((photo) => tellingHash(photo.perceptualHash));
  const waves: (Float32Array | null)[] = [];
  const rough: (Hash64 | null)[] = [];
  for (const photo of photos) {
    const found = photo.placeholder && readWaves(photo.placeholder);
    waves.push(found);
    rough.push(found && tellingOnly(hashOfWaves(found)));
    if (slice.isOver()) await giveWay(slice);
  }
  const byPixels = createHashIndex(upright);
  const byWaves = createHashIndex(rough);

  /** Those of some places that correlate with these waves, the nearest first where there are many. */
  function correlating(places: readonly number[], own: Float32Array | null, least: number): number[] {
    if (!own) return [];
    const alike = places.flatMap((place) => {
      const other = waves[place];
      const correlation = other ? correlateWaves(own, other) : -1;
      return correlation >= least ? [{ place, correlation }] : [];
    });
    return alike.sort((a, b) => b.correlation - a.correlation).slice(0, CANDIDATES_MAX).map(({ place }) => place);
  }

  return {
    near(place) {
      const found = new Set<number>();
      const [own, hash] = [waves[place] ?? null, upright[place]];
      if (hash) for (const other of correlating(byPixels.near(hash, HASH_BITS), own, UPRIGHT_CORRELATION)) found.add(other);
      if (!own) return [];
      for (let turn = 1; turn < TURNS; turn++) {
        const turned = turnWaves(own, turn);
        const turnedHash = tellingOnly(hashOfWaves(turned));
        if (turnedHash) for (const other of correlating(byWaves.near(turnedHash, WAVES_BITS), turned, TURNED_CORRELATION)) found.add(other);
      }
      found.delete(place);
      return [...found];
    },
  };
}

function tellingHash(digits: string | null): Hash64 | null {
  return digits === null ? null : tellingOnly(readHash(digits));
}

function tellingOnly(hash: Hash64): Hash64 | null {
  return isTelling(hash) ? hash : null;
}
