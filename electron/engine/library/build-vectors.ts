import { isAlbumenError } from '../../../shared/contract/errors.ts';
import { ENCODE_BATCH_GPU, STORE_BATCH } from '../config.ts';
import type { DecodedPhoto, SkippedFile } from '../decode/decoded-photo.ts';
import type { Encoders } from '../encode/encoders.ts';
import type { StoreWriter } from '../store/library-store.ts';
import type { FileRow, PhotoRow, VectorRow } from '../store/photo-row.ts';
import type { ThumbnailFiles } from '../thumbs/thumbnail-files.ts';
import type { DecodePool } from '../workers/decode-pool.ts';
import { decodeRequest } from './ingest-photos.ts';
import type { ProgressReporter } from './progress.ts';

export interface BuildContext {
  readonly store: StoreWriter;
  readonly pool: DecodePool;
  readonly encoders: Encoders;
  readonly thumbnails: ThumbnailFiles;
  readonly progress: ProgressReporter;
  readonly signal: AbortSignal;
  /** Awaited before each batch: holds back while a person is busy. */
  readonly breathe: () => Promise<void>;
}

/**
 * Give every photo a vector of this pack: photos that have one are left alone, so that the work resumes where it was
 * interrupted. A photo whose file is away is encoded from its thumbnail; one that can be had from neither is passed over
 * and tried again in the next run.
 */
export async function buildVectors(context: BuildContext): Promise<void> {
  const { store, encoders, progress, signal } = context;
  const { fingerprint } = encoders.pack;
  const waiting = await store.idsWithoutVector(fingerprint, Number.MAX_SAFE_INTEGER);
  if (waiting.length === 0) return;
  progress.update({ phase: 'rebuilding', total: progress.done + waiting.length });
  for (let start = 0; start < waiting.length && !signal.aborted; start += STORE_BATCH) {
    const ids = waiting.slice(start, start + STORE_BATCH);
    const photos = await store.photosById(ids);
    const files = Map.groupBy(await store.filesOf(ids), (file) => file.photoId);
    await store.setVectors(fingerprint, await encodePhotos(photos, files, context));
  }
}

async function encodePhotos(
  photos: readonly PhotoRow[],
  files: ReadonlyMap<string | null, FileRow[]>,
  context: BuildContext,
): Promise<VectorRow[]> {
  const vectors: VectorRow[] = [];
  for (let start = 0; start < photos.length && !context.signal.aborted; start += ENCODE_BATCH_GPU) {
    await context.breathe();
    const batch = photos.slice(start, start + ENCODE_BATCH_GPU);
    const pixels = await Promise.all(batch.map((photo) => pixelsOf(photo, files.get(photo.id) ?? [], context)));
    const found = batch.flatMap((photo, i) => (pixels[i] ? [{ id: photo.id, pixels: pixels[i] }] : []));
    if (found.length > 0) {
      const encoded = await context.encoders.encodeImages(found.map((one) => one.pixels));
      for (const [i, one] of found.entries()) vectors.push({ id: one.id, vector: encoded[i] as Float32Array });
    }
    for (const _ of batch) context.progress.photoDone();
  }
  return vectors;
}

/** Model input of a photo from the first of its files that still holds it, else from its thumbnail; null from neither. */
async function pixelsOf(photo: PhotoRow, files: readonly FileRow[], context: BuildContext): Promise<Uint8Array | null> {
  const spec = context.encoders.pack.image.pixels;
  for (const file of files.filter((row) => row.state === 'present')) {
    const decoded = await decodeOrNull({ path: file.path, mtimeMs: file.mtimeMs }, photo.sizeBytes);
    if (decoded?.contentHash === photo.id && decoded.pixels) return decoded.pixels;
  }
  const thumbnail = await context.thumbnails.has(photo.id);
  if (!thumbnail) return null;
  return (await decodeOrNull({ path: context.thumbnails.pathOf(photo.id), mtimeMs: 0 }, 0))?.pixels ?? null;

  async function decodeOrNull(file: { path: string; mtimeMs: number }, sizeBytes: number): Promise<DecodedPhoto | null> {
    try {
      const decoded: DecodedPhoto | SkippedFile = await context.pool.decode(decodeRequest({ ...file, sidecar: null }, spec), sizeBytes);
      return 'skipped' in decoded ? null : decoded;
    } catch (error) {
      // The file changed or went away since the scan: the next place, the thumbnail or the next run serves.
      if (isAlbumenError(error) && error.code !== 'cancelled') return null;
      throw error;
    }
  }
}
