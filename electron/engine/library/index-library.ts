import type { IndexReport } from '../../../shared/contract/schemas.ts';
import { ENCODE_BATCH_CPU, ENCODE_BATCH_GPU } from '../config.ts';
import type { Encoders } from '../encode/encoders.ts';
import { diffLibrary, type LibraryDiff } from '../scan/diff-library.ts';
import { isWithin } from '../scan/list-folder.ts';
import { findPhotos } from '../scan/find-photos.ts';
import type { LibraryFolder, StoreWriter } from '../store/library-store.ts';
import type { ThumbnailFiles } from '../thumbs/thumbnail-files.ts';
import { createDecodePool, type DecodePool } from '../workers/decode-pool.ts';
import type { StartWorker } from '../workers/worker-port.ts';
import { buildVectors } from './build-vectors.ts';
import { ingestFiles, type FileToRead, type ReadFile } from './ingest-photos.ts';
import type { NamePlace } from './make-photo-row.ts';
import { pairStoredBundles } from './pair-stored-bundles.ts';
import { watchOtherHands, type OtherHands } from './other-hands.ts';
import { createPlaceBook, type PlaceBook } from './place-book.ts';
import type { ProgressReporter } from './progress.ts';
import { settleGone, settleReturned } from './settle-places.ts';
import { createTally, type Tally } from './tally.ts';
import { patchPlaces, writeBatch, type WriteContext } from './write-batch.ts';

export interface IndexContext {
  readonly store: StoreWriter;
  readonly thumbnails: ThumbnailFiles;
  readonly namePlace: NamePlace;
  readonly startWorker: StartWorker;
  /** The active pack's encoders. */
  readonly encoders: Encoders;
  /** Encoders of a pack being built beside it; its vectors are filled after new photos are in. */
  readonly building: Encoders | null;
  readonly progress: ProgressReporter;
  readonly signal: AbortSignal;
  /** Processor cores for reading photos. */
  readonly cores: number;
  /** Awaited before each piece of heavy work: resolves at once, or when the person is no longer busy. */
  readonly breathe: () => Promise<void>;
}

export interface IndexJob {
  /** Folders to walk, absolute. */
  readonly folders: readonly string[];
  /** Only these parts of them, absolute; without it, all. */
  readonly within?: readonly string[] | undefined;
  /** Folders below them that the person left out, absolute. */
  readonly excluded: readonly string[];
  readonly verify: boolean;
  readonly retryFailed: boolean;
  /** Folders never to walk: the library's own. */
  readonly leaveOut: readonly string[];
}

/**
 * Bring the library to what its folders hold: scan, diff, read what is new or changed, settle what moved or is gone,
 * pair bundles, and fill the vectors of a pack that is being built.
 *
 * An abort ends the run within a second with everything done so far kept; the report says `interrupted`.
 * @throws AlbumenError `disk-full`, `model-failed` or `worker-failed` when the run cannot go on; what is done is kept.
 */
export async function indexLibrary(job: IndexJob, context: IndexContext): Promise<IndexReport> {
  const hands = watchOtherHands(context.store);
  try {
    return await runIndex(job, context, hands);
  } finally {
    hands.stop();
  }
}

async function runIndex(job: IndexJob, context: IndexContext, hands: OtherHands): Promise<IndexReport> {
  const startedAtMs = Date.now();
  const { store, signal, encoders } = context;
  const [found, files, wasOpen] = await Promise.all([
    findPhotos(job.folders, { signal, leaveOut: [...job.leaveOut, ...job.excluded], within: job.within }),
    store.listFiles(),
    store.isRunOpen(),
  ]);
  const book = createPlaceBook(files);
  hands.bringUpToDate(book);
  const known = files.filter((row) => row.state !== 'gone');
  const diff = diffLibrary(found, known, { excluded: job.excluded, verify: job.verify, retryFailed: job.retryFailed });
  const tally = createTally(diff, found);

  const hasWork = wasOpen || diff.toRead.length + diff.gone.length + diff.returned.length + diff.away.length > 0;
  const unread = context.building ? await store.idsWithoutVector(context.building.pack.fingerprint, 1) : [];
  if ((hasWork || unread.length > 0) && !signal.aborted) {
    await store.setRunOpen(true);
    const pool = createDecodePool(context.startWorker, context.cores);
    try {
      await changeLibrary({ diff, book, tally, pool, wasOpen, hands }, context);
    } finally {
      pool.close();
    }
  }

  const seconds = (Date.now() - startedAtMs) / 1000;
  const provider = tally.read > 0 ? (await encoders.provider()).provider : null;
  return tally.report({ seconds, provider, model: encoders.pack.id, interrupted: signal.aborted });
}

