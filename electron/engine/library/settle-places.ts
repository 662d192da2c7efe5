import type { StoreWriter } from '../store/library-store.ts';
import type { FileRow } from '../store/photo-row.ts';
import type { PlaceBook } from './place-book.ts';
import { patchPlaces } from './write-batch.ts';

/** Files per write. */
const SETTLE_BATCH = 5_000;

/**
 * Files that are gone lose their place, and only that. The last place of a photo that no file holds any more stays on
 * record as `gone`: the photo is hidden, keeps everything, and comes back when its content is seen again.
 */
export async function settleGone(gone: readonly FileRow[], book: PlaceBook, store: StoreWriter): Promise<void> {
  for (const row of gone) book.remove(row.path);
  const kept = new Set<string>();
  const lastPlaces: FileRow[] = [];
  for (const row of gone) {
    if (row.photoId === null || kept.has(row.photoId) || book.pathsOf(row.photoId).length > 0) continue;
    kept.add(row.photoId);
    const last: FileRow = { ...row, state: 'gone' };
    book.put(last);
    lastPlaces.push(last);
  }
  const lastPaths = new Set(lastPlaces.map((row) => row.path));
  await patchPhotosOf(gone, book, store);
  for (const batch of batches(lastPlaces)) await store.upsertFiles(batch);
  for (const batch of batches(gone.filter((row) => !lastPaths.has(row.path)))) {
    await store.deleteFiles(batch.map((row) => row.path));
  }
}

/** Files whose state changed though their bytes did not: back in place, or away with their drive. */
export async function settleReturned(rows: readonly FileRow[], book: PlaceBook, store: StoreWriter): Promise<void> {
  for (const row of rows) book.put(row);
  await patchPhotosOf(rows, book, store);
  for (const batch of batches(rows)) await store.upsertFiles(batch);
}

async function patchPhotosOf(rows: readonly FileRow[], book: PlaceBook, store: StoreWriter): Promise<void> {
  const ids = [...new Set(rows.flatMap((row) => row.photoId ?? []))];
  for (const batch of batches(ids)) {
    await patchPlaces(batch, { store, book });
  }
}

function* batches<T>(items: readonly T[]): Generator<readonly T[]> {
  for (let start = 0; start < items.length; start += SETTLE_BATCH) yield items.slice(start, start + SETTLE_BATCH);
}
