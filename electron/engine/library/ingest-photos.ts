import { AlbumenError, isAlbumenError } from '../../../shared/contract/errors.ts';
import { DECODED_WAITING_MAX, ENCODE_WAIT_MS, STORE_BATCH, STORE_WAIT_MAX_MS, STORE_WAIT_MIN_MS, STORE_WAIT_SHARE } from '../config.ts';
import type { DecodedPhoto, PixelSpec } from '../decode/decoded-photo.ts';
import type { Encoders } from '../encode/encoders.ts';
import type { FoundFile } from '../scan/find-photos.ts';
import type { FileRow } from '../store/photo-row.ts';
import type { ThumbnailFiles } from '../thumbs/thumbnail-files.ts';
import type { DecodePool } from '../workers/decode-pool.ts';
import { WorkerLostError } from '../workers/supervise-worker.ts';
import { createBatchQueue, type BatchQueue } from './batch-queue.ts';
import type { PlaceBook } from './place-book.ts';
import type { ProgressReporter } from './progress.ts';

/** A file whose bytes must be read, and what the library knows of its path. */
export interface FileToRead {
  readonly file: FoundFile;
  readonly known: FileRow | null;
  /** Hash before decoding: the content may be known already (a moved or copied file, a touched one). */
  readonly hashFirst: boolean;
}

/** What became of one file; written to the store in batches. */
export type ReadFile = { readonly file: FoundFile; readonly known: FileRow | null } & (
  | { readonly type: 'photo'; readonly decoded: DecodedPhoto; readonly vector: Float32Array | null; readonly written: () => void }
  | { readonly type: 'known-content'; readonly contentHash: string }
  | { readonly type: 'skipped'; readonly reason: string }
  | { readonly type: 'failed'; readonly reason: string; readonly passing: boolean }
);

export interface IngestContext {
  readonly pool: DecodePool;
  readonly encoders: Encoders;
  /** Photos per call of the image encoder, once it is known what runs it: photos are decoded meanwhile. */
  readonly encodeBatch: Promise<number>;
  readonly book: PlaceBook;
  readonly thumbnails: ThumbnailFiles;
  readonly progress: ProgressReporter;
  readonly signal: AbortSignal;
  /** Awaited before each file is read and each batch encoded: holds back while a person is busy. */
  readonly breathe: () => Promise<void>;
  /** Write one batch: photos before files, so that a kill loses at most this batch. */
  readonly writeBatch: (batch: readonly ReadFile[]) => Promise<void>;
}

type WaitingPhoto = Extract<ReadFile, { type: 'photo' }>;

/**
 * Read, decode, encode and store files. Three stages run side by side: decoding looks ahead of the encoder by a bounded
 * number of photos, the encoder never waits for the store while fewer than a few batches are unwritten.
 *
 * An abort stops reading and encoding at once and writes what is encoded.
 * @throws what the store throws (a full disk) and AlbumenError `model-failed` or `worker-failed` when encoding fails for good.
 */
export async function ingestFiles(files: readonly FileToRead[], context: IngestContext): Promise<void> {
  const { pool, signal } = context;
  const startedAt = Date.now();
  const toEncode = createBatchQueue<WaitingPhoto>(DECODED_WAITING_MAX, () => ENCODE_WAIT_MS);
  const toStore = createBatchQueue<ReadFile>(STORE_BATCH * 4, () => storeWaitMs(Date.now() - startedAt));
  const storeQueue: Pick<BatchQueue<ReadFile>, 'push' | 'flush'> = {
    async push(item) {
      await toStore.push(item);
      context.progress.photoDone();
    },
    flush: () => toStore.flush(),
  };
  const reader = createFileReader(context, toEncode, storeQueue);
  const remaining = files.values();

  async function readLoop(): Promise<void> {
    for (const file of remaining) {
      if (signal.aborted) return;
      try {
        await untilAborted(signal, context.breathe());
        if (signal.aborted) return;
        await untilAborted(signal, reader.read(file));
      } catch (error) {
        if (!signal.aborted) throw error;
      }
    }
  }

  async function readAll(): Promise<void> {
    // Twice what is decoded at once: the next file waits wherever one is done.
    await Promise.all(Array.from({ length: 2 * pool.width }, readLoop));
    if (signal.aborted) toEncode.fail(new AlbumenError('cancelled', 'indexing was interrupted'));
    toEncode.end();
  }

  async function encodeAndPush(batch: readonly WaitingPhoto[]): Promise<void> {
    await context.breathe();
    if (signal.aborted) return;
    const vectors = await encodeBatch(context.encoders, batch);
    for (const [i, photo] of batch.entries()) await storeQueue.push({ ...photo, vector: vectors[i] as Float32Array });
  }

  async function encodeAll(): Promise<void> {
    // Two batches are under way: the next one already waits in the encoder's process when the first is done.
    let before: Promise<void> = Promise.resolve();
    const size = await context.encodeBatch;
    for (let batch = await toEncode.next(size); batch !== null; batch = await toEncode.next(size)) {
      const now = encodeAndPush(batch);
      now.catch(() => undefined); // Awaited one turn later, or below.
      await before;
      before = now;
    }
    await before;
  }

  async function encodeThenEnd(): Promise<void> {
    await untilAborted(signal, encodeAll());
    await untilAborted(signal, reader.copiesPushed());
    toStore.end();
  }

  async function writeAll(): Promise<void> {
    for (let batch = await toStore.next(STORE_BATCH); batch !== null; batch = await toStore.next(STORE_BATCH)) {
      await context.writeBatch(batch);
      for (const item of batch) if (item.type === 'photo') item.written();
    }
  }

  const stages = [readAll(), encodeThenEnd(), writeAll()];
  try {
    await Promise.all(stages);
  } catch (error) {
    toEncode.fail(error);
    toStore.fail(error);
    await Promise.allSettled(stages);
    throw error;
  }
}

