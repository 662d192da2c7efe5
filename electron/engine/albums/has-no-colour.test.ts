import sharp from 'sharp';
import { rgbaToThumbHash } from 'thumbhash';
import { expect, test } from 'vitest';
import { hasNoColour } from './has-no-colour.ts';

async function hashOf(picture: ReturnType<typeof sharp>): Promise<Uint8Array> {
  const { data, info } = await picture.resize(32, 24, { fit: 'fill' }).ensureAlpha().raw().toBuffer({ resolveWithObject: true });
  return rgbaToThumbHash(info.width, info.height, data);
}

const colours = () => sharp({ create: { width: 320, height: 240, channels: 3, background: '#888', noise: { type: 'gaussian', mean: 128, sigma: 60 } } });
const mountain = () => sharp('resources/sample-photos/2016/DSC_0111.jpg');

test('a grey picture has no colour, one with a grey mean and colours has', async () => {
  const grey = await mountain().greyscale().png().toBuffer();
  expect(hasNoColour(await hashOf(sharp(grey).toColourspace('srgb')))).toBe(true);
  expect(hasNoColour(await hashOf(mountain()))).toBe(false);
  expect(hasNoColour(await hashOf(colours().composite([{ input: await sharp({ create: { width: 160, height: 240, channels: 3, background: '#a06060' } }).png().toBuffer(), left: 0, top: 0 }])))).toBe(false);
  expect(hasNoColour(await hashOf(sharp(grey).tint('#c8a06e').toColourspace('srgb')))).toBe(false);
  expect([hasNoColour(null), hasNoColour(new Uint8Array([1, 2]))]).toEqual([false, false]);
});
