import { AlbumenError } from '../../../shared/contract/errors.ts';
import {
  DECODE_BUDGET_BYTES,
  DECODE_PROCESSES_MAX,
  DECODE_TIMEOUT_BASE_MS,
  DECODE_TIMEOUT_PER_MB_MS,
  DECODES_PER_PROCESS,
} from '../config.ts';
import type { CompareAnswer, CompareRequest } from '../decode/compared-pictures.ts';
import type { DecodedPhoto, DecodeRequest, SkippedFile } from '../decode/decoded-photo.ts';
import type { RenderedPicture, RenderRequest } from '../decode/rendered-picture.ts';
import type { TagChange } from '../decode/tag-change.ts';
import { superviseWorker, WorkerLostError, type SupervisedWorker } from './supervise-worker.ts';
import type { StartWorker } from './worker-port.ts';

export interface DecodePool {
  /** Decodes that may usefully be asked for at once. */
  readonly width: number;
  /**
   * Decode one file in a child process.
   *
   * A file whose process crashes is tried once more, alone in a process of its own, so that only the file that is to
   * blame fails.
   * @throws AlbumenError `decode-failed` with the reason, for bad files and for those that crash or hang a decoder;
   *   WorkerLostError `unstartable` when no decode process can be started at all, which no file is to blame for.
   */
  decode(request: DecodeRequest, sizeBytes: number): Promise<DecodedPhoto | SkippedFile>;
  /**
   * Make a picture file of a photo, upright and in sRGB, in a child process; written whole or not at all.
   * @throws As `decode`.
   */
  render(request: RenderRequest, sizeBytes: number): Promise<RenderedPicture>;
  /** Make a copy of a photo say what it should; see write-tags.ts. */
  writeTags(change: TagChange, sizeBytes: number): Promise<void>;
  /** Lay thumbnails on each other, pair by pair; see compare-pictures.ts. */
  compare(request: CompareRequest): Promise<CompareAnswer>;
  /** How sharp thumbnails are; see `readSharpness`. */
  sharpness(paths: readonly string[]): Promise<(number | null)[]>;
  /** xxh128 of a file's bytes, 32 hex digits. */
  hash(path: string, sizeBytes: number): Promise<{ contentHash: string; sizeBytes: number }>;
  /** Start the processes now, so that the first decode finds them ready. */
  warm(): void;
  close(): void;
}

/**
 * A pool of decode processes within one budget of file bytes.
 *
 * @param cores Logical cores of this machine; decides how many decodes run at once.
 */
export function createDecodePool(start: StartWorker, cores: number): DecodePool {
  const processes = Math.max(1, Math.min(DECODE_PROCESSES_MAX, cores));
  const inFlightEach = Math.max(2, Math.ceil((cores + 1) / processes));
  const workers = Array.from({ length: processes }, () => superviseWorker('decode', start));
  const slots = createBudget(processes * inFlightEach, DECODE_BUDGET_BYTES);
  let quarantine: Promise<unknown> = Promise.resolve();

  function leastBusy(): SupervisedWorker {
    let best = workers[0] as SupervisedWorker;
    for (const worker of workers) if (worker.pending < best.pending) best = worker;
    if (best.served >= DECODES_PER_PROCESS) best.recycle();
    return best;
  }

  async function inPool(method: string, args: unknown, sizeBytes: number): Promise<unknown> {
    const timeoutMs = DECODE_TIMEOUT_BASE_MS + (sizeBytes / 1e6) * DECODE_TIMEOUT_PER_MB_MS;
    const release = await slots.take(Math.min(sizeBytes, DECODE_BUDGET_BYTES / 2));
    try {
      return await callUntilOwnFault(() => leastBusy().call(method, args, timeoutMs));
    } catch (error) {
      if (!(error instanceof WorkerLostError) || error.loss !== 'crashed') throw blame(error);
    } finally {
      release();
    }
    // The process crashed with several files in hand: this one is tried alone, and is to blame if it crashes again.
    const alone = quarantine.then(() => callAlone(start, method, args, timeoutMs));
    quarantine = alone.catch(() => undefined);
    try {
      return await alone;
    } catch (error) {
      throw blame(error);
    }
  }

  return {
    width: processes * inFlightEach,
    async decode(request, sizeBytes) {
      return (await inPool('decode', request, sizeBytes)) as DecodedPhoto | SkippedFile;
    },
    async render(request, sizeBytes) {
      return (await inPool('render', request, sizeBytes)) as RenderedPicture;
    },
    async writeTags(change, sizeBytes) {
      await inPool('write-tags', change, sizeBytes);
    },
    async compare(request) {
      return (await inPool('compare', request, 0)) as CompareAnswer;
    },
    async sharpness(paths) {
      return (await inPool('sharpness', paths, 0)) as (number | null)[];
    },
    async hash(path, sizeBytes) {
      return (await inPool('hash', path, sizeBytes)) as { contentHash: string; sizeBytes: number };
    },
    warm() {
      for (const worker of workers) worker.warm();
    },
    close() {
      for (const worker of workers) worker.close();
    },
  };
}

/** Repeat a call that was lost through another call's fault; give up on its own. */
async function callUntilOwnFault(call: () => Promise<unknown>): Promise<unknown> {
  for (;;) {
    try {
      return await call();
    } catch (error) {
      if (!(error instanceof WorkerLostError) || error.loss !== 'innocent') throw error;
    }
  }
}

async function callAlone(start: StartWorker, method: string, args: unknown, timeoutMs: number): Promise<unknown> {
  const worker = superviseWorker('decode', start);
  try {
    await worker.call('ping', null, timeoutMs).catch((error: unknown) => {
      throw new WorkerLostError('unstartable', `the decode process cannot start: ${(error as Error).message}`);
    });
    return await worker.call(method, args, timeoutMs);
  } finally {
    worker.close();
  }
}

function blame(error: unknown): unknown {
  if (!(error instanceof WorkerLostError) || error.loss === 'unstartable') return error;
  if (error.loss === 'closed') return new AlbumenError('cancelled', 'decoding was stopped', { cause: error });
  const what = error.loss === 'hung' ? 'did not finish decoding in time' : 'crashed the decoder';
  return new AlbumenError('decode-failed', `this file ${what} (${error.message}); it is tried again when it changes`, {
    cause: error,
  });
}

interface Budget {
  take(bytes: number): Promise<() => void>;
}

/** First come, first served: a fixed number of places and a sum of bytes; one that is too large waits for an empty house. */
function createBudget(places: number, bytesInAll: number): Budget {
  let placesLeft = places;
  let bytesLeft = bytesInAll;
  const waiting: { bytes: number; go: () => void }[] = [];

  function admit(): void {
    for (let next = waiting[0]; next !== undefined && placesLeft > 0; next = waiting[0]) {
      if (next.bytes > bytesLeft && placesLeft < places) return;
      waiting.shift();
      placesLeft -= 1;
      bytesLeft -= next.bytes;
      next.go();
    }
  }

  return {
    async take(bytes) {
      await new Promise<void>((go) => {
        waiting.push({ bytes, go });
        admit();
      });
      return () => {
        placesLeft += 1;
        bytesLeft += bytes;
        admit();
      };
    },
  };
}
