import sharp from 'sharp';
import { expect, test } from 'vitest';
import { COMPARED_LONG_SIDE } from '../config.ts';
import { decodeInside, encodeWebp, type Picture } from './sharp-codec.ts';
import { makeThumbnail, smallPictureOf } from './thumbnail-file.ts';

/** Some colours that run across, so that what is decoded can be told from grey. */
function picture(width: number, height: number): Picture {
  const data = Uint8Array.from({ length: width * height * 3 }, (_, i) => (i % 3 === 0 ? (Math.floor(i / 3) % width) * (255 / width) : i % 3 === 1 ? 255 * (i / (width * height * 3)) : 40));
  return { data, width, height, channels: 3 };
}

test.each([[512, 341], [341, 512], [511, 383], [129, 1]])('a thumbnail of %i x %i shows what its WebP does, and carries it smaller', async (width, height) => {
  const large = picture(width, height);
  const file = Buffer.from(await makeThumbnail(large));
  expect(await sharp(file).metadata()).toMatchObject({ format: 'webp', width, height, hasAlpha: false });
  const [shown, plain] = [await sharp(file).raw().toBuffer(), await sharp(Buffer.from(await encodeWebp(large))).raw().toBuffer()];
  expect(shown.equals(plain)).toBe(true);
  // The size that the file says of itself, and chunks at even places. Source: the WebP container's specification.
  expect([file.readUInt32LE(4), file.length % 2]).toEqual([file.length - 8, 0]);

  const small = smallPictureOf(file);
  const decoded = await decodeInside(small ?? new Uint8Array(), COMPARED_LONG_SIDE);
  expect(Math.max(decoded.width, decoded.height)).toBe(COMPARED_LONG_SIDE);
  const scaled = await sharp(Buffer.from(large.data), { raw: { width, height, channels: 3 } }).resize(decoded.width, decoded.height, { fit: 'fill' }).raw().toBuffer();
  const apart = scaled.reduce((sum, value, i) => sum + Math.abs(value - (decoded.data[i] as number)), 0) / scaled.length;
  expect(apart).toBeLessThan(3);
});

test('a picture that is small itself is a plain WebP file', async () => {
  const own = picture(COMPARED_LONG_SIDE, 96);
  expect(await makeThumbnail(own)).toEqual(await encodeWebp(own));
  expect(smallPictureOf(await makeThumbnail(own))).toBeNull();
});

test('files of earlier versions, cut ones and others carry none', async () => {
  const whole = await makeThumbnail(picture(400, 300));
  const small = smallPictureOf(whole) as Uint8Array;
  expect(smallPictureOf(await encodeWebp(picture(400, 300)))).toBeNull();
  expect(smallPictureOf(small)).toBeNull();
  expect(smallPictureOf(new Uint8Array())).toBeNull();
  for (const length of [4, 11, 12, 19, 40, whole.length - small.length - 2, whole.length - 2]) expect(smallPictureOf(whole.subarray(0, length))).toBeNull();
});
