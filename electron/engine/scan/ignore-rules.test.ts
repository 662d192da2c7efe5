import { expect, test } from 'vitest';
import { isIgnored, parseIgnoreRules } from './ignore-rules.ts';

const rules = parseIgnoreRules('\ufeff# not these\r\n*.png\r\nprivate/\r\n/only-here.jpg\r\n!keep.png\r\n', '/photos', null);

test('reads gitignore syntax: globs, folders, anchors, negation, comments, Windows lines', () => {
  const ignored = (path: string, isFolder = false): boolean => isIgnored(`/photos/${path}`, isFolder, rules);
  expect(ignored('a.png')).toBe(true);
  expect(ignored('below/a.png')).toBe(true);
  expect(ignored('keep.png')).toBe(false);
  expect(ignored('private', true)).toBe(true);
  expect(ignored('private')).toBe(false);
  expect(ignored('only-here.jpg')).toBe(true);
  expect(ignored('below/only-here.jpg')).toBe(false);
  expect(ignored('# not these')).toBe(false);
});

test('the innermost file decides, and may bring back what one above left out', () => {
  const inner = parseIgnoreRules('!*.png\nsecret.jpg', '/photos/below', rules);
  expect(isIgnored('/photos/below/a.png', false, inner)).toBe(false);
  expect(isIgnored('/photos/below/secret.jpg', false, inner)).toBe(true);
  expect(isIgnored('/photos/below/only-here.jpg', false, inner)).toBe(false);
});

test('letter case and Unicode form make no difference', () => {
  const folded = parseIgnoreRules('b\u00fcro/', '/', null);
  expect(isIgnored('/Bu\u0308ro', true, folded)).toBe(true);
});
