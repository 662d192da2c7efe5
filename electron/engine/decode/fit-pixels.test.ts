import { expect, test } from 'vitest';
import type { PixelSpec } from './decoded-photo.ts';
import { fitPixels } from './fit-pixels.ts';
import type { Picture } from './sharp-codec.ts';

const SPEC: PixelSpec = { width: 4, height: 4, resize: 'shortest', kernel: 'cubic', background: [0, 0, 0] };

/** Each pixel's red is its column, its green its row. */
function numbered(width: number, height: number): Picture {
  const data = Uint8Array.from({ length: width * height * 3 }, (_, i) => [Math.floor(i / 3) % width, Math.floor(i / 3 / width), 0][i % 3] as number);
  return { data, width, height, channels: 3 };
}

async function firstPixel(width: number, height: number): Promise<number[]> {
  const picture = numbered(width, height);
  return [...(await fitPixels(picture, picture, SPEC)).subarray(0, 2)];
}

test('the crop begins at half of what is left over, halves rounded to the even side', async () => {
  expect(await firstPixel(4, 4)).toEqual([0, 0]);
  expect(await firstPixel(5, 4)).toEqual([0, 0]); // 0.5 to 0
  expect(await firstPixel(6, 4)).toEqual([1, 0]);
  expect(await firstPixel(7, 4)).toEqual([2, 0]); // 1.5 to 2
  expect(await firstPixel(4, 9)).toEqual([0, 2]); // 2.5 to 2
  expect(await firstPixel(11, 4)).toEqual([4, 0]); // 3.5 to 4
});

test('the crop of a reduced picture is computed from its full size', async () => {
  const half = numbered(9, 4);
  const pixels = await fitPixels(half, { width: 18, height: 8 }, SPEC);
  expect(pixels.length).toBe(4 * 4 * 3);
  expect([...pixels.subarray(0, 2)]).toEqual([2, 0]);
});
