import { msg } from '@lingui/core/macro';
import { isAsking, useNavigation } from '../../stores/navigation.ts';
import { useDialogs } from '../actions/dialog-store.ts';
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

/** A dropped image is not kept: a question with one cannot be asked again tomorrow. */
export function canSaveQuestion(): boolean {
  const { page, question } = useNavigation.getState().place;
  return page === 'search' && isAsking(question) && question.examples.length === 0;
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
  {
    id: 'search.save', title: msg`Save the question as an album`, group, keys: ['Mod+S'], scope: 'grid', isPossible: canSaveQuestion,
    run: () => useDialogs.getState().show('save-question', []),
  },
  sortBy('relevance', msg`Best results first`),
  sortBy('newest', msg`Newest results first`),
  sortBy('oldest', msg`Oldest results first`),
];
