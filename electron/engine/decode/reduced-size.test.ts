import { expect, test } from 'vitest';
import type { PixelSpec } from './decoded-photo.ts';
import { reducedSize } from './reduced-size.ts';

const MINI: PixelSpec = { width: 260, height: 260, resize: 'squash', kernel: 'cubic', background: [255, 255, 255] };

test.each([
  ['12 MP', { width: 4000, height: 3000 }, { width: 800, height: 600 }],
  ['24 MP', { width: 6000, height: 4000 }, { width: 666, height: 444 }],
  ['8 MP upright', { width: 2448, height: 3264 }, { width: 816, height: 1088 }],
  ['few pixels', { width: 480, height: 320 }, { width: 480, height: 320 }],
])('a JPEG of %s is reduced by what libjpeg can do', (_what, stored, reduced) => {
  expect(reducedSize(stored, true, MINI)).toEqual(reduced);
});

test('other formats are reduced to twice what is needed', () => {
  expect(reducedSize({ width: 4000, height: 3000 }, false, MINI)).toEqual({ width: 1024, height: 768 });
});

test('a panorama keeps enough of its short side, and a strip of one pixel stays', () => {
  const panorama = reducedSize({ width: 12_000, height: 1_500 }, true, MINI);
  expect(panorama.height).toBeGreaterThanOrEqual(260 * 1.3);
  expect(reducedSize({ width: 65_000, height: 1 }, true, MINI)).toEqual({ width: 65_000, height: 1 });
});
