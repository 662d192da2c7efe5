import { useEffect } from 'react';
import { followQuestion } from './follow-question.ts';
import { SearchField } from './SearchField.tsx';

/** The top of every page: the search field, always at hand. */
export function SearchHeader() {
  useEffect(() => followQuestion(), []);
  return (
    <header className="relative z-20 flex h-14 shrink-0 items-center justify-center border-b border-line bg-ground px-3 md:px-5">
      <SearchField />
    </header>
  );
}
