import sharp, { type Sharp, type SharpOptions } from 'sharp';
import { MAX_PIXELS, THUMBNAIL_QUALITY } from '../config.ts';
import type { PixelSpec } from './decoded-photo.ts';

// Several photos are decoded at once in libuv's threads; a pool of threads inside each would only compete with them.
sharp.concurrency(1);
sharp.cache(false);

/** An upright sRGB picture: RGB uint8 [height, width, 3]. */
export interface Picture {
  readonly data: Uint8Array;
  readonly width: number;
  readonly height: number;
}

/** Pixels from a decoder other than libvips: uint8 [height, width, channels], RGB or RGBA, in the given ICC profile or sRGB. */
export interface RawPixels {
  readonly data: Uint8Array;
  readonly width: number;
  readonly height: number;
  readonly channels: 3 | 4;
}

export interface PictureHeader {
  /** As stored, before orientation. */
  readonly width: number;
  readonly height: number;
  /** EXIF orientation, 1 to 8. */
  readonly orientation: number;
}

export type Encoded = { readonly bytes: Uint8Array } | { readonly raw: RawPixels };

function open(source: Encoded): Sharp {
  const options: SharpOptions = { failOn: 'error', limitInputPixels: MAX_PIXELS, page: 0, pages: 1, sequentialRead: true };
  if ('bytes' in source) return sharp(source.bytes, options);
  const { data, width, height, channels } = source.raw;
  return sharp(data, { raw: { width, height, channels }, limitInputPixels: MAX_PIXELS });
}

/** Size and orientation from the file's header; no pixel is decoded. */
export async function readHeader(bytes: Uint8Array): Promise<PictureHeader> {
  const { width, height, orientation, pageHeight } = await sharp(bytes, { failOn: 'none', limitInputPixels: false }).metadata();
  return { width, height: pageHeight ?? height, orientation: orientation ?? 1 };
}

/**
 * Decode once: turned upright, in sRGB, on the background where it is transparent, reduced to the given size.
 *
 * [Note: One decode in two steps]
 * The file is reduced once, to twice the larger of thumbnail and model input, with libjpeg's own reduction while it
 * leaves at least that much; everything else is made from that small picture. See docs/performance.md for the figures.
 * @param size Upright width and height to reduce to.
 * @param orientation EXIF orientation to apply, 1 where the source is upright already.
 */
export async function decodeReduced(
  source: Encoded,
  size: { readonly width: number; readonly height: number },
  { orientation, background }: { readonly orientation: number; readonly background: PixelSpec['background'] },
): Promise<Picture> {
  const [r, g, b] = background;
  const turned = turn(open(source), orientation);
  const { data, info } = await turned
    .resize(size.width, size.height, { fit: 'fill', kernel: 'cubic' })
    .flatten({ background: { r, g, b } })
    .toColourspace('srgb')
    .raw({ depth: 'uchar' })
    .toBuffer({ resolveWithObject: true });
  return { data: info.channels === 1 ? spreadGrey(data) : data, width: info.width, height: info.height };
}

/**
 * The eight EXIF orientations as a mirror, which sharp always applies first, and a turn; sharp's own reading of EXIF is
 * not used, so that each applies once.
 */
function turn(image: Sharp, orientation: number): Sharp {
  switch (orientation) {
    case 2:
      return image.flop();
    case 3:
      return image.rotate(180);
    case 4:
      return image.flip();
    case 5:
      return image.rotate(270).flop();
    case 6:
      return image.rotate(90);
    case 7:
      return image.rotate(90).flop();
    case 8:
      return image.rotate(270);
    default:
      return image;
  }
}

function spreadGrey(grey: Uint8Array): Uint8Array {
  const rgb = new Uint8Array(grey.length * 3);
  for (let i = 0; i < grey.length; i++) rgb.fill(grey[i] as number, i * 3, i * 3 + 3);
  return rgb;
}

const fromPicture = ({ data, width, height }: Picture): Sharp => sharp(data, { raw: { width, height, channels: 3 } });

/** Both sides scaled freely, with a kernel that widens when it shrinks. @returns RGB uint8 [height, width, 3]. */
export async function squash(picture: Picture, width: number, height: number, kernel: PixelSpec['kernel']): Promise<Uint8Array> {
  return await fromPicture(picture).resize(width, height, { fit: 'fill', kernel }).raw().toBuffer();
}

/** Scale to a size, then cut out a part of it. @returns RGB uint8 [height, width, 3]. */
export async function scaleAndCrop(
  picture: Picture,
  scaled: { readonly width: number; readonly height: number },
  crop: { readonly left: number; readonly top: number; readonly width: number; readonly height: number },
  kernel: PixelSpec['kernel'],
): Promise<Uint8Array> {
  return await fromPicture(picture).resize(scaled.width, scaled.height, { fit: 'fill', kernel }).extract(crop).raw().toBuffer();
}

/** WebP of this size. */
export async function encodeThumbnail(picture: Picture, width: number, height: number): Promise<Uint8Array> {
  return await fromPicture(picture)
    .resize(width, height, { fit: 'fill' })
    .webp({ quality: THUMBNAIL_QUALITY, effort: 2 })
    .toBuffer();
}

/** A small RGBA picture of at most this long side, for a placeholder. */
export async function tinyRgba(picture: Picture, longSide: number): Promise<RawPixels> {
  const { data, info } = await fromPicture(picture)
    .resize(longSide, longSide, { fit: 'inside', withoutEnlargement: true })
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { data, width: info.width, height: info.height, channels: 4 };
}

/** Luminance squashed to side x side, uint8 [side, side]. */
export async function tinyGrey(picture: Picture, side: number): Promise<Uint8Array> {
  const { data, info } = await fromPicture(picture).resize(side, side, { fit: 'fill' }).greyscale().raw().toBuffer({ resolveWithObject: true });
  if (info.channels === 1) return data;
  return data.filter((_, i) => i % info.channels === 0);
}
