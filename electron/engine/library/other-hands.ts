import type { StoreWriter } from '../store/library-store.ts';
import type { FileRow } from '../store/photo-row.ts';
import type { PlaceBook } from './place-book.ts';

/**
 * [Note: Other hands]
 * While an index run goes on for hours, the person moves photos to the trash, gives them back and takes folders away. The
 * run learns of every file row that somebody else writes: its book is brought up to date, and what it found out about
 * such a path before (read, gone, back again) counts no longer. Each of its steps that reads rows and writes what follows
 * from them takes a turn, so that nobody's change falls between the two.
 */
export interface OtherHands {
  /** From here on this book follows what others write, and what they wrote since the watch began. */
  bringUpToDate(book: PlaceBook): void;
  /** True for a path whose row somebody else wrote or deleted since the watch began. */
  touched(path: string): boolean;
  /** Run one step of the index run; what it writes is its own. */
  inTurn<T>(work: () => Promise<T>): Promise<T>;
  stop(): void;
}

/** Watch what others write while a run goes on; begin before the run reads the file rows. */
export function watchOtherHands(store: Pick<StoreWriter, 'inTurn' | 'watchFiles'>): OtherHands {
  const heard = new Map<string, FileRow | null>();
  let following: PlaceBook | null = null;
  let isOwn = false;
  const stop = store.watchFiles((changes) => {
    if (isOwn) return;
    for (const [path, row] of changes) {
      heard.set(path, row);
      if (following) follow(following, path, row);
    }
  });
  return {
    bringUpToDate(book) {
      for (const [path, row] of heard) follow(book, path, row);
      following = book;
    },
    touched: (path) => heard.has(path),
    inTurn: (work) =>
      store.inTurn(async () => {
        isOwn = true;
        try {
          return await work();
        } finally {
          isOwn = false;
        }
      }),
    stop,
  };
}

function follow(book: PlaceBook, path: string, row: FileRow | null): void {
  if (row) book.put(row);
  else book.remove(path);
}
