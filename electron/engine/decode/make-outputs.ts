import { rgbaToThumbHash } from 'thumbhash';
import { AlbumenError } from '../../../shared/contract/errors.ts';
import { MAX_PIXELS, MAX_SIDE, REDUCED_OVERSIZE, THUMBNAIL_LONG_SIDE } from '../config.ts';
import type { DecodedPhoto, PixelSpec } from './decoded-photo.ts';
import { HASH_SIDE, orientationHashes } from './perceptual-hash.ts';
import { decodeReduced, encodeThumbnail, scaleAndCrop, squash, tinyGrey, tinyRgba, type Encoded, type Picture } from './sharp-codec.ts';

/** What one decode of a picture yields; sizes are upright. */
export type PictureOutputs = Pick<
  DecodedPhoto,
  'width' | 'height' | 'pixels' | 'thumbnail' | 'placeholder' | 'perceptualHash' | 'orientationHashes'
>;

/** Long side of the picture that a placeholder is made from. Source: thumbhash takes at most 100 x 100. */
const PLACEHOLDER_LONG_SIDE = 64;

/**
 * Decode a picture once and make everything that the library keeps of it.
 *
 * @param stored Width and height as stored, before orientation.
 * @param orientation EXIF orientation still to be applied, 1 to 8.
 * @throws AlbumenError `decode-failed` for a picture larger than Albumen decodes; Error as libvips reports it.
 */
export async function makeOutputs(
  source: Encoded,
  stored: { readonly width: number; readonly height: number },
  orientation: number,
  spec: PixelSpec,
): Promise<PictureOutputs> {
  refuseTooLarge(stored.width, stored.height);
  const isTurned = orientation >= 5;
  const width = isTurned ? stored.height : stored.width;
  const height = isTurned ? stored.width : stored.height;
  const picture = await decodeReduced(source, reducedSize(width, height, spec), { orientation, background: spec.background });
  const thumbnail = scaledSize(width, height, THUMBNAIL_LONG_SIDE / Math.max(width, height));
  const [pixels, webp, tiny, grey] = await Promise.all([
    modelInput(picture, { width, height }, spec),
    encodeThumbnail(picture, thumbnail.width, thumbnail.height),
    tinyRgba(picture, PLACEHOLDER_LONG_SIDE),
    tinyGrey(picture, HASH_SIDE),
  ]);
  const hashes = orientationHashes(grey);
  return {
    width,
    height,
    pixels: tight(pixels),
    thumbnail: tight(webp),
    placeholder: rgbaToThumbHash(tiny.width, tiny.height, tiny.data),
    perceptualHash: hashes[0] as string,
    orientationHashes: hashes,
  };
}

/** @throws AlbumenError `decode-failed` before a decompression bomb is decoded. */
export function refuseTooLarge(width: number, height: number): void {
  if (width <= 0 || height <= 0) throw new AlbumenError('decode-failed', 'its header gives no size: the file is damaged');
  if (width * height <= MAX_PIXELS && width <= MAX_SIDE && height <= MAX_SIDE) return;
  throw new AlbumenError(
    'decode-failed',
    `it has ${width} x ${height} pixels, more than the ${MAX_PIXELS / 1e6} megapixels that Albumen decodes; keep a smaller copy beside it`,
  );
}

/** Twice what thumbnail and model input need on each side, never more than there is. */
function reducedSize(width: number, height: number, spec: PixelSpec): { width: number; height: number } {
  const forThumbnail = THUMBNAIL_LONG_SIDE / Math.max(width, height);
  const forModel =
    spec.resize === 'squash' ? Math.max(spec.width / width, spec.height / height) : Math.max(spec.width, spec.height) / Math.min(width, height);
  return scaledSize(width, height, REDUCED_OVERSIZE * Math.max(forThumbnail, forModel));
}

/** Never enlarged, never below one pixel. */
function scaledSize(width: number, height: number, scale: number): { width: number; height: number } {
  const side = (length: number): number => Math.max(1, Math.round(length * Math.min(1, scale)));
  return { width: side(width), height: side(height) };
}

async function modelInput(picture: Picture, full: { width: number; height: number }, spec: PixelSpec): Promise<Uint8Array> {
  if (spec.resize === 'squash') return await squash(picture, spec.width, spec.height, spec.kernel);
  // As torchvision's Resize and open_clip's centre crop: the long side is cut down to whole pixels, offsets half to even.
  const short = Math.max(spec.width, spec.height);
  const scale = short / Math.min(full.width, full.height);
  const scaled = {
    width: full.width <= full.height ? short : Math.trunc(full.width * scale),
    height: full.height <= full.width ? short : Math.trunc(full.height * scale),
  };
  const crop = {
    left: halfToEven((scaled.width - spec.width) / 2),
    top: halfToEven((scaled.height - spec.height) / 2),
    width: spec.width,
    height: spec.height,
  };
  return await scaleAndCrop(picture, scaled, crop, spec.kernel);
}

function halfToEven(value: number): number {
  const floor = Math.floor(value);
  if (value - floor !== 0.5) return Math.round(value);
  return floor % 2 === 0 ? floor : floor + 1;
}

/** A copy in a buffer of its own: a view into a pool would be sent with the whole pool. */
function tight(bytes: Uint8Array): Uint8Array {
  return bytes.byteLength === bytes.buffer.byteLength ? bytes : bytes.slice();
}
