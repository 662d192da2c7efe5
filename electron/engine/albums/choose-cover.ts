import { COVER_PIXELS, COVER_SAMPLE } from './limits.ts';
import { isScreenshot } from './is-screenshot.ts';
import type { Shot } from './shot.ts';

/** Weights of what makes a cover, in one unit: a favourite outweighs everything but another one. Chosen by looking at the samples. */
const WEIGHT = { favourite: 2, ratingStep: 0.4, landscape: 0.3, pixels: 0.5, typical: 1.5, movingPicture: -0.5, ofScreen: -2 };

/**
 * Photos whose vectors are needed to choose a cover: a sample of the album in even steps, and its best pictures.
 *
 * @returns At most 2 * COVER_SAMPLE, without repetitions.
 */
export function coverCandidates(shots: readonly Shot[]): Shot[] {
  if (shots.length <= COVER_SAMPLE) return [...shots];
  const step = shots.length / COVER_SAMPLE;
  const spread = Array.from({ length: COVER_SAMPLE }, (_, i) => shots[Math.floor(i * step)] as Shot);
  const best = shots.filter((shot) => shot.isFavourite || (shot.rating ?? 0) >= 4).toSorted((a, b) => quality(b) - quality(a)).slice(0, COVER_SAMPLE);
  return [...new Set([...best, ...spread])];
}

/**
 * The picture that stands for an album: good (favourite, rated, large, wide, no screenshot) and typical (near the middle of
 * the album's vectors).
 *
 * @param typicality Cosine to that middle; null for a photo without a vector, which is as typical as none.
 */
export function chooseCover(candidates: readonly Shot[], typicality: (photo: string) => number | null): string | null {
  let best: { readonly id: string; readonly score: number } | null = null;
  for (const shot of candidates) {
    const score = quality(shot) + WEIGHT.typical * (typicality(shot.id) ?? 0);
    if (!best || score > best.score || (score === best.score && shot.id < best.id)) best = { id: shot.id, score };
  }
  return best?.id ?? null;
}

function quality(shot: Shot): number {
  const pixels = Math.min(1, (shot.width * shot.height) / COVER_PIXELS);
  return (shot.isFavourite ? WEIGHT.favourite : 0) + WEIGHT.ratingStep * (shot.rating ?? 0) + WEIGHT.pixels * Math.sqrt(pixels)
    + (shot.width > shot.height ? WEIGHT.landscape : 0) + (shot.kind === 'video' ? WEIGHT.movingPicture : 0) + (isScreenshot(shot) ? WEIGHT.ofScreen : 0);
}
