import { readHash, type Hash64 } from '../decode/perceptual-hash.ts';
import { correlateWaves, readWaves, standardTurns, turnWaves, WAVES } from '../decode/placeholder-waves.ts';
import { giveWayIfOver, type Slice } from '../give-way.ts';
import { chunksOf } from '../store/chunks-of.ts';
import { createHashIndex, isTelling } from './hash-index.ts';
import { hashWaves } from './hash-waves.ts';
import { CANDIDATES_MAX, HASH_BITS, STANDARD_SLACK, TURNED_CORRELATION, UPRIGHT_CORRELATION, WAVES_BITS, WAVES_BITS_SURE } from './limits.ts';
import type { PhotoFacts } from './photo-facts.ts';

/** Blurred pictures that are hashed at once: under a millisecond. */
const HASHED_AT_ONCE = 512;

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
 * placeholder can be turned. Each photo's are turned into a standard position (`standardTurns`), where all turned copies of
 * a picture meet, so that one question finds them and not seven. The hash there finds what might be alike, and the correlation
 * of the waves, which costs nothing, leaves what is: of 1.9 million turned pairs of distinct photos 2851 have hashes 8 bits
 * apart, and of these 2 correlate to 0.95, which turned copies do to 0.99.
 */
export async function createHashFinder(photos: readonly Pick<PhotoFacts, 'perceptualHash' | 'placeholder'>[], slice: Slice): Promise<HashFinder> {
  const upright = photos.map((photo) => tellingHash(photo.perceptualHash));
  const waves: (Float32Array | null)[] = [];
  const standard: (Float32Array | null)[] = [];
  const standardTurn = new Uint8Array(photos.length);
  const rough: (Hash64 | null)[] = [];
  for (const [place, { placeholder }] of photos.entries()) {
    const own = placeholder && readWaves(placeholder);
    const turn = own ? (standardTurns(own)[0] ?? 0) : 0;
    const turned = own && turnWaves(own, turn);
    waves.push(own);
    standard.push(turned);
    standardTurn[place] = turn;
    await giveWayIfOver(slice);
  }
  for (const some of chunksOf(standard, HASHED_AT_ONCE)) {
    rough.push(...hashesOf(some));
    await giveWayIfOver(slice);
  }
  const byPixels = createHashIndex(upright);
  const byWaves = createHashIndex(rough);

  /** Those of some places whose waves correlate with these, the nearest first where there are many. */
  function correlating(places: readonly number[], theirs: readonly (Float32Array | null)[], own: Float32Array, least: number): number[] {
    const alike = places.flatMap((place) => {
      const other = theirs[place];
      const correlation = other ? correlateWaves(own, other) : -1;
      return correlation >= least ? [{ place, correlation }] : [];
    });
    return alike.sort((a, b) => b.correlation - a.correlation).slice(0, CANDIDATES_MAX).map(({ place }) => place);
  }

  /** Its own, whose hash is known, and where that is nearly a tie the others. */
  function standardPositions(place: number, own: Float32Array): { readonly turn: number; readonly waves: Float32Array; readonly hash: Hash64 | null | undefined }[] {
    const known = { turn: standardTurn[place] as number, waves: standard[place] as Float32Array, hash: rough[place] };
    const others = standardTurns(own, STANDARD_SLACK).filter((turn) => turn !== known.turn);
    if (others.length === 0) return [known];
    const turned = others.map((turn) => turnWaves(own, turn));
    const hashes = hashesOf(turned);
    return [known, ...others.map((turn, i) => ({ turn, waves: turned[i] as Float32Array, hash: hashes[i] }))];
  }

  return {
    near(place) {
      const [own, hash] = [waves[place], upright[place]];
      if (!own) return [];
      const found = new Set(hash ? correlating(byPixels.near(hash, HASH_BITS), waves, own, UPRIGHT_CORRELATION) : []);
      for (const { turn, waves: turned, hash: turnedHash } of standardPositions(place, own)) {
        if (!turnedHash) continue;
        // Those with the same turn lie upright on each other: the hash of the pixels tells more of them.
        const places = byWaves.near(turnedHash, WAVES_BITS, WAVES_BITS_SURE).filter((other) => standardTurn[other] !== turn);
        for (const other of correlating(places, standard, turned, TURNED_CORRELATION)) found.add(other);
      }
      found.delete(place);
      return [...found];
    },
  };
}

/** Of blurred pictures; null where there is none, or it tells nothing. */
function hashesOf(waves: readonly (Float32Array | null)[]): (Hash64 | null)[] {
  const rows = new Float32Array(waves.length * WAVES * WAVES);
  for (const [i, own] of waves.entries()) if (own) rows.set(own, i * WAVES * WAVES);
  return hashWaves(rows).map((hash, i) => (waves[i] ? tellingOnly(hash) : null));
}

function tellingHash(digits: string | null): Hash64 | null {
  return digits === null ? null : tellingOnly(readHash(digits));
}

function tellingOnly(hash: Hash64): Hash64 | null {
  return isTelling(hash) ? hash : null;
}
