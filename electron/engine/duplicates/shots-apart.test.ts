import { expect, test } from 'vitest';
import type { PhotoFacts } from './photo-facts.ts';
import { areTwoShots } from './shots-apart.ts';

const at = Date.UTC(2016, 9, 23, 13, 2, 11);
function photo(changes: Partial<PhotoFacts>): PhotoFacts {
  return {
    id: 'a', kind: 'image', format: 'jpeg', sizeBytes: 1, width: 4000, height: 3000, quarterTurns: 0, takenAtMs: at, takenAtSource: 'exif', cameraMake: 'NIKON', cameraModel: 'D90',
    perceptualHash: '0123456789abcdef', sharpness: null, placeholder: null, paths: ['/photos/DSC_0118.jpg'], bundleOf: null, addedAtMs: 1, ...changes,
  };
}

test.each([
  ['a second apart', { takenAtMs: at + 1_000 }, true],
  ['days apart', { takenAtMs: at + 90_061_000 }, true],
  ['whole hours apart: a clock put right in a copy', { takenAtMs: at + 7_200_000 }, false],
  ['of the same second', { paths: ['/photos/DSC_0118-edited.jpg'] }, false],
  ['of the same second, numbered, at full size', { paths: ['/photos/DSC_0119.jpg'] }, true],
  ['of the same second, numbered, but smaller', { paths: ['/photos/DSC_0119.jpg'], width: 1600, height: 1200 }, false],
  ['of the same second, a second copy', { paths: ['/photos/DSC_0118 2.jpg'] }, false],
  ['by another camera', { takenAtMs: at + 1_000, cameraModel: 'D80' }, false],
  ['whose time is the file’s', { takenAtMs: at + 1_000, takenAtSource: 'file-time' }, false],
  ['whose time a person corrected', { takenAtMs: at + 1_000, takenAtSource: 'person' }, false],
] as const)('two files %s', (_, changes, areTwo) => {
  expect(areTwoShots(photo({}), photo(changes as Partial<PhotoFacts>))).toBe(areTwo);
});
