import { createReadStream, type Stats } from 'node:fs';
import { open, stat, type FileHandle } from 'node:fs/promises';
import { createXXHash128, xxhash128 } from 'hash-wasm';
import { AlbumenError } from '../../../shared/contract/errors.ts';
import { READ_WHOLE_MAX_BYTES } from '../config.ts';
import { pathToOpen } from '../scan/path-bytes.ts';
import { SNIFF_HEAD_BYTES, sniffFormat, type SniffedFormat } from './sniff-format.ts';

/** A file as read once: what it is, its identity, and its bytes where they are needed. */
export interface PhotoFile {
  readonly sniffed: SniffedFormat;
  /** Null for a video, which is read in parts, and for a file too large to be held. */
  readonly bytes: Uint8Array | null;
  /** xxh128, 32 hex digits. */
  readonly contentHash: string;
  readonly sizeBytes: number;
}

const HASH_CHUNK_BYTES = 1024 * 1024;

/**
 * Read a file once.
 *
 * @param path Absolute, in the store's escaped form.
 * @throws AlbumenError `not-found`, `permission-denied` or `decode-failed` (its drive fails, or it is no regular file),
 *   without the path in the message.
 */
export async function readPhotoFile(path: string): Promise<PhotoFile> {
  return await explainFileErrors(async () => {
    await requireRegularFile(path);
    const file = await open(pathToOpen(path), 'r');
    try {
      const { size } = await file.stat();
      const head = await readHead(file);
      const isVideo = sniffFormat(head).kind === 'video';
      if (isVideo || size > READ_WHOLE_MAX_BYTES) return { sniffed: sniffFormat(head), bytes: null, ...(await hashStream(path)) };
      const bytes = await file.readFile();
      return { sniffed: sniffFormat(bytes), bytes, contentHash: await xxhash128(bytes), sizeBytes: bytes.length };
    } finally {
      await file.close();
    }
  });
}

/**
 * xxh128 of a file's bytes, 32 hex digits, read as a stream.
 *
 * @throws AlbumenError as `readPhotoFile`.
 */
export async function hashFile(path: string): Promise<{ contentHash: string; sizeBytes: number }> {
  return await explainFileErrors(async () => {
    await requireRegularFile(path);
    return await hashStream(path);
  });
}

async function hashStream(path: string): Promise<{ contentHash: string; sizeBytes: number }> {
  const hash = await createXXHash128();
  let sizeBytes = 0;
  for await (const chunk of createReadStream(pathToOpen(path), { highWaterMark: HASH_CHUNK_BYTES })) {
    hash.update(chunk as Buffer);
    sizeBytes += (chunk as Buffer).length;
  }
  return { contentHash: hash.digest('hex'), sizeBytes };
}

/** Read with a position: the file is read again from its start afterwards. */
async function readHead(file: FileHandle): Promise<Uint8Array> {
  const head = Buffer.alloc(SNIFF_HEAD_BYTES);
  const { bytesRead } = await file.read(head, 0, SNIFF_HEAD_BYTES, 0);
  return head.subarray(0, bytesRead);
}

/** Opening a named pipe would wait for ever. */
async function requireRegularFile(path: string): Promise<void> {
  const found: Stats = await stat(pathToOpen(path));
  if (!found.isFile()) throw new AlbumenError('decode-failed', 'it is no regular file');
}

async function explainFileErrors<T>(read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (error instanceof AlbumenError || typeof code !== 'string') throw error;
    if (code === 'ENOENT') throw new AlbumenError('not-found', 'the file vanished before it could be read', { cause: error });
    if (code === 'EACCES' || code === 'EPERM') {
      throw new AlbumenError('permission-denied', 'it may not be read: give yourself permission and index again', { cause: error });
    }
    throw new AlbumenError('decode-failed', `it could not be read (${code}): check its drive and index again`, { cause: error });
  }
}
