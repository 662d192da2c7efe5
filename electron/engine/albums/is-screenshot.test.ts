import { expect, test } from 'vitest';
import { isScreenshot } from './is-screenshot.ts';

const shot = (more: object) => isScreenshot({ name: 'a.png', kind: 'image', camera: '', format: 'png', width: 1170, height: 2532, ...more });

test.each([
  ['a PNG of the size of a screen', {}, true],
  ['the same lying on its side', { width: 2532, height: 1170 }, true],
  ['a name that says so', { name: 'Screenshot_20200101-101010.jpg', format: 'jpeg', width: 700, height: 900 }, true],
  ['a German name', { name: 'Bildschirmfoto 2020-01-01 um 10.10.10.jpeg', format: 'jpeg', width: 700, height: 900 }, true],
  ['a French name in the Mac’s form of Unicode', { name: 'Capture d’e\u0301cran 1.jpg', format: 'jpeg', width: 700, height: 900 }, true],
  ['a JPEG of the size of a screen', { format: 'jpeg' }, false],
  ['a PNG of another size', { width: 512, height: 512 }, false],
  ['a photo of a camera', { camera: 'Canon' }, false],
  ['a video', { kind: 'video', name: 'screenshot.mp4' }, false],
])('%s', (_says, more, expected) => expect(shot(more)).toBe(expected));
