/** Id of the one search field: commands and chips find it where it stands. */
export const SEARCH_FIELD_ID = 'search-field';

/** True while there is a search field to go to: not on the first screen. */
export function hasSearchField(): boolean {
  return searchField() !== null;
}

/** Put the focus into the search field, with all its words selected, or those of a chip that is to be edited. */
export function focusSearchField(start?: number, end?: number): void {
  const field = searchField();
  if (!field) return;
  field.focus();
  field.setSelectionRange(start ?? 0, end ?? field.value.length);
}

function searchField(): HTMLInputElement | null {
  return document.querySelector<HTMLInputElement>(`#${SEARCH_FIELD_ID}`);
}
