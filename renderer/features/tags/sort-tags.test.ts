import { describe, expect, it } from 'vitest';
import type { TagInfo } from '../../../shared/contract/tag-schemas.ts';
import { groupTags } from './sort-tags.ts';

function tag(id: string, parent: string | null, kind: TagInfo['kind'] = 'shipped'): TagInfo {
  return { id, parent, kind, names: { en: id, de: id }, isHidden: false, photos: 1, coverId: null, measured: null, said: { yes: 0, no: 0 } };
}

const shown = (tags: readonly TagInfo[]) => groupTags(tags).map(({ head, members }) => [head?.id ?? null, members.map(({ id }) => id)]);

describe('the tags by their hierarchy', () => {
  it('puts what the person made first, and children right behind their parent', () => {
    const tags = [tag('animal', null), tag('dog', 'pet'), tag('bird', 'animal'), tag('pet', 'animal'), tag('own-1', null, 'own'), tag('own-2', 'dog', 'taught')];
    expect(shown(tags)).toEqual([[null, ['own-1']], ['animal', ['bird', 'pet', 'dog', 'own-2']]]);
  });

  it('keeps what a filter finds below the head of its group', () => {
    const tags = [tag('animal', null), tag('pet', 'animal'), tag('dog', 'pet'), tag('food', null)];
    expect(groupTags(tags, ({ id }) => id === 'dog').map(({ head, members }) => [head?.id, members.map(({ id }) => id)])).toEqual([['animal', ['dog']]]);
  });

  it('shows a tag whose parent is left out, and no tag twice in a circle', () => {
    expect(shown([tag('dog', 'pet')])).toEqual([['dog', []]]);
    expect(shown([tag('animal', null), tag('a', 'animal'), tag('b', 'a'), tag('a', 'b')])).toEqual([['animal', ['a', 'b']]]);
  });
});
