import { libraryListNow, useLibraryList } from './library.ts';
import { useNavigation, type PageName } from './navigation.ts';
import { EMPTY_LIST, type PhotoList } from './photo-list.ts';
import { groupList, reviewedGroupNow, useReviewedGroup } from './review.ts';
import { useSearch } from './search.ts';

function shownOn(page: PageName): 'all' | 'favourites' | 'hidden' {
  if (page === 'favourites' || page === 'hidden') return page;
  return 'all';
}

/** The photos of the page that the person is on, in its order: what the viewer walks through and "select all" selects. */
export function useCurrentList(): PhotoList {
  const page = useNavigation((store) => store.place.page);
  const results = useSearch((store) => store.list);
  const library = useLibraryList(shownOn(page));
  const group = useReviewedGroup();
  if (page === 'duplicates') return groupList(group);
  return page === 'search' ? results : (library ?? EMPTY_LIST);
}

/** The same list as it is now, outside of React. */
export function currentListNow(): PhotoList {
  const { page } = useNavigation.getState().place;
  if (page === 'duplicates') return groupList(reviewedGroupNow());
  return page === 'search' ? useSearch.getState().list : libraryListNow(shownOn(page));
}
