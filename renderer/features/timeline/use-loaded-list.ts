import { useEffect } from 'react';
import { useLibrary, useLibraryList, type Shown } from '../../stores/library.ts';
import type { PhotoList } from '../../stores/photo-list.ts';

/** One list of the library, read when it is first shown; null until then. */
export function useLoadedList(shown: Shown): PhotoList | null {
  const list = useLibraryList(shown);
  // What goes wrong is the library's `problem`.
  useEffect(() => void useLibrary.getState().load(shown), [shown]);
  return list;
}
