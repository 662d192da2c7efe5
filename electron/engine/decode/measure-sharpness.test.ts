import { join } from 'node:path';
import sharp, { type Sharp } from 'sharp';
import { expect, test } from 'vitest';
import { measureSharpness } from './measure-sharpness.ts';
import type { Picture } from './sharp-codec.ts';

const SAMPLES = join(import.meta.dirname, '..', '..', '..', 'resources', 'sample-photos');

async function open(image: Sharp): Promise<Picture> {
  const { data, info } = await image.raw().toBuffer({ resolveWithObject: true });
  return { data, width: info.width, height: info.height, channels: info.channels as 3 };
}

test.each(['2016/DSC_0107.jpg', '2016/DSC_0111.jpg'])('a shaken or unsharp shot has less, the more the worse, whatever the compression: %s', async (name) => {
  const shot = await sharp(join(SAMPLES, name)).resize(1_600).toBuffer();
  const small = async (image: Sharp): Promise<Sharp> => sharp(await image.toBuffer()).resize(512, 512, { fit: 'inside' });
  const found = await Promise.all([0, 2, 5, 10].map(async (sigma) => measureSharpness(await open(await small(sigma === 0 ? sharp(shot) : sharp(shot).blur(sigma))))));
  expect(found).toEqual(found.toSorted((a, b) => b - a));
  expect(found[3]).toBeLessThan((found[0] as number) / 2);
  const thumbnail = await (await small(sharp(shot))).webp({ quality: 78 }).toBuffer();
  expect(measureSharpness(await open(sharp(thumbnail)))).toBeCloseTo(found[0] as number, -1);
  expect(measureSharpness(await open(sharp(thumbnail)))).toBeGreaterThan(found[1] as number);
});

test('a blank picture and one that is too small have none', () => {
  expect(measureSharpness({ data: new Uint8Array(40 * 30 * 3).fill(90), width: 40, height: 30, channels: 3 })).toBe(0);
  expect(measureSharpness({ data: new Uint8Array(12), width: 2, height: 2, channels: 3 })).toBe(0);
});

test('transparent pixels are no trouble, and pixels that no whole cell holds are left out', () => {
  const picture = (channels: 3 | 4): Picture => ({ data: new Uint8Array(515 * 10 * channels).map((_, i) => ((Math.floor(i / channels) % 515) % 4 < 2 ? 0 : 200)), width: 515, height: 10, channels });
  expect(measureSharpness(picture(4))).toBe(measureSharpness(picture(3)));
  expect(measureSharpness(picture(3))).toBeGreaterThan(100);
});
