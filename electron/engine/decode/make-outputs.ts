import { rgbaToThumbHash } from 'thumbhash';
import { HEAVY_PIXELS, THUMBNAIL_LONG_SIDE } from '../config.ts';
import { averageCells } from './average-cells.ts';
import type { DecodedPhoto, PixelSpec } from './decoded-photo.ts';
import { fitPixels } from './fit-pixels.ts';
import { measureSharpness } from './measure-sharpness.ts';
import { HASH_SIDE, orientationHashes } from './perceptual-hash.ts';
import { refuseTooLarge } from './picture-limits.ts';
import { reducedSize } from './reduced-size.ts';
import { convertToSrgb, decodeReduced, scale, turnUpright, type Encoded, type Picture, type PictureHeader, type Size, type Strictness } from './sharp-codec.ts';
import { makeThumbnail } from './thumbnail-file.ts';

/** What one decode of a picture yields; sizes are upright. */
export type PictureOutputs = Pick<
  DecodedPhoto,
  'width' | 'height' | 'pixels' | 'thumbnail' | 'placeholder' | 'perceptualHash' | 'orientationHashes' | 'sharpness'
>;

/** Long side of the picture that a placeholder is made from; it keeps 7 waves a side. Source: thumbhash takes at most 100 x 100. */
const PLACEHOLDER_LONG_SIDE = 64;
/** Thumbnails of transparent pictures are on white, as most programs show them, whatever the model pack asks for. */
const THUMBNAIL_LOOK = { kernel: 'cubic', background: [255, 255, 255] } as const;

/**
 * Decode a picture once and make everything that the library keeps of it; see [Note: One decode in two steps].
 *
 * @param stored What its header says, with the orientation that is still to be applied.
 * @throws AlbumenError `decode-failed` for a picture larger than Albumen decodes; Error as libvips reports it.
 */
export async function makeOutputs(
  source: Encoded,
  stored: PictureHeader,
  spec: PixelSpec,
  strictness: Strictness = 'error',
): Promise<PictureOutputs> {
  refuseTooLarge(stored, stored.isStreamed ? 'streamed' : 'whole');
  const decode = (): Promise<Picture> => decodeReduced(source, reducedSize(stored, stored.isJpeg, spec), strictness);
  const isHeavy = !stored.isStreamed && stored.width * stored.height > HEAVY_PIXELS;
  const reduced = await (isHeavy ? decodeAlone(decode) : decode());
  const inSrgb = stored.profileLeft ? await convertToSrgb(reduced, stored.profileLeft) : reduced;
  const upright = await turnUpright(inSrgb, stored.orientation);
  const full = stored.orientation >= 5 ? { width: stored.height, height: stored.width } : { width: stored.width, height: stored.height };
  const [pixels, small] = await Promise.all([fitPixels(upright, full, spec), scale(upright, fitInside(full, THUMBNAIL_LONG_SIDE), THUMBNAIL_LOOK)]);
  const thumbnail = await makeThumbnail(small);
  const hashes = orientationHashes(greyCells(small));
  return {
    ...full,
    pixels: tight(pixels),
    thumbnail: tight(thumbnail),
    placeholder: placeholderOf(small),
    perceptualHash: hashes[0] as string,
    orientationHashes: hashes,
    sharpness: measureSharpness(small),
  };
}

let heavyDecodes: Promise<unknown> = Promise.resolve();

/** One picture that takes much memory after the other: 144 MP of AVIF were measured to take 2.6 GB while they are decoded. */
export async function decodeAlone(decode: () => Promise<Picture>): Promise<Picture> {
  const turn = heavyDecodes.then(decode);
  heavyDecodes = turn.catch(() => undefined);
  return await turn;
}

/** Largest size with this long side and the same proportions; never larger than the picture. */
function fitInside({ width, height }: Size, longSide: number): Size {
  const factor = Math.min(1, longSide / Math.max(width, height));
  return { width: Math.max(1, Math.round(width * factor)), height: Math.max(1, Math.round(height * factor)) };
}

function placeholderOf(small: Picture): Uint8Array {
  const size = fitInside(small, PLACEHOLDER_LONG_SIDE);
  const rgb = averageCells(small, size);
  const rgba = new Uint8Array(size.width * size.height * 4).fill(255);
  for (let i = 0, to = 0; i < rgb.length; i += 3, to += 4) {
    rgba[to] = rgb[i] as number;
    rgba[to + 1] = rgb[i + 1] as number;
    rgba[to + 2] = rgb[i + 2] as number;
  }
  return rgbaToThumbHash(size.width, size.height, rgba);
}

/** Luminance squashed to HASH_SIDE x HASH_SIDE, with the weights of ITU-R BT.601. */
function greyCells(small: Picture): Uint8Array {
  const rgb = averageCells(small, { width: HASH_SIDE, height: HASH_SIDE });
  return Uint8Array.from({ length: HASH_SIDE * HASH_SIDE }, (_, i) =>
    Math.round(0.299 * (rgb[i * 3] as number) + 0.587 * (rgb[i * 3 + 1] as number) + 0.114 * (rgb[i * 3 + 2] as number)),
  );
}

/** Bytes in a buffer of their own: a view into a pool would be sent with the whole pool. */
function tight(bytes: Uint8Array): Uint8Array {
  const isAlone = bytes.constructor === Uint8Array && bytes.byteLength === bytes.buffer.byteLength;
  return isAlone ? bytes : new Uint8Array(bytes);
}
