import { useEffect, useState } from 'react';
import type { Photo } from '../../../shared/contract/schemas.ts';

/** Long side of a thumbnail, pixels. */
const THUMBNAIL_SIDE = 512;
/** A thumbnail that is stretched by less than this still looks sharp. Chosen by eye on real photos at 2x. */
const STRETCH_MAX = 1.3;
/** So long a photo rests on the screen before a sharper picture of it is asked for, milliseconds: what rushes past needs none. */
const RESTS_MS = 250;

/**
 * True once a photo of the grid rests on the screen and its thumbnail is too small for its box: a tall row on a dense
 * screen. Only then is a larger picture made and sent.
 *
 * @param box CSS pixels.
 * @param isResting False while the grid rushes past.
 */
export function useSharper(photo: Photo | undefined, box: { readonly width: number; readonly height: number }, isResting: boolean): boolean {
  const wanted = isResting && photo !== undefined && isSoft(photo, box, devicePixelRatio) ? photo.id : null;
  const [rested, setRested] = useState<string | null>(null);
  useEffect(() => {
    if (wanted === null) return undefined;
    const timer = setTimeout(() => setRested(wanted), RESTS_MS);
    return () => clearTimeout(timer);
  }, [wanted]);
  return wanted !== null && rested === wanted;
}

/** True where a thumbnail is stretched so far that it looks soft, and the photo has more to show. */
export function isSoft(photo: Pick<Photo, 'kind' | 'width' | 'height'>, box: { readonly width: number; readonly height: number }, pixelRatio: number): boolean {
  const longSide = Math.max(photo.width, photo.height);
  if (photo.kind === 'video' || longSide <= THUMBNAIL_SIDE) return false;
  // The picture covers its box: what is cut off is stretched too.
  const scale = Math.max(box.width / photo.width, box.height / photo.height);
  return longSide * scale * pixelRatio > THUMBNAIL_SIDE * STRETCH_MAX;
}
