import { expect, it } from 'vitest';
import { cameraName } from './camera-name.ts';

it.each([
  ['Canon', 'Canon EOS 5D', 'Canon EOS 5D'],
  ['NIKON CORPORATION', 'NIKON D90', 'NIKON D90'],
  ['Apple', 'iPhone 12', 'Apple iPhone 12'],
  ['Leica', null, 'Leica'],
  [null, ' M6 ', 'M6'],
  ['  ', '', null],
  [null, null, null],
])('names %s + %s as %s', (make, model, name) => {
  expect(cameraName(make, model)).toBe(name);
});
