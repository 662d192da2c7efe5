import { THUMBNAIL_LONG_SIDE } from '../config.ts';
import type { PixelSpec } from './decoded-photo.ts';
import type { Size } from './sharp-codec.ts';

/**
 * [Note: One decode in two steps]
 * A file is decoded once, to a reduced picture from which the thumbnail and the model input are made. A JPEG is reduced
 * while it is decoded: libjpeg can compute a half, a quarter or an eighth of the size from the same coefficients, which
 * saves most of the work. sharp uses a reduction by N only for a size below 1/(N+1) of the picture (its guard against
 * libjpeg's rounding), so these are the sizes asked for: an eighth from a ninth down, a quarter from a fifth, a half from
 * a third.
 *
 * Measured on one core, eight 12 MP JPEGs (4000 x 3000) made from the samples, CPU ms a photo: decode to 1333 px 41.6,
 * to 1024 px (by halves) 37.7, to 800 px (by quarters) 29.8, to 444 px (by eighths) 23.3. From the reduced picture: model
 * input 2, thumbnail 2.6, its WebP 6. So 800 px it is, where 444 would blur the thumbnail.
 * Accuracy of Albumen Mini's embedding against the same JPEGs decoded in full and resized once, eight samples at each of
 * 1.3, 3, 8, 12, 24 and 48 MP: mean cosine .9995 or better at every size, the worst photo .9986; mean difference of pixels
 * at most 0.8. With 1.25 below in place of 1.3, the worst photo at 8 MP falls to .9972; with 1.5 nothing gets better and
 * 24 MP takes a quarter longer. The golden photos, which need no reduction, agree to .9998.
 */
const JPEG_REDUCTIONS = [9, 5, 3] as const;
/** The reduced JPEG is at least this many times what is made from it. Measured: [Note: One decode in two steps]. */
const JPEG_OVERSIZE = 1.3;
/** Other formats are decoded in full whatever the size, so that a larger one costs little and blurs less. */
const OVERSIZE = 2;

/**
 * Size to decode a picture to, as stored.
 *
 * @param stored Full size; which side is up does not matter.
 */
export function reducedSize(stored: Size, isJpeg: boolean, spec: PixelSpec): Size {
  const long = Math.max(stored.width, stored.height);
  const short = Math.min(stored.width, stored.height);
  const needed = Math.max(THUMBNAIL_LONG_SIDE / long, Math.max(spec.width, spec.height) / short);
  const reduction = isJpeg ? JPEG_REDUCTIONS.find((by) => 1 / by >= needed * JPEG_OVERSIZE) : undefined;
  if (reduction) return { width: Math.floor(stored.width / reduction), height: Math.floor(stored.height / reduction) };
  const factor = Math.min(1, needed * OVERSIZE);
  return { width: Math.max(1, Math.round(stored.width * factor)), height: Math.max(1, Math.round(stored.height * factor)) };
}
