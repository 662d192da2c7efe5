import { randomUUID } from 'node:crypto';
import { rename, rm, writeFile } from 'node:fs/promises';
import { AlbumenError, isAlbumenError } from '../../../shared/contract/errors.ts';
import { HEAVY_PIXELS } from '../config.ts';
import { pathToOpen } from '../scan/path-bytes.ts';
import { readBmp } from './decode-bmp.ts';
import { openHeic } from './decode-heic.ts';
import { openRaw } from './decode-raw.ts';
import { wholeFile } from './decode-source.ts';
import { describeDecodeError } from './describe-decode-error.ts';
import { decodeAlone } from './make-outputs.ts';
import { refuseTooLarge } from './picture-limits.ts';
import { readPhotoFile, type PhotoFile } from './read-photo-file.ts';
import type { RenderedPicture, RenderRequest } from './rendered-picture.ts';
import {
  convertToSrgb, decodeReduced, encodeJpeg, encodePng, readHeader, scale, turnUpright,
  type Encoded, type Picture, type PictureHeader, type Size, type Strictness,
} from './sharp-codec.ts';

/** EXIF orientations that turn clockwise by 0 to 3 quarters. */
const ORIENTATION_OF_TURNS = [1, 6, 3, 8] as const;
const ON_WHITE = { kernel: 'cubic', background: [255, 255, 255] } as const;

/**
 * Make a picture file of a photo at (nearly) full size: upright, sRGB, 8 bits, without metadata. A JPEG that is cut short
 * gives what there is.
 *
 * @throws AlbumenError `decode-failed` for a video, and as decodePhoto.
 */
export async function renderPicture(request: RenderRequest): Promise<RenderedPicture> {
  const file = await readPhotoFile(request.path);
  try {
    const picture = await decodeUpright(file, request);
    const turned = await turnUpright(picture, ORIENTATION_OF_TURNS[request.quarterTurns] ?? 1);
    const isPng = request.as === 'jpeg-or-png' && isTransparent(turned);
    const flat = isPng ? turned : await scale(turned, turned, ON_WHITE);
    await writeWhole(request.target, isPng ? await encodePng(flat) : await encodeJpeg(flat, request.quality));
    return { width: turned.width, height: turned.height, mimeType: isPng ? 'image/png' : 'image/jpeg', contentHash: file.contentHash };
  } catch (error) {
    if (isAlbumenError(error) || isFileSystemError(error)) throw error;
    const format = 'format' in file.sniffed ? file.sniffed.format : 'picture';
    throw new AlbumenError('decode-failed', describeDecodeError(error, file.bytes, format), { cause: error });
  }
}

async function decodeUpright(file: PhotoFile, request: RenderRequest): Promise<Picture> {
  const { source, header, strictness } = await openPicture(file, request);
  refuseTooLarge(header, header.isStreamed ? 'streamed' : 'whole');
  const decode = (): Promise<Picture> => decodeReduced(source, fitWithin(header, request), strictness);
  const isHeavy = header.width * header.height > HEAVY_PIXELS;
  const stored = await (isHeavy ? decodeAlone(decode) : decode());
  const inSrgb = header.profileLeft ? await convertToSrgb(stored, header.profileLeft) : stored;
  return await turnUpright(inSrgb, header.orientation);
}

interface OpenedPicture {
  readonly source: Encoded;
  readonly header: PictureHeader;
  readonly strictness: Strictness;
}

async function openPicture({ sniffed, bytes }: PhotoFile, { path, rawOrientation }: RenderRequest): Promise<OpenedPicture> {
  if (!('format' in sniffed) || sniffed.kind === 'video') throw new AlbumenError('decode-failed', 'it holds no picture that could be made into another file');
  if (sniffed.kind === 'raw') {
    const opened = await openRaw(path, sniffed.format, rawOrientation);
    if ('skipped' in opened) throw new AlbumenError('decode-failed', opened.skipped);
    return { ...opened, strictness: 'none' };
  }
  const whole = wholeFile(bytes);
  if (sniffed.format === 'heic') return { ...(await openHeic(whole)), strictness: 'error' };
  if (sniffed.format === 'bmp') {
    const raw = readBmp(whole);
    const { width, height } = raw;
    return { source: { raw }, header: { width, height, orientation: 1, isJpeg: false, isStreamed: false, profileLeft: null }, strictness: 'error' };
  }
  return { source: { bytes: whole }, header: await readHeader(whole), strictness: sniffed.format === 'jpeg' ? 'none' : 'error' };
}

/** The largest size of the same shape within both limits; never larger than the picture. */
function fitWithin({ width, height }: Size, { longSideMax, pixelsMax }: RenderRequest): Size {
  const factor = Math.min(1, longSideMax / Math.max(width, height), Math.sqrt(pixelsMax / (width * height)));
  return { width: Math.max(1, Math.round(width * factor)), height: Math.max(1, Math.round(height * factor)) };
}

function isTransparent({ data, channels }: Picture): boolean {
  if (channels === 3) return false;
  for (let i = 3; i < data.length; i += 4) if (data[i] !== 255) return true;
  return false;
}

async function writeWhole(target: string, bytes: Uint8Array): Promise<void> {
  const temporary = pathToOpen(`${target}.${randomUUID()}.tmp`);
  try {
    await writeFile(temporary, bytes);
    await rename(temporary, pathToOpen(target));
  } catch (error) {
    await rm(temporary, { force: true });
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === 'ENOSPC') throw new AlbumenError('disk-full', `no space is left to write ${target}`, { cause: error });
    if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS') throw new AlbumenError('permission-denied', `${target} cannot be written: ${message}`, { cause: error });
    throw error;
  }
}

function isFileSystemError(error: unknown): boolean {
  return error instanceof Error && 'syscall' in error;
}
