import { hash } from 'node:crypto';
import { expect, test } from 'vitest';
import { bucketOf, newOf, readSums, sumPhotos, writeSums } from './seen-photos.ts';

const photo = (index: number, addedAtMs = index) => ({ id: `abc${hash('md5', `${index}`).slice(3)}`, key: index, addedAtMs });
const sumOf = (photos: readonly ReturnType<typeof photo>[]): number => sumPhotos(photos.map(({ id }) => id), photos.map(({ key }) => key))[bucketOf('abc0')] as number;

test('what came last is new, whatever the order it is read in', () => {
  const old = Array.from({ length: 30 }, (_, i) => photo(i));
  const now = [photo(32), ...old, photo(31)];
  expect(newOf(now, sumOf(old)).map(({ key }) => key)).toEqual([32, 31]);
  expect(newOf(old, sumOf(old))).toEqual([]);
  expect(newOf(old, 0)).toEqual(old);
});

test('a clock that was set back, a photo that was forgotten and one that changed make the whole bucket new', () => {
  const old = Array.from({ length: 30 }, (_, i) => photo(i, 1_000 + i));
  const early = [...old, photo(31, 5)];
  expect(newOf(early, sumOf(old))).toEqual(early);
  expect(newOf(old.slice(1), sumOf(old))).toEqual(old.slice(1));
  const changed = [...old.slice(0, 10), { ...(old[10] as ReturnType<typeof photo>), key: 99 }, ...old.slice(11)];
  expect(newOf(changed, sumOf(old))).toEqual(changed);
});

test('sums come back from text as they were', () => {
  const sums = sumPhotos([photo(1).id, photo(2).id], [1, 2]);
  expect(readSums(writeSums(sums))).toEqual(sums);
  expect(readSums('AAAA')).toBeNull();
});
