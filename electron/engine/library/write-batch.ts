import type { DecodedPhoto } from '../decode/decoded-photo.ts';
import type { FoundFile } from '../scan/find-photos.ts';
import type { StoreWriter } from '../store/library-store.ts';
import type { FileRow, MarkRow, PhotoRow, VectorRow } from '../store/photo-row.ts';
import type { ThumbnailFiles } from '../thumbs/thumbnail-files.ts';
import type { ReadFile } from './ingest-photos.ts';
import { makePhotoRow, type NamePlace } from './make-photo-row.ts';
import type { PlaceBook } from './place-book.ts';
import { isSamePicture, turnsLeft } from './same-picture.ts';

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
  await store.upsertPhotos(photoRows(photos, before, context), {
    fingerprint: context.fingerprint,
    rows: photos.flatMap(({ decoded, vector }): VectorRow[] => (vector ? [{ id: decoded.contentHash, vector }] : [])),
  });
  for (const { decoded } of photos) touched.delete(decoded.contentHash);
  await patchPlaces([...touched], context);
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

/** Bring `paths` of stored photos to what the book says; ids that are unknown are passed over. */
export async function patchPlaces(photoIds: readonly string[], { store, book }: Pick<WriteContext, 'store' | 'book'>): Promise<void> {
  if (photoIds.length > 0) await store.patchPhotos(photoIds.map((id) => ({ id, paths: book.pathsOf(id) })));
}

function photoRows(
  photos: readonly ReadPhoto[],
  before: ReadonlyMap<string, PhotoRow>,
  { book, namePlace }: WriteContext,
): PhotoRow[] {
  return photos.map(({ decoded }) => {
    const id = decoded.contentHash;
    const known = before.get(id);
    const standing = {
      paths: book.pathsOf(id),
      bundleOf: known?.bundleOf ?? null,
      autoTags: known?.autoTags ?? null,
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
): Promise<{ inherited: MarkRow[]; replaced: string[] }> {
  const inherited: MarkRow[] = [];
  const replaced: string[] = [];
  for (const { decoded } of photos) {
    const heir = decoded.contentHash;
    const old = before.get(displacedBy.get(heir) ?? '');
    if (!old || !isSamePicture(decoded, old)) continue;
    replaced.push(old.id);
    const marks = Map.groupBy(await store.marksOf([heir, old.id]), (mark) => mark.photoId);
    // What was said last counts, where the new content was known before and has a word of its own.
    const own = new Map((marks.get(heir) ?? []).map((mark) => [mark.kind, mark.updatedAtMs]));
    for (const mark of marks.get(old.id) ?? []) {
      if ((own.get(mark.kind) ?? 0) < mark.updatedAtMs) inherited.push({ ...mark, photoId: heir, value: inheritedValue(mark, decoded, old) });
    }
  }
  return { inherited, replaced };
}

/** A turn that the other program has made in the file itself is not made again. */
function inheritedValue(mark: MarkRow, now: DecodedPhoto, before: PhotoRow): string {
  const turns: unknown = mark.kind === 'quarterTurns' ? JSON.parse(mark.value) : null;
  return typeof turns === 'number' ? JSON.stringify(turnsLeft(turns, now, before)) : mark.value;
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
