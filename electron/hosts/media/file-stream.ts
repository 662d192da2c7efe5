import type { FileHandle } from 'node:fs/promises';
import type { ByteRange } from './byte-range.ts';

/** Bytes read at once: fewer calls than 64 kB, and still small beside what a window holds in flight. */
const CHUNK_BYTES = 256 * 1024;

/**
 * Bytes of an open file, read only as far as they are taken. Closes the file at the end, on an error, and when the
 * reader or the signal gives up.
 */
export function streamFile(file: FileHandle, { first, last }: ByteRange, signal: AbortSignal): ReadableStream<Uint8Array<ArrayBuffer>> {
  let at = first;
  let isOver = false;
  let isReading = false;
  let giveUp: () => void = () => undefined;

  /** A file is closed once, and never under a read: that one closes it then. */
  async function finish(): Promise<void> {
    if (isOver) return;
    isOver = true;
    signal.removeEventListener('abort', giveUp);
    if (!isReading) await file.close();
  }

  return new ReadableStream<Uint8Array<ArrayBuffer>>({
    async start(controller) {
      giveUp = () => {
        if (!isOver) controller.error(signal.reason);
        void finish();
      };
      if (signal.aborted) giveUp();
      else signal.addEventListener('abort', giveUp, { once: true });
    },
    async pull(controller) {
      isReading = true;
      try {
        const chunk = new Uint8Array(Math.min(CHUNK_BYTES, last - at + 1));
        const { bytesRead } = await file.read(chunk, 0, chunk.length, at);
        if (isOver) return;
        if (bytesRead === 0) throw new Error('the file became shorter while it was read');
        at += bytesRead;
        controller.enqueue(chunk.subarray(0, bytesRead));
        if (at <= last) return;
        controller.close();
        await finish();
      } catch (error) {
        await finish();
        throw error;
      } finally {
        isReading = false;
        if (isOver) await file.close();
      }
    },
    cancel: finish,
  }, { highWaterMark: 0 });
}
