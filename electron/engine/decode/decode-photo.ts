import { AlbumenError, isAlbumenError } from '../../../shared/contract/errors.ts';
import { readCaptureInfo } from './capture-info.ts';
import { decodeBmp } from './decode-bmp.ts';
import { decodeHeic } from './decode-heic.ts';
import { decodeRaw } from './decode-raw.ts';
import { decodeStill } from './decode-still.ts';
import type { DecodeResult, DecodeSource } from './decode-source.ts';
import { decodeVideo } from './decode-video.ts';
import type { DecodedPhoto, DecodeRequest, SkippedFile } from './decoded-photo.ts';
import { describeDecodeError } from './describe-decode-error.ts';
import { readPhotoFile } from './read-photo-file.ts';
import type { SniffedFormat } from './sniff-format.ts';

/** Names that promise a picture or video of a kind that is read: with other content the file is damaged, not something else. */
const PHOTO_NAME =
  /\.(jpe?g|jpe|jfif|png|webp|avif|tiff?|gif|bmp|dib|hei[cf]s?|hif|dng|cr[23]|nef|arw|raf|orf|rw2|mp4|m4v|mov|qt|mkv|webm)$/i;

/**
 * Read a file once and make everything the library keeps of it: content hash, model input, thumbnail, placeholder,
 * perceptual hashes, capture info. The format is told by content; orientation is applied exactly once.
 *
 * @returns What was decoded, or why the file is none of Albumen's.
 * @throws AlbumenError `decode-failed` for bytes that are no whole picture, `not-found` for a file that vanished,
 *   `permission-denied` for one that may not be read. The message does not name the file: the caller does.
 */
export async function decodePhoto(request: DecodeRequest): Promise<DecodedPhoto | SkippedFile> {
  const { path, sidecarPath, mtimeMs } = request;
  const { sniffed, bytes, contentHash, sizeBytes } = await readPhotoFile(path);
  if (sniffed.kind === 'unread') return { skipped: sniffed.reason };
  if (sniffed.kind === 'unknown') return noPicture(path, sizeBytes);
  const { kind, format, mimeType } = sniffed;
  const capture = await readCaptureInfo({ path, bytes, format, kind, sidecarPath, mtimeMs });
  try {
    const result = await decoderOf(sniffed)({ path, bytes, format, spec: request.pixels, capture });
    if ('skipped' in result) return result;
    return { contentHash, sizeBytes, kind, format, mimeType, capture, durationSeconds: null, notes: [], ...result };
  } catch (error) {
    if (isAlbumenError(error)) throw error;
    throw new AlbumenError('decode-failed', describeDecodeError(error, bytes, format), { cause: error });
  }
}

/** A photo's name with no picture in it is a loss that the person should hear of; any other file is just another file. */
function noPicture(path: string, sizeBytes: number): SkippedFile {
  const what = sizeBytes === 0 ? 'the file is empty' : 'its content is no picture or video that Albumen knows';
  if (!PHOTO_NAME.test(path)) return { skipped: what };
  throw new AlbumenError('decode-failed', `${what}: copy it again from where it came, or delete it`);
}

type Decoder = (source: DecodeSource) => Promise<DecodeResult | SkippedFile>;

function decoderOf({ kind, format }: Extract<SniffedFormat, { format: string }>): Decoder {
  if (kind === 'raw') return decodeRaw;
  if (kind === 'video') return decodeVideo;
  if (format === 'heic') return decodeHeic;
  if (format === 'bmp') return decodeBmp;
  return decodeStill;
}
