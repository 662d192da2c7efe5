import { posix } from 'node:path';
import { pairBundles } from '../scan/pair-bundles.ts';
import { withoutMarks } from '../store/apply-marks.ts';
import type { StoreWriter } from '../store/library-store.ts';
import type { FileRow } from '../store/photo-row.ts';
import type { PlaceBook } from './place-book.ts';

/** Kinds that always stand for themselves; a lone file of another kind may have lost the photo that stood for it. */
const STANDS_FOR_ITSELF = /\.(jpe?g|jfif|hei[cf]|png|webp|avif|tiff?|gif|bmp)$/i;

/**
 * Pair RAW with JPEG and the halves of Live Photos in folders that changed, and part pairs that fell apart. Only files
 * that share a name with another, or might have, are looked up.
 */
export async function pairStoredBundles(folders: ReadonlySet<string>, book: PlaceBook, store: StoreWriter): Promise<void> {
  if (folders.size === 0) return;
  const near = candidatesIn(folders, book);
  // A candidate's other places count too: a copy elsewhere must not part a pair that holds here.
  const everywhere = new Set(near.flatMap((file) => book.pathsOf(file.photoId).map((path) => posix.dirname(path))));
  const candidates = candidatesIn(everywhere.union(folders), book);
  const rows = await store.photosById([...new Set(candidates.map((file) => file.photoId))]);
  // A date that the person corrected in one half must not part a pair: the files' own times count.
  const asFiles = new Map(rows.map((photo) => [photo.id, withoutMarks(photo)]));
  const primaryOf = pairBundles(
    candidates.flatMap(({ path, photoId }) => {
      const photo = asFiles.get(photoId);
      // The file's own time says when it was copied, not when it was taken.
      return photo ? [{ ...photo, path, takenAtMs: photo.takenAtSource === 'file-time' ? null : photo.takenAtMs }] : [];
    }),
  );
  const patches = rows.flatMap((photo) => {
    const bundleOf = primaryOf.get(photo.id) ?? null;
    return bundleOf === photo.bundleOf ? [] : [{ id: photo.id, bundleOf }];
  });
  if (patches.length > 0) await store.patchPhotos(patches);
}

type PlacedFile = FileRow & { readonly photoId: string };

function candidatesIn(folders: ReadonlySet<string>, book: PlaceBook): PlacedFile[] {
  const byStem = new Map<string, PlacedFile[]>();
  for (const file of book.files()) {
    if (file.photoId === null || file.state === 'gone' || !folders.has(posix.dirname(file.path))) continue;
    const stem = file.path.slice(0, file.path.length - posix.extname(file.path).length).toLowerCase();
    const group = byStem.get(stem);
    if (group) group.push(file as PlacedFile);
    else byStem.set(stem, [file as PlacedFile]);
  }
  return [...byStem.values()].flatMap((group) =>
    group.length > 1 || !STANDS_FOR_ITSELF.test((group[0] as PlacedFile).path) ? group : [],
  );
}
