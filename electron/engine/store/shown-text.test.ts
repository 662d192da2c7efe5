import { expect, it } from 'vitest';
import { readShown, shownId, shownText, type ShownPhoto } from './shown-text.ts';

const photo: ShownPhoto = { id: '0123abcd', kind: 'image', takenAt: '2019-05-04T23:10:00', width: 4000, height: 3000, paths: ['/photos/a "b"\n.jpg', '/ü/☃ \u001f.jpg'] };

it.each([
  ['a photo', photo],
  ['one without a capture time or a path', { ...photo, takenAt: null, paths: [] }],
])('gives back %s, and its id alone', (_what, shown) => {
  expect(readShown(shownText(shown))).toEqual(shown);
  expect(shownId(shownText(shown))).toBe(shown.id);
});

it('takes the text that SQL leaves of a photo without a path', () => {
  const shown = { ...photo, paths: [] };
  expect(readShown(`${shownText(shown)}\0`)).toEqual(shown);
});