function createFileReader(context: IngestContext, toEncode: BatchQueue<WaitingPhoto>, toStore: Pick<BatchQueue<ReadFile>, 'push' | 'flush'>) {
  const { pool, book, encoders, thumbnails } = context;
  const firstCopies = new Map<string, Promise<void>>();
  const copies: Promise<void>[] = [];

  async function read({ file, known, hashFirst }: FileToRead): Promise<void> {
    try {
      if (hashFirst) {
        const { contentHash } = await pool.hash(file.path, file.sizeBytes);
        const hasNewSidecar = known?.photoId === contentHash && known.sidecarSignature !== (file.sidecar?.signature ?? null);
        if (book.knows(contentHash) && !hasNewSidecar && (await thumbnails.has(contentHash))) {
          return await toStore.push({ type: 'known-content', file, known, contentHash });
        }
      }
      const decoded = await pool.decode(decodeRequest(file, encoders.pack.image.pixels), file.sizeBytes);
      if ('skipped' in decoded) return await toStore.push({ type: 'skipped', file, known, reason: decoded.skipped });
      await route(file, known, decoded);
    } catch (error) {
      if (!isAlbumenError(error) || error.code === 'cancelled' || error instanceof WorkerLostError) throw error;
      // Only what the bytes themselves are to blame for is final; the rest (permissions, a vanished file) passes.
      await toStore.push({ type: 'failed', file, known, reason: error.message, passing: error.code !== 'decode-failed' });
    }
  }

  async function route(file: FoundFile, known: FileRow | null, decoded: DecodedPhoto): Promise<void> {
    const { contentHash } = decoded;
    // A known photo is written again where its sidecar changed, and where it has no thumbnail yet (or lost it).
    const isRefresh = book.knows(contentHash) && (known?.photoId === contentHash || !(await thumbnails.has(contentHash)));
    if (book.knows(contentHash) && !isRefresh) {
      return toStore.push({ type: 'known-content', file, known, contentHash });
    }
    const first = firstCopies.get(contentHash);
    if (first) {
      // A copy's file row may only be written once the photo itself is: a kill between them would lose the photo.
      const pushed = first.then(() => toStore.push({ type: 'known-content', file, known, contentHash }));
      pushed.catch(() => undefined); // Awaited in copiesPushed, unless the run fails before.
      copies.push(pushed);
      return;
    }
    let written = (): void => undefined;
    firstCopies.set(contentHash, new Promise((resolve) => (written = resolve)));
    const photo: WaitingPhoto = { type: 'photo', file, known, decoded, vector: null, written };
    if (isRefresh || decoded.pixels === null) await toStore.push(photo);
    else await toEncode.push(photo);
  }

  return {
    read,
    /** Resolves once the copies of photos found in this run are on their way to the store. */
    async copiesPushed(): Promise<void> {
      if (copies.length > 0) toStore.flush();
      await Promise.all(copies);
    },
  };
}

export function decodeRequest(file: Pick<FoundFile, 'path' | 'mtimeMs' | 'sidecar'>, pixels: PixelSpec) {
  return { path: file.path, pixels, sidecarPath: file.sidecar?.path ?? null, mtimeMs: file.mtimeMs };
}

/** Encode a batch; a process that died on it gets two more chances before the run stops. */
async function encodeBatch(encoders: Encoders, batch: readonly WaitingPhoto[]): Promise<Float32Array[]> {
  const images = batch.map((photo) => photo.decoded.pixels as Uint8Array);
  for (let attempt = 1; ; attempt++) {
    try {
      return await encoders.encodeImages(images);
    } catch (error) {
      if (!isAlbumenError(error, 'worker-failed') || attempt === 3) throw error;
    }
  }
}

async function untilAborted(signal: AbortSignal, work: Promise<void>): Promise<void> {
  let stop = (): void => undefined;
  const aborted = new Promise<void>((resolve) => {
    stop = resolve;
    if (signal.aborted) resolve();
    signal.addEventListener('abort', stop, { once: true });
  });
  try {
    await Promise.race([work, aborted]);
  } finally {
    signal.removeEventListener('abort', stop);
    // The work goes on or fails unseen once the run is aborted; its result is no longer wanted.
    if (signal.aborted) work.catch(() => undefined);
  }
}

/** How long a photo waits for its batch to fill up, so long after the run began: at first new photos are soon found. */
function storeWaitMs(elapsedMs: number): number {
  return Math.min(STORE_WAIT_MAX_MS, Math.max(STORE_WAIT_MIN_MS, elapsedMs * STORE_WAIT_SHARE));
}
