import type { FoundFile } from '../scan/find-photos.ts';
import type { StoreWriter } from '../store/library-store.ts';
import type { FileRow, MarkRow, PhotoRow, VectorRow } from '../store/photo-row.ts';
import type { ThumbnailFiles } from '../thumbs/thumbnail-files.ts';
import type { ReadFile } from './ingest-photos.ts';
import { isVisible, makePhotoRow, type NamePlace } from './make-photo-row.ts';
import type { PlaceBook } from './place-book.ts';
import { isSamePicture } from './same-picture.ts';

export interface WriteContext {
  readonly store: StoreWriter;
  readonly book: PlaceBook;
  readonly thumbnails: ThumbnailFiles;
  readonly fingerprint: string;
  readonly namePlace: NamePlace;
}

type ReadPhoto = Extract<ReadFile, { type: 'photo' }>;

/**
 * Write what became of a batch of files.
 *
 * [Note: Photos before files]
 * The order is thumbnails, marks, photos, files. A kill after any step leaves photos whose file row is missing: the next
 * run reads that file again and finds its content known. The other way round, a file would count as unchanged though
 * its photo was never written.
 */
export async function writeBatch(batch: readonly ReadFile[], context: WriteContext): Promise<void> {
  const { store, book, thumbnails } = context;
  const photos = batch.filter((item) => item.type === 'photo');
  await Promise.all(photos.map(async ({ decoded }) => {
    if (decoded.thumbnail) await thumbnails.save(decoded.contentHash, decoded.thumbnail);
  }));

  const fileRows = batch.map(fileRowOf);
  const displacedBy = new Map<string, string>();
  const touched = new Set<string>();
  for (const row of fileRows) {
    const displaced = book.put(row);
    if (displaced) touched.add(displaced);
    if (displaced && row.photoId) displacedBy.set(row.photoId, displaced);
    if (row.photoId) touched.add(row.photoId);
  }
  const before = new Map((await store.photosById([...touched])).map((row) => [row.id, row]));
  const marks = await inheritMarks(photos, displacedBy, before, store);

  await store.upsertMarks(marks.inherited);
  await store.upsertPhotos(photoRows(photos, before, marks.ratings, context), {
    fingerprint: context.fingerprint,
    rows: photos.flatMap(({ decoded, vector }): VectorRow[] => (vector ? [{ id: decoded.contentHash, vector }] : [])),
  });
  for (const { decoded } of photos) touched.delete(decoded.contentHash);
  await patchPlaces([...touched], before, context);
  await store.upsertFiles(fileRows);
  await dropReplaced(marks.replaced, context);
}

/**
 * [Note: Replaced versions]
 * A content whose file was rewritten with the same picture is no lost photo: what a person made went on to the new
 * content, so its row, vector and thumbnail go, and a library does not grow with every keyword. Its marks stay, for
 * the day when an old copy turns up again. A kill before this step leaves a hidden photo, nothing worse.
 */
async function dropReplaced(ids: readonly string[], { store, book, thumbnails }: WriteContext): Promise<void> {
  const unused = ids.filter((id) => book.pathsOf(id).length === 0);
  if (unused.length === 0) return;
  await store.dropReplacedPhotos(unused);
  for (const id of unused) {
    book.forget(id);
    await thumbnails.remove(id);
  }
}

/** Bring `paths` and `isVisible` of stored photos to what the book says. */
export async function patchPlaces(
  photoIds: readonly string[],
  before: ReadonlyMap<string, Pick<PhotoRow, 'bundleOf'>>,
  { store, book }: Pick<WriteContext, 'store' | 'book'>,
): Promise<void> {
  const patches = photoIds.flatMap((id) => {
    const row = before.get(id);
    if (!row) return [];
    const paths = book.pathsOf(id);
    return [{ id, paths, isVisible: isVisible(paths, row.bundleOf) }];
  });
  if (patches.length > 0) await store.patchPhotos(patches);
}

function photoRows(
  photos: readonly ReadPhoto[],
  before: ReadonlyMap<string, PhotoRow>,
  ratings: ReadonlyMap<string, number>,
  { book, namePlace }: WriteContext,
): PhotoRow[] {
  return photos.map(({ decoded }) => {
    const id = decoded.contentHash;
    const known = before.get(id);
    const standing = {
      paths: book.pathsOf(id),
      bundleOf: known?.bundleOf ?? null,
      rating: ratings.get(id) ?? null,
      addedAtMs: known?.addedAtMs ?? Date.now(),
    };
    return makePhotoRow(decoded, standing, namePlace);
  });
}

/**
 * What a person said about a photo follows it when another program wrote into the file or turned it without loss.
 * The old content keeps its marks too: its copy may turn up again.
 */
async function inheritMarks(
  photos: readonly ReadPhoto[],
  displacedBy: ReadonlyMap<string, string>,
  before: ReadonlyMap<string, PhotoRow>,
  store: StoreWriter,
): Promise<{ inherited: MarkRow[]; ratings: Map<string, number>; replaced: string[] }> {
  const heirs = new Map<string, string>();
  for (const { decoded } of photos) {
    const old = before.get(displacedBy.get(decoded.contentHash) ?? '');
    if (old && isSamePicture(decoded, old)) heirs.set(decoded.contentHash, old.id);
  }
  const ids = new Set([...photos.map(({ decoded }) => decoded.contentHash), ...heirs.values()]);
  const marks = Map.groupBy(await store.marksOf([...ids]), (mark) => mark.photoId);
  const inherited: MarkRow[] = [];
  for (const [heir, old] of heirs) {
    const own = new Set((marks.get(heir) ?? []).map((mark) => mark.kind));
    for (const mark of marks.get(old) ?? []) if (!own.has(mark.kind)) inherited.push({ ...mark, photoId: heir });
  }
  const ratings = new Map<string, number>();
  for (const mark of [...marks.values()].flat().concat(inherited)) {
    if (mark.kind === 'rating') ratings.set(mark.photoId, JSON.parse(mark.value) as number);
  }
  return { inherited, ratings, replaced: [...heirs.values()] };
}

function fileRowOf(item: ReadFile): FileRow {
  const { file, known } = item;
  const row = baseFileRow(file);
  switch (item.type) {
    case 'photo':
      return { ...row, state: 'present', photoId: item.decoded.contentHash };
    case 'known-content':
      return { ...row, state: 'present', photoId: item.contentHash };
    case 'skipped':
      return { ...row, state: 'skipped', reason: item.reason };
    case 'failed':
      return {
        ...row,
        // A size that no file has makes the next run try again what the bytes are not to blame for.
        sizeBytes: item.passing ? -1 : row.sizeBytes,
        state: 'failed',
        reason: item.reason,
        attempts: (known?.attempts ?? 0) + 1,
      };
  }
}

function baseFileRow(file: FoundFile): FileRow {
  return {
    path: file.path,
    root: file.root,
    state: 'present',
    photoId: null,
    sizeBytes: file.sizeBytes,
    mtimeMs: file.mtimeMs,
    inode: file.inode,
    sidecarSignature: file.sidecar?.signature ?? null,
    reason: null,
    attempts: 0,
  };
}
