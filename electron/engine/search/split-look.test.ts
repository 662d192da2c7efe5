import { expect, test } from 'vitest';
import { splitLook } from './split-look.ts';

const parts = (text: string): string =>
  splitLook(text).parts.map((part) => `${part.negated ? '-' : ''}${part.words}${part.weight === 1 ? '' : `^${part.weight}`}`).join(' + ');

test.each([
  ['beach without people', 'beach + -people'],
  ['dogs -grass', 'dogs + -grass'],
  ['red dress -"blue dress"', 'red dress + -blue dress'],
  ['not indoors', '-indoors'],
  ['no cars or people', '-cars + -people'],
  ['beach without people and dogs', 'beach + -people + -dogs'],
  ['beach without people at sunset', 'beach at sunset + -people'],
  ['a street without cars in the background', 'a street + -cars'],
  ['no people and a dog', 'a dog + -people'],
  ['dogs but not puppies', 'dogs + -puppies'],
  ['a beach, not crowded, with palms', 'a beach, with palms + -crowded'],
  ['nobody on the beach', 'on the beach + -people'],
  ['city except at night', 'city + -at night'],
  ['sunset^2 beach', 'beach + sunset^2'],
  ['"red dress"^1.5 garden^0.5', 'red dress^1.5 + garden^0.5'],
  ['dogs grass^-1', 'dogs + -grass'],
  ['beach -people^2', 'beach + -people^2'],
  ['a cat and a laptop', 'a cat and a laptop + a cat + a laptop'],
  ['a cat, a dog and two birds', 'a cat, a dog and two birds + a cat + a dog + two birds'],
  ['cat, laptop, cup', 'cat, laptop, cup + cat + laptop + cup'],
])('%s', (text, expected) => {
  expect(parts(text)).toBe(expected);
});

test.each([
  'black and white photo', 'salt and pepper shaker', 'no parking sign', 'forget me not', 'not only dogs', 'T-shirt', 'sci-fi', 'a well-known house', 'no 5', 'no', 'why not me',
])('%s stays whole', (text) => {
  expect(parts(text)).toBe(text);
});

test('a question of many parts keeps the first ones and counts the rest', () => {
  const split = splitLook(Array.from({ length: 20 }, (_, i) => `-word${String.fromCodePoint(97 + i)}`).join(' '));
  expect(split.parts).toHaveLength(8);
  expect(split.leftOut).toBe(12);
});
