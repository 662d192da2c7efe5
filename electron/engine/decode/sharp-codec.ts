import sharp, { type Metadata, type Sharp } from 'sharp';
import { SMALL_QUALITY, THUMBNAIL_EFFORT, THUMBNAIL_QUALITY } from '../config.ts';
import type { PixelSpec } from './decoded-photo.ts';
import { tiffWithProfile } from './tiff-with-profile.ts';

// Several photos are decoded at once in libuv's threads; a pool of threads inside each would only compete with them.
sharp.concurrency(1);
sharp.cache(false);

/** Pixels in sRGB: uint8 [height, width, channels], RGB or RGBA (alpha not multiplied in). */
export interface Picture {
  readonly data: Uint8Array;
  readonly width: number;
  readonly height: number;
  readonly channels: 3 | 4;
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** What is to be decoded: a file's bytes, or pixels from a decoder other than libvips. */
export type Encoded = { readonly bytes: Uint8Array } | { readonly raw: Picture };

/** What a file's header says; no pixel is decoded. */
export interface PictureHeader extends Size {
  /** EXIF orientation that libvips leaves to be applied, 1 to 8. */
  readonly orientation: number;
  readonly isJpeg: boolean;
  /** Decoded a few rows at a time, so that memory does not grow with its size; false for progressive and block formats. */
  readonly isStreamed: boolean;
  /** The profile that the decoded pixels are still in; null where libvips converts them to sRGB itself. */
  readonly profileLeft: 'display-p3' | Uint8Array | null;
}

/** zlib level for pictures that are made to be shown once: 6 takes three times as long for a tenth less. */
const PNG_COMPRESSION = 2;

const STREAMED_FORMATS: ReadonlySet<string> = new Set(['jpeg', 'png', 'tiff']);

/**
 * How forgiving the decoder is. `error` passes a few flipped bits but no half picture; `warning` passes no remark of
 * libjpeg's; `none` gives what there is.
 */
export type Strictness = 'none' | 'error' | 'warning';

/** @throws Error as libvips reports it, when the bytes hold no picture. */
export async function readHeader(bytes: Uint8Array): Promise<PictureHeader> {
  const found: Metadata = await sharp(bytes, { failOn: 'none', limitInputPixels: false }).metadata();
  return {
    width: found.width,
    height: found.pageHeight ?? found.height,
    orientation: found.orientation ?? 1,
    isJpeg: found.format === 'jpeg',
    // sharp converts 16-bit pictures that have a profile to Display P3, whatever comes after (pipeline.cc, processingProfile).
    profileLeft: found.space === 'rgb16' && found.hasProfile ? 'display-p3' : null,
    isStreamed: STREAMED_FORMATS.has(found.format) && !found.isProgressive,
  };
}

/**
 * Decode at a reduced size, as stored: not turned, and in sRGB unless the header says that a profile is left. Of several
 * pages or frames the first is taken.
 *
 * @param size As stored, before orientation. The caller has checked the full size: there is no limit here.
 */
export async function decodeReduced(source: Encoded, size: Size, strictness: Strictness = 'error'): Promise<Picture> {
  const image =
    'bytes' in source
      ? sharp(source.bytes, { failOn: strictness, limitInputPixels: false, page: 0, pages: 1, sequentialRead: true })
      : fromPicture(source.raw);
  return await toPicture(image.resize(size.width, size.height, { fit: 'fill', kernel: 'cubic' }));
}

/** Decode a picture that is upright and in sRGB at the largest size with this long side; never enlarged. @throws Error as libvips reports it. */
export async function decodeInside(bytes: Uint8Array, longSide: number): Promise<Picture> {
  const image = sharp(bytes, { failOn: 'error', limitInputPixels: false, sequentialRead: true });
  return await toPicture(image.resize(longSide, longSide, { fit: 'inside', kernel: 'cubic', withoutEnlargement: true }));
}

/** Convert a picture from the colours of an ICC profile to sRGB. */
export async function convertToSrgb(picture: Picture, profile: 'display-p3' | Uint8Array): Promise<Picture> {
  const bytes = profile === 'display-p3' ? await (p3Profile ??= makeDisplayP3Profile()) : profile;
  return await toPicture(sharp(tiffWithProfile(picture, bytes), { limitInputPixels: false }));
}

/**
 * Turn a picture upright.
 *
 * sharp's own turning is not used on files: before a resize it would decode a JPEG in full, and each orientation is
 * applied exactly once by being applied in one place.
 * @param orientation EXIF orientation, 1 to 8. Source: EXIF 2.32, tag 0x0112.
 */
export async function turnUpright(picture: Picture, orientation: number): Promise<Picture> {
  const image = fromPicture(picture);
  switch (orientation) {
    case 2:
      return await toPicture(image.flop());
    case 3:
      return await toPicture(image.rotate(180));
    case 4:
      return await toPicture(image.flip());
    case 5:
      return await toPicture(fromPicture(await toPicture(image.rotate(90))).flop());
    case 6:
      return await toPicture(image.rotate(90));
    case 7:
      return await toPicture(fromPicture(await toPicture(image.rotate(270))).flop());
    case 8:
      return await toPicture(image.rotate(270));
    default:
      return picture;
  }
}

/** Scale both sides freely, on a background where the picture is transparent; the kernel widens when it shrinks. @returns RGB. */
export async function scale(
  picture: Picture,
  size: Size,
  { kernel, background }: Pick<PixelSpec, 'kernel' | 'background'>,
): Promise<Picture> {
  if (picture.channels === 3 && picture.width === size.width && picture.height === size.height) return picture;
  const [r, g, b] = background;
  const flat = picture.channels === 4 ? fromPicture(picture).flatten({ background: { r, g, b } }) : fromPicture(picture);
  return await toPicture(flat.resize(size.width, size.height, { fit: 'fill', kernel }));
}

/** Cut a part out of a picture. */
export async function crop(picture: Picture, part: Size & { readonly left: number; readonly top: number }): Promise<Picture> {
  return await toPicture(fromPicture(picture).extract({ left: part.left, top: part.top, width: part.width, height: part.height }));
}

/** The picture as a WebP file. */
export async function encodeWebp(picture: Picture): Promise<Uint8Array> {
  return await fromPicture(picture).webp({ quality: THUMBNAIL_QUALITY, effort: THUMBNAIL_EFFORT }).toBuffer();
}

/** A smaller picture of it as a JPEG file. @param longSide In pixels. */
export async function encodeSmall(picture: Picture, longSide: number): Promise<Uint8Array> {
  return await fromPicture(picture).resize(longSide, longSide, { fit: 'inside', kernel: 'cubic' }).jpeg({ quality: SMALL_QUALITY }).toBuffer();
}

/** The picture as a JPEG file in sRGB, without metadata. @param quality 1 to 100. */
export async function encodeJpeg(picture: Picture, quality: number): Promise<Uint8Array> {
  // Full colour resolution: halved, red edges blur visibly at 100 %.
  return await fromPicture(picture).removeAlpha().jpeg({ quality, chromaSubsampling: '4:4:4' }).toBuffer();
}

/** The picture as a PNG file in sRGB, without metadata. */
export async function encodePng(picture: Picture): Promise<Uint8Array> {
  return await fromPicture(picture).png({ compressionLevel: PNG_COMPRESSION }).toBuffer();
}

let p3Profile: Promise<Uint8Array> | null = null;

/** The ICC profile of Display P3, as libvips carries it. */
async function makeDisplayP3Profile(): Promise<Uint8Array> {
  const dot = await sharp({ create: { width: 1, height: 1, channels: 3, background: '#000' } }).withIccProfile('p3').png().toBuffer();
  const { icc } = await sharp(dot).metadata();
  if (!icc) throw new Error('libvips attached no Display P3 profile');
  return icc;
}

function fromPicture({ data, width, height, channels }: Picture): Sharp {
  return sharp(data, { raw: { width, height, channels }, limitInputPixels: false });
}

async function toPicture(image: Sharp): Promise<Picture> {
  const { data, info } = await image.toColourspace('srgb').raw({ depth: 'uchar' }).toBuffer({ resolveWithObject: true });
  const { width, height, channels } = info;
  if (channels === 3 || channels === 4) return { data, width, height, channels };
  return { ...spreadGrey(data, channels), width, height };
}

/** Grey, or grey with alpha, as RGB or RGBA. */
function spreadGrey(grey: Uint8Array, channels: number): Pick<Picture, 'data' | 'channels'> {
  const pixels = grey.length / channels;
  const wide = channels === 1 ? 3 : 4;
  const data = new Uint8Array(pixels * wide);
  for (let i = 0; i < pixels; i++) {
    data.fill(grey[i * channels] as number, i * wide, i * wide + 3);
    if (wide === 4) data[i * 4 + 3] = grey[i * channels + 1] as number;
  }
  return { data, channels: wide };
}
