import { expect, test } from 'vitest';
import { pairBundles, type BundleCandidate } from './pair-bundles.ts';

const photo = (id: string, path: string, more: Partial<BundleCandidate> = {}): BundleCandidate => {
  return { id, path, kind: 'image', format: 'jpeg', livePhotoId: null, takenAtMs: 1_000_000, ...more };
};
const raw = (id: string, path: string, more: Partial<BundleCandidate> = {}): BundleCandidate => photo(id, path, { kind: 'raw', format: 'cr2', ...more });
const video = (id: string, path: string, more: Partial<BundleCandidate> = {}): BundleCandidate =>
  photo(id, path, { kind: 'video', format: 'mov', durationSeconds: 3, ...more });
const pairs = (...candidates: BundleCandidate[]): Record<string, string> => Object.fromEntries(pairBundles(candidates));

test('the JPEG stands for the RAW of its stem, whatever the letter case', () => {
  expect(pairs(photo('j', '/a/IMG_1.JPG'), raw('r', '/a/img_1.cr2'))).toEqual({ r: 'j' });
});

test('never pairs across folders', () => {
  expect(pairs(photo('j', '/a/1.jpg'), raw('r', '/b/1.cr2'), video('v', '/a/c/1.mov'))).toEqual({});
});

test('a RAW and a picture of one stem from different times are no pair', () => {
  expect(pairs(photo('j', '/a/1.jpg'), raw('r', '/a/1.cr2', { takenAtMs: 9_000_000 }))).toEqual({});
  expect(pairs(photo('j', '/a/1.jpg'), raw('r', '/a/1.cr2', { takenAtMs: null }))).toEqual({ r: 'j' });
});

test('an edit beside the RAW, such as a TIFF or PNG, stands for itself', () => {
  expect(pairs(photo('t', '/a/1.tif', { format: 'tiff' }), raw('r', '/a/1.cr2'))).toEqual({});
});

test('two pictures of a stem are ambiguous', () => {
  expect(pairs(photo('j', '/a/1.jpg'), photo('h', '/a/1.heic', { format: 'heic' }), raw('r', '/a/1.dng'), video('v', '/a/1.mov'))).toEqual({});
});

test('a Live Photo is paired by its id, under any name', () => {
  const live = { livePhotoId: 'X' };
  expect(pairs(photo('h', '/a/1.heic', { ...live, format: 'heic' }), video('v', '/a/other.mov', { ...live, takenAtMs: null }))).toEqual({ v: 'h' });
});

test('an edited copy with the same Live Photo id leaves the pair of one stem', () => {
  const live = { livePhotoId: 'X' };
  expect(pairs(photo('h', '/a/IMG_1.heic', live), photo('e', '/a/IMG_E1.jpg', live), video('v', '/a/IMG_1.mov', live))).toEqual({ v: 'h' });
});

test('without ids a short video of the stem and the same three seconds is the other half', () => {
  const still = photo('h', '/a/1.jpg', { livePhotoId: 'X' });
  expect(pairs(still, video('v', '/a/1.mov', { takenAtMs: 1_003_000 }))).toEqual({ v: 'h' });
  expect(pairs(still, video('v', '/a/1.mov', { takenAtMs: 1_003_001 }))).toEqual({});
  expect(pairs(still, video('v', '/a/1.mov', { takenAtMs: null }))).toEqual({});
  expect(pairs(still, video('v', '/a/1.mov', { durationSeconds: 40 }))).toEqual({});
  expect(pairs(still, video('v', '/a/1.mov', { livePhotoId: 'Y' }))).toEqual({});
});

test('RAW, JPEG and video of one moment are one bundle; without a JPEG the RAW stands for it', () => {
  expect(pairs(photo('j', '/a/1.jpg'), raw('r', '/a/1.dng'), video('v', '/a/1.mov'))).toEqual({ r: 'j', v: 'j' });
  expect(pairs(raw('r', '/a/1.dng'), video('v', '/a/1.mov'))).toEqual({ v: 'r' });
});

test('a copy of the whole bundle elsewhere changes nothing; different partners at two places do', () => {
  const here = [photo('j', '/a/1.jpg'), raw('r', '/a/1.cr2')];
  expect(pairs(...here, photo('j', '/b/1.jpg'), raw('r', '/b/1.cr2'), raw('r', '/c/1.cr2'))).toEqual({ r: 'j' });
  expect(pairs(...here, photo('k', '/b/1.jpg'), raw('r', '/b/1.cr2'))).toEqual({});
});
