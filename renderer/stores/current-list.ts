import { albumListNow, useAlbumList } from './album-photos.ts';
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
  const { page, item } = useNavigation((store) => store.place);
  const results = useSearch((store) => store.list);
  const album = useAlbumList(page === 'albums' ? item : null);
  const library = useLibraryList(shownOn(page));
  const group = useReviewedGroup();
  if (page === 'search') return results;
  if (page === 'duplicates') return groupList(group);
  return (page === 'albums' && item !== null ? album : library) ?? EMPTY_LIST;
}

/** The same list as it is now, outside of React. */
export function currentListNow(): PhotoList {
  const { page, item } = useNavigation.getState().place;
  if (page === 'search') return useSearch.getState().list;
  if (page === 'duplicates') return groupList(reviewedGroupNow());
  return page === 'albums' && item !== null ? albumListNow(item) : libraryListNow(shownOn(page));
}
