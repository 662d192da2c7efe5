import { expect, test } from 'vitest';
import { nameKind } from './name-kind.ts';

test('a name says whether its file is asked, looked into, or passed over', () => {
  const kinds = ['a.JPG', 'b.Cr3', 'c.mov', 'd.svg', 'e', 'f.dat', 'g.txt', 'IMG_1.jpg_original', 'h.xmp', 'i.pdf', 'j.mp3', 'k.AAE', '.jpg', 'l.jpg.zip'].map(
    (name) => [name, nameKind(name)],
  );
  expect(Object.fromEntries(kinds)).toEqual({
    'a.JPG': 'picture', 'b.Cr3': 'picture', 'c.mov': 'picture', 'd.svg': 'picture',
    e: 'unsure', 'f.dat': 'unsure', 'g.txt': 'unsure', 'IMG_1.jpg_original': 'unsure', '.jpg': 'unsure',
    'h.xmp': 'sidecar', 'i.pdf': 'other', 'j.mp3': 'other', 'k.AAE': 'other', 'l.jpg.zip': 'other',
  });
});