interface Change {
  readonly diff: LibraryDiff;
  readonly book: PlaceBook;
  readonly tally: Tally;
  readonly pool: DecodePool;
  readonly wasOpen: boolean;
  readonly hands: OtherHands;
}

async function changeLibrary({ diff, book, tally, pool, wasOpen, hands }: Change, context: IndexContext): Promise<void> {
  const { store, encoders, progress, signal } = context;
  const untouched = (row: { readonly path: string }): boolean => !hands.touched(row.path);
  await hands.inTurn(async () => {
    if (wasOpen) await recoverPlaces(book, store);
    await settleReturned([...diff.returned, ...diff.away].filter(untouched), book, store);
  });

  const write: WriteContext = {
    store,
    book,
    thumbnails: context.thumbnails,
    fingerprint: encoders.pack.fingerprint,
    namePlace: context.namePlace,
  };
  if (diff.toRead.length > 0) {
    progress.update({ phase: 'indexing', total: diff.toRead.length });
    pool.warm();
    await ingestFiles(diff.toRead.map((entry) => fileToRead(entry, book)), {
      pool,
      encoders,
      encodeBatch: announceProvider(encoders, progress).then((provider) => (provider === 'cpu' ? ENCODE_BATCH_CPU : ENCODE_BATCH_GPU)),
      book,
      thumbnails: context.thumbnails,
      progress,
      signal,
      breathe: context.breathe,
      async writeBatch(batch: readonly ReadFile[]) {
        await hands.inTurn(async () => await writeBatch(await stillWanted(batch, hands, store), write));
        tally.count(batch);
        progress.update({ failed: tally.failures });
      },
    });
  }
  if (!signal.aborted) {
    await hands.inTurn(async () => {
      await settleGone(diff.gone.filter(untouched), book, store);
      await pairStoredBundles(tally.changedFolders(), book, store);
    });
    // A killed run may have left photos without their vector; a pack beside the active one is filled here too.
    for (const each of context.building ? [encoders, context.building] : [encoders]) {
      await buildVectors({ store, pool, encoders: each, thumbnails: context.thumbnails, progress, signal, breathe: context.breathe });
    }
  }
  progress.update({ phase: 'finishing' });
  if (!signal.aborted) {
    if (context.building) await store.activatePack(context.building.pack.fingerprint);
    await store.maintain();
    await store.setRunOpen(false);
  }
}

/** Say which provider runs, and why not a better one, before the first photo is encoded. */
async function announceProvider(encoders: Encoders, progress: ProgressReporter): Promise<string> {
  const { provider, rejected } = await encoders.provider();
  progress.update({ provider, providerNotes: rejected.map((one) => (one.reason.startsWith(one.provider) ? one.reason : `${one.provider}: ${one.reason}`)) });
  return provider;
}

function fileToRead({ file, known }: LibraryDiff['toRead'][number], book: PlaceBook): FileToRead {
  return { file, known: known ?? book.fileAt(file.path) ?? null, hashFirst: book.hasSize(file.sizeBytes) };
}

/**
 * What was read and may still be written: not what the person moved, or took out with its folder, meanwhile; nor a copy
 * whose photo was left out for that, which the next run reads.
 */
async function stillWanted(batch: readonly ReadFile[], hands: OtherHands, store: StoreWriter): Promise<ReadFile[]> {
  const folders = await store.folders();
  const holds = ({ path, excluded = [] }: LibraryFolder, file: string): boolean => isWithin(file, path) && !excluded.some((one) => isWithin(file, one));
  const wanted = batch.filter(({ file }) => !hands.touched(file.path) && folders.some((folder) => holds(folder, file.path)));
  const copies = wanted.flatMap((item) => (item.type === 'known-content' ? item.contentHash : []));
  if (copies.length === 0) return wanted;
  const stored = new Set((await store.photosById(copies, ['id'])).map((photo) => photo.id));
  for (const item of wanted) if (item.type === 'photo') stored.add(item.decoded.contentHash);
  return wanted.filter((item) => item.type !== 'known-content' || stored.has(item.contentHash));
}

/** After a killed run: photos whose places differ from the files' are put right, and all photo ids become known. */
async function recoverPlaces(book: PlaceBook, store: StoreWriter): Promise<void> {
  const photos = await store.listPlaces();
  book.learn(photos.map((photo) => photo.id));
  const wrong = photos.filter((photo) => photo.paths.toSorted().join('\0') !== book.pathsOf(photo.id).join('\0'));
  await patchPlaces(wrong.map((photo) => photo.id), { store, book });
}
