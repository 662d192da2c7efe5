import { expect, test } from 'vitest';
import type { PhotoTags, TagInfo } from '../../../shared/contract/tag-schemas.ts';
import { readTagsIn } from './exported-tags.ts';

const info = (id: string, en: string, de: string, parent: string | null): TagInfo => ({
  id, names: { en, de }, parent, kind: 'shipped', isHidden: false, photos: 1, coverId: null, measured: null, said: { yes: 0, no: 0 },
});
const LIST = [info('animal', 'Animals', 'Tiere', null), info('dog', 'Dog', 'Hund', 'animal'), info('round', 'Round', 'Rund', 'about'), info('about', 'About', 'Um', 'round')];

function photo(id: string, ...tags: string[]): PhotoTags {
  const names = (tag: string) => LIST.find((each) => each.id === tag)?.names ?? { en: tag, de: tag };
  return { id, tags: tags.map((tag) => ({ tag, names: names(tag), by: 'auto', confidence: 0.9 })), refused: [{ tag: 'cat', names: names('cat') }] };
}

test('a tag is named with those above it, in the language asked for; photos without tags are absent', async () => {
  const tags = { list: () => Promise.resolve(LIST), of: () => Promise.resolve([photo('a', 'dog', 'animal'), photo('b'), photo('c', 'unlisted')]) };
  expect([...(await readTagsIn('de', tags)(['a', 'b', 'c']))]).toEqual([['a', [['Tiere', 'Hund'], ['Tiere']]], ['c', [['unlisted']]]]);
  expect((await readTagsIn('en', tags)(['a'])).get('a')).toEqual([['Animals', 'Dog'], ['Animals']]);
});

test('tags that stand above each other in a circle end', async () => {
  const tags = { list: () => Promise.resolve(LIST), of: () => Promise.resolve([photo('a', 'round')]) };
  expect((await readTagsIn('en', tags)(['a'])).get('a')?.[0]?.length).toBeLessThan(30);
});
