import { msg } from '@lingui/core/macro';
import { useNavigation } from '../../stores/navigation.ts';
import type { Command } from '../commands/command.ts';
import { focusSearchField, hasSearchField } from './search-field-element.ts';

const group = msg`Search`;

function sortBy(sort: 'relevance' | 'newest' | 'oldest', title: Command['title']): Command {
  return {
    id: `search.sort-${sort}`, title, group, keys: [], scope: 'grid',
    isPossible: () => useNavigation.getState().place.page === 'search' && useNavigation.getState().place.question.sort !== sort,
    run: () => useNavigation.getState().ask({ sort }),
  };
}

/** Commands of the search. */
export const SEARCH_COMMANDS: readonly Command[] = [
  {
    id: 'search.focus', title: msg`Search`, group, keys: ['/', 'Mod+F'], scope: 'anywhere', isPossible: hasSearchField,
    run() {
      const { place, closePhoto } = useNavigation.getState();
      if (place.photo !== null) closePhoto();
      focusSearchField();
    },
  },
  {
    id: 'search.clear', title: msg`Clear the question`, group, keys: [], scope: 'grid',
    isPossible: () => useNavigation.getState().place.page === 'search',
    run: () => useNavigation.getState().go({ page: 'photos' }),
  },
  sortBy('relevance', msg`Best results first`),
  sortBy('newest', msg`Newest results first`),
  sortBy('oldest', msg`Oldest results first`),
];
