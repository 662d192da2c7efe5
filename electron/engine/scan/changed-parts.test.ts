import { expect, test } from 'vitest';
import { changedParts } from './changed-parts.ts';

const parts = (...paths: string[]): string[] => changedParts(paths.map((path) => `/nowhere/p/${path}`), '/nowhere/p', 3).map((path) => path.slice('/nowhere/p'.length) || '.');

test('the folder of a changed photo is looked through, once for many', () => {
  expect(parts('a/1.jpg', 'a/2.jpg', 'b/3.CR2', 'b/3.xmp')).toEqual(['/a', '/b']);
});

test('a folder above covers those below', () => {
  expect(parts('a/deep/1.jpg', 'a/2.jpg', 'ab/3.jpg')).toEqual(['/a', '/ab']);
  expect(parts('a/deep/1.jpg', 'top.jpg')).toEqual(['.']);
});

test('the folder itself, and too many parts, mean everything', () => {
  expect(changedParts(['/nowhere/p'], '/nowhere/p', 3)).toEqual(['/nowhere/p']);
  expect(parts('a/1.jpg', 'b/1.jpg', 'c/1.jpg', 'd/1.jpg')).toEqual(['.']);
});

test('what no scan would look at changes nothing', () => {
  expect(parts('.albumen-trash/x/1.jpg', 'a/.hidden.jpg', 'a/catalogue.lrcat', '@eaDir/1.jpg', 'Fotos.photoslibrary/1.jpg')).toEqual([]);
  expect(changedParts(['/nowhere/q/1.jpg'], '/nowhere/p', 3)).toEqual([]);
});

test('a changed rule, and names that say nothing, count', () => {
  expect(parts('a/.albumenignore', 'b/2019')).toEqual(['/a', '/b']);
});
