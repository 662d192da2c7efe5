import { mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { normalize } from './embedding.ts';
import { openQuestionCache } from './question-cache.ts';

const FINGERPRINT = '0123456789abcdef';
const dog = normalize([1, 2, 3]);
const cat = normalize([3, 2, 1]);

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'albumen-questions-'));
  file = join(folder, 'questions', `${FINGERPRINT}.bin`);
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

function saveTwo(): void {
  const cache = openQuestionCache(folder, FINGERPRINT, 3);
  cache.set('a dog', dog);
  cache.set('a cat', cat);
  cache.saveIgnoringErrors();
}

it('knows the same vectors after a restart, for this pack alone', () => {
  saveTwo();

  const again = openQuestionCache(folder, FINGERPRINT, 3);
  expect([again.get('a dog'), again.get('a cat'), again.get('A dog')]).toEqual([dog, cat, undefined]);
  expect(openQuestionCache(folder, 'ffffffffffffffff', 3).get('a dog')).toBeUndefined();
});

it('does not keep the words of a question on disk', () => {
  saveTwo();

  expect(readFileSync(file).includes('a dog')).toBe(false);
});

it('drops the question that was unused for longest, over restarts too', () => {
  saveTwo();
  const cache = openQuestionCache(folder, FINGERPRINT, 3, 2);
  expect(cache.get('a dog')).toEqual(dog);
  cache.set('a fox', dog);
  cache.saveIgnoringErrors();

  const again = openQuestionCache(folder, FINGERPRINT, 3, 2);
  expect([again.get('a dog'), again.get('a cat'), again.get('a fox')]).toEqual([dog, undefined, dog]);
});

it.each([
  ['is cut short', () => truncateSync(file, 70)],
  ['is empty', () => truncateSync(file, 0)],
  ['has one bit turned', () => {
    const bytes = readFileSync(file);
    bytes[bytes.length - 1] = (bytes.at(-1) as number) ^ 1;
    writeFileSync(file, bytes);
  }],
  ['is something else', () => writeFileSync(file, 'not a cache')],
])('starts anew when its file %s', (_what, damage) => {
  saveTwo();
  damage();

  const cache = openQuestionCache(folder, FINGERPRINT, 3);
  expect(cache.get('a dog')).toBeUndefined();
  cache.set('a dog', dog);
  cache.saveIgnoringErrors();
  expect(openQuestionCache(folder, FINGERPRINT, 3).get('a dog')).toEqual(dog);
});

it('serves on where nothing can be written', () => {
  writeFileSync(join(folder, 'questions'), 'a file where the folder should be');
  const cache = openQuestionCache(folder, FINGERPRINT, 3);
  cache.set('a dog', dog);
  cache.saveIgnoringErrors();

  expect(cache.get('a dog')).toEqual(dog);
});
