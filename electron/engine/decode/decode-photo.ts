import { createReadStream } from 'node:fs';
import { open, type FileHandle } from 'node:fs/promises';
import { createXXHash128, xxhash128 } from 'hash-wasm';
import { AlbumenError, isAlbumenError } from '../../../shared/contract/errors.ts';
import { READ_WHOLE_MAX_BYTES } from '../config.ts';
import { pathToOpen } from '../scan/path-bytes.ts';
import { readCaptureInfo } from './capture-info.ts';
import { decodeBmp } from './decode-bmp.ts';
import { decodeHeic } from './decode-heic.ts';
import { decodeRaw } from './decode-raw.ts';
import { decodeVideo } from './decode-video.ts';
import { wholeFile, type DecodeResult, type DecodeSource } from './decode-source.ts';
import type { DecodedPhoto, DecodeRequest, SkippedFile } from './decoded-photo.ts';
import { describeDecodeError } from './describe-decode-error.ts';
import { makeOutputs } from './make-outputs.ts';
import { readHeader } from './sharp-codec.ts';
import { SNIFF_HEAD_BYTES, sniffFormat, type SniffedFormat } from './sniff-format.ts';

/**
 * Read a file once and make everything the library keeps of it: content hash, model input, thumbnail, placeholder,
 * perceptual hashes, capture info. The format is told by content; orientation is applied exactly once.
 *
 * @throws AlbumenError `decode-failed` for bytes that are no whole picture, `not-found` for a file that vanished,
 *   `permission-denied` for one that may not be read. The message does not name the file: the caller does.
 */
export async function decodePhoto(request: DecodeRequest): Promise<DecodedPhoto | SkippedFile> {
  const { head, bytes, contentHash, sizeBytes } = await readFile(request.path);
  if (sizeBytes === 0) throw new AlbumenError('decode-failed', 'the file is empty');
  const sniffed = sniffFormat(head);
  if (sniffed.kind === 'unread') return { skipped: sniffed.reason };
  if (sniffed.kind === 'unknown') throw new AlbumenError('decode-failed', 'it holds no picture that Albumen knows: the file is damaged or something else');
  const { kind, format, mimeType } = sniffed;
  const { path, sidecarPath, mtimeMs } = request;
  const capture = await readCaptureInfo({ path, bytes, format, kind, sidecarPath, mtimeMs });
  try {
    const result = await decoderOf(sniffed)({ path, bytes, format, spec: request.pixels, capture });
    if ('skipped' in result) return result;
    return { contentHash, sizeBytes, kind, format, mimeType, capture, durationSeconds: null, notes: [], ...result };
  } catch (error) {
    if (isAlbumenError(error)) throw error;
    throw new AlbumenError('decode-failed', describeDecodeError(error), { cause: error });
  }
}

/** xxh128 of a file's bytes, 32 hex digits, read as a stream. */
export async function hashFile(path: string): Promise<{ contentHash: string; sizeBytes: number }> {
  return await explainFileErrors(async () => {
    const hash = await createXXHash128();
    let sizeBytes = 0;
    for await (const chunk of createReadStream(pathToOpen(path), { highWaterMark: 1024 * 1024 })) {
      hash.update(chunk as Buffer);
      sizeBytes += (chunk as Buffer).length;
    }
    return { contentHash: hash.digest('hex'), sizeBytes };
  });
}

type Decoder = (source: DecodeSource) => Promise<DecodeResult | SkippedFile>;

function decoderOf({ kind, format }: Extract<SniffedFormat, { format: string }>): Decoder {
  if (kind === 'raw') return decodeRaw;
  if (kind === 'video') return decodeVideo;
  if (format === 'heic') return decodeHeic;
  if (format === 'bmp') return decodeBmp;
  return decodeWithSharp;
}

async function decodeWithSharp({ bytes, spec }: DecodeSource): Promise<DecodeResult> {
  const whole = wholeFile(bytes);
  const header = await readHeader(whole);
  return await makeOutputs({ bytes: whole }, header, header.orientation, spec);
}

async function readFile(path: string): Promise<{ head: Uint8Array; bytes: Uint8Array | null; contentHash: string; sizeBytes: number }> {
  return await explainFileErrors(async () => {
    const file = await open(pathToOpen(path), 'r');
    try {
      const { size } = await file.stat();
      if (size > READ_WHOLE_MAX_BYTES) return { head: await readHead(file), bytes: null, ...(await hashFile(path)) };
      const bytes = await file.readFile();
      return { head: bytes.subarray(0, SNIFF_HEAD_BYTES), bytes, contentHash: await xxhash128(bytes), sizeBytes: bytes.length };
    } finally {
      await file.close();
    }
  });
}

async function readHead(file: FileHandle): Promise<Uint8Array> {
  const head = new Uint8Array(SNIFF_HEAD_BYTES);
  const { bytesRead } = await file.read(head, 0, SNIFF_HEAD_BYTES, 0);
  return head.subarray(0, bytesRead);
}

async function explainFileErrors<T>(read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === 'ENOENT') throw new AlbumenError('not-found', 'the file vanished while it was read', { cause: error });
    if (code === 'EACCES' || code === 'EPERM') {
      throw new AlbumenError('permission-denied', 'it may not be read: give yourself permission and index again', { cause: error });
    }
    if (code !== undefined) throw new AlbumenError('worker-failed', `it could not be read (${code}): check its drive and index again`, { cause: error });
    throw error;
  }
}
