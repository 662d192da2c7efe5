import { expect, test } from 'vitest';
import { isWithin } from './list-folder.ts';

test('a folder holds itself and what is below it, not its namesakes', () => {
  expect(['/a/b', '/a/b/c', '/a/b/..c', '/a/bc', '/a', '/'].map((path) => isWithin(path, '/a/b'))).toEqual([true, true, true, false, false, false]);
  expect(isWithin('/a', '/')).toBe(true);
});
