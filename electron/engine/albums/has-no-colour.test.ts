import sharp from 'sharp';
import { rgbaToThumbHash } from 'thumbhash';
import { expect, test } from 'vitest';
import { hasNoColour } from './has-no-colour.ts';

async function hashOf(picture: ReturnType<typeof sharp>): Promise<Uint8Array> {
  const { data, info } = await picture.resize(32, 24, { fit: 'fill' }).ensureAlpha().raw().toBuffer({ resolveWithObject: true });
  return rgbaToThumbHash(info.width, info.height, data);
}

/** Two halves whose colours together are grey. */
function halves(): Uint8Array {
  const rgba = Uint8Array.from({ length: 32 * 24 * 4 }, (_, i) => {
    const isLeft = Math.floor(i / 4) % 32 < 16;
    return i % 4 === 3 ? 255 : (i % 4 === 0) === isLeft ? 160 : 96;
  });
  return rgbaToThumbHash(32, 24, rgba);
}

const mountain = () => sharp('resources/sample-photos/2016/DSC_0111.jpg');

test('a grey picture has no colour, one with a grey mean and colours has', async () => {
  const grey = await mountain().greyscale().png().toBuffer();
  expect(hasNoColour(await hashOf(sharp(grey).toColourspace('srgb')))).toBe(true);
  expect(hasNoColour(await hashOf(mountain()))).toBe(false);
  expect(hasNoColour(halves())).toBe(false);
  expect(hasNoColour(await hashOf(sharp(grey).tint('#c8a06e').toColourspace('srgb')))).toBe(false);
  expect([hasNoColour(null), hasNoColour(new Uint8Array([1, 2]))]).toEqual([false, false]);
});
