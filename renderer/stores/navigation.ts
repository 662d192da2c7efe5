import { create } from 'zustand';

/** A question as the address holds it. */
export interface AskedQuestion {
  readonly text: string;
  /** Spans of the question that the person turned back into plain words. */
  readonly keepWords: readonly string[];
  /** Photo ids to be like, and not to be like. */
  readonly like: readonly string[];
  readonly unlike: readonly string[];
  /** Tokens of dropped images. */
  readonly examples: readonly string[];
  readonly sort: 'relevance' | 'newest' | 'oldest';
}

export type PageName = 'photos' | 'search' | 'favourites' | 'albums' | 'tags' | 'places' | 'folders' | 'hidden' | 'duplicates' | 'trash' | 'models' | 'settings';

/** Where the person is: a page, with its question where it is the search, and the photo that is open over it. */
export interface Place {
  readonly page: PageName;
  readonly question: AskedQuestion;
  /** What is open on the page: an album, or the tag that is being taught. Null for the page itself. */
  readonly item: string | null;
  /** The photo in the viewer; null when it is closed. */
  readonly photo: string | null;
}

export const NO_QUESTION: AskedQuestion = { text: '', keepWords: [], like: [], unlike: [], examples: [], sort: 'relevance' };
const PAGES: readonly PageName[] = ['photos', 'search', 'favourites', 'albums', 'tags', 'places', 'folders', 'hidden', 'duplicates', 'trash', 'models', 'settings'];
/** Pages of which something can be open. */
const PAGES_WITH_ITEMS: readonly PageName[] = ['albums', 'tags'];
const SORTS = ['relevance', 'newest', 'oldest'] as const;

/** True for a question that asks for something. */
export function isAsking(question: AskedQuestion): boolean {
  return question.text.trim() !== '' || question.like.length + question.unlike.length + question.examples.length > 0;
}

/** The address of a place, for the part after `#`: `/search?q=two+dogs&photo=…`, `/albums/trip-1f`. */
export function addressOf(place: Place): string {
  const parts = new URLSearchParams();
  if (place.page === 'search') {
    const { question } = place;
    if (question.text !== '') parts.set('q', question.text);
    for (const words of question.keepWords) parts.append('keep', words);
    for (const id of question.like) parts.append('like', id);
    for (const id of question.unlike) parts.append('unlike', id);
    for (const token of question.examples) parts.append('example', token);
    if (question.sort !== 'relevance') parts.set('sort', question.sort);
  }
  if (place.photo !== null) parts.set('photo', place.photo);
  const query = parts.toString();
  const item = place.item === null ? '' : `/${encodeURIComponent(place.item)}`;
  return `/${place.page}${item}${query === '' ? '' : `?${query}`}`;
}

/** The place that an address names; the timeline for one that names none. */
export function placeOf(address: string): Place {
  const [path = '', query = ''] = address.replace(/^#/, '').split('?', 2);
  const [, name, item = ''] = path.split('/', 3);
  const page = PAGES.find((each) => each === name) ?? 'photos';
  const parts = new URLSearchParams(query);
  const sort = SORTS.find((each) => each === parts.get('sort')) ?? 'relevance';
  const question: AskedQuestion =
    page === 'search'
      ? { text: parts.get('q') ?? '', keepWords: parts.getAll('keep'), like: parts.getAll('like'), unlike: parts.getAll('unlike'), examples: parts.getAll('example'), sort }
      : NO_QUESTION;
  return { page, question, item: item !== '' && PAGES_WITH_ITEMS.includes(page) ? readItem(item) : null, photo: parts.get('photo') };
}

/** An address that a person has cut short is no reason to fail. */
function readItem(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}

export interface NavigationStore {
  readonly place: Place;
  /** Go somewhere; a step that Back undoes. */
  go(change: Partial<Place>): void;
  /** Change the place without a new step (typing on in a question). */
  replace(change: Partial<Place>): void;
  /** Ask a question; `isTyping` replaces the question before instead of making a step. */
  ask(question: Partial<AskedQuestion>, isTyping?: boolean): void;
  /** Open a photo in the viewer, or go on to the next one without a new step. */
  openPhoto(id: string): void;
  closePhoto(): void;
}

/** Back and forward, and the address, hold everything that a person would want to return to. */
export const useNavigation = create<NavigationStore>()((set, get) => {
  const change = (next: Place, how: 'pushState' | 'replaceState'): void => {
    const state: unknown = how === 'pushState' ? { isOurs: true } : history.state;
    history[how](state, '', `#${addressOf(next)}`);
    set({ place: next });
  };
  window.addEventListener('popstate', () => set({ place: placeOf(location.hash) }));
  return {
    place: placeOf(location.hash),
    go: (part) => change({ ...get().place, photo: null, item: null, ...part }, 'pushState'),
    replace: (part) => change({ ...get().place, ...part }, 'replaceState'),
    ask(part, isTyping = false) {
      const { place } = get();
      const question = { ...(place.page === 'search' ? place.question : NO_QUESTION), ...part };
      const next: Place = isAsking(question) ? { page: 'search', question, item: null, photo: null } : { page: 'photos', question: NO_QUESTION, item: null, photo: null };
      change(next, isTyping && place.page === 'search' && next.page === 'search' ? 'replaceState' : 'pushState');
    },
    openPhoto: (id) => change({ ...get().place, photo: id }, get().place.photo === null ? 'pushState' : 'replaceState'),
    closePhoto() {
      // Opened by us: Back leaves no step behind. Opened by its address: there is nothing to go back to.
      if ((history.state as { isOurs?: boolean } | null)?.isOurs === true) history.back();
      else change({ ...get().place, photo: null }, 'replaceState');
    },
  };
});
