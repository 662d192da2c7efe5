import type { PixelSpec } from './decoded-photo.ts';
import { crop, scale, type Picture, type Size } from './sharp-codec.ts';

/** A longer strip is cut before it is scaled: 65,000 x 1 pixels scaled to a height of 224 would be 3 gigapixels. */
const MAX_ASPECT = 40;
/** What is kept of such a strip: twice what the crop keeps, so that the kernel sees real neighbours. */
const STRIP_MIDDLE_ASPECT = 2;

/**
 * The model input of an upright picture.
 *
 * `shortest` follows torchvision's Resize and open_clip's centre crop: the long side is cut down to whole pixels, offsets
 * are rounded half to even (a crop shifted by one pixel costs a mean difference of about 10; see shared/model-packs.md).
 * @param picture Upright, perhaps reduced.
 * @param full Upright size before any reduction, from which the geometry is computed.
 * @returns RGB uint8 [spec.height, spec.width, 3].
 */
export async function fitPixels(picture: Picture, full: Size, spec: PixelSpec): Promise<Uint8Array> {
  if (spec.resize === 'squash') return (await scale(picture, spec, spec)).data;
  if (Math.max(full.width, full.height) > MAX_ASPECT * Math.min(full.width, full.height)) {
    const middle = await middleOfStrip(picture);
    return await fitPixels(middle, middle, spec);
  }
  const scaled = shortestEdgeSize(full, spec);
  const whole = await scale(picture, scaled, spec);
  const part = {
    left: halfToEven((scaled.width - spec.width) / 2),
    top: halfToEven((scaled.height - spec.height) / 2),
    width: spec.width,
    height: spec.height,
  };
  return (await crop(whole, part)).data;
}

/** The middle of a long strip, with whole pixels around what the crop will keep. */
async function middleOfStrip(picture: Picture): Promise<Picture> {
  const width = Math.min(picture.width, picture.height * STRIP_MIDDLE_ASPECT);
  const height = Math.min(picture.height, picture.width * STRIP_MIDDLE_ASPECT);
  return await crop(picture, {
    left: Math.floor((picture.width - width) / 2),
    top: Math.floor((picture.height - height) / 2),
    width,
    height,
  });
}

function shortestEdgeSize(full: Size, spec: Size): Size {
  const factor = Math.max(spec.width / full.width, spec.height / full.height);
  return { width: Math.max(spec.width, Math.trunc(full.width * factor)), height: Math.max(spec.height, Math.trunc(full.height * factor)) };
}

function halfToEven(value: number): number {
  const floor = Math.floor(value);
  if (value - floor !== 0.5) return Math.round(value);
  return floor % 2 === 0 ? floor : floor + 1;
}
