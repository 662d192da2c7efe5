import { AlbumenError } from '../../../shared/contract/errors.ts';
import type { DecodeResult, DecodeSource } from './decode-source.ts';
import type { SkippedFile } from './decoded-photo.ts';
import { getExiftool, withExiftoolPath } from './exiftool-process.ts';
import { makeOutputs } from './make-outputs.ts';
import { readHeader, type PictureHeader, type Size } from './sharp-codec.ts';

type ExifTool = NonNullable<Awaited<ReturnType<typeof getExiftool>>>;

/** Where cameras keep the pictures they made of a RAW. Source: exiftool's tag names, and its "Composite" and "Preview" tables. */
const PREVIEW_TAGS = ['JpgFromRaw', 'PreviewImage', 'JpgFromRaw2', 'OtherImage', 'ThumbnailImage'] as const;

/** Previews are cropped from 3:2 to 4:3 at most (1.125), and sizes include some masked pixels. */
const SAME_SHAPE_WITHIN = 1.4;

/** RAW files by the largest JPEG that the camera put inside. */
export async function decodeRaw({ path, format, spec, capture }: DecodeSource): Promise<DecodeResult | SkippedFile> {
  const opened = await openRaw(path, format, capture.orientation);
  if ('skipped' in opened) return opened;
  const { source, header, fullSize } = opened;
  const outputs = await makeOutputs(source, header, spec);
  if (!fullSize || !isAlike(fullSize, header)) return outputs;
  const isTurned = capture.orientation >= 5;
  return { ...outputs, width: isTurned ? fullSize.height : fullSize.width, height: isTurned ? fullSize.width : fullSize.height };
}

/** The picture that a RAW holds, not yet decoded, and the size of the sensor's picture where the file tells it. */
export interface OpenedRaw {
  readonly source: { readonly bytes: Uint8Array };
  readonly header: PictureHeader;
  readonly fullSize: Size | null;
}

/**
 * The largest JPEG inside a RAW, to be turned as the RAW's own orientation says; the JPEG's own EXIF is not asked, so
 * that the turn is made once.
 *
 * @param orientation Of the RAW, 1 to 8.
 * @throws AlbumenError `decode-failed` where there is none.
 */
export async function openRaw(path: string, format: string, orientation: number): Promise<OpenedRaw | SkippedFile> {
  const exiftool = await getExiftool();
  if (!exiftool) return { skipped: 'RAW files need exiftool, which needs perl: install perl and index again' };
  const { preview, fullSize } = await withExiftoolPath(path, (readable) => readRaw(exiftool, readable), format === 'raw' ? undefined : format);
  if (!preview) throw new AlbumenError('decode-failed', 'this RAW holds no preview that can be decoded, or it is cut short');
  const header = await readHeader(preview);
  const turn = isUprightAlready(header, fullSize, orientation) ? 1 : orientation;
  return { source: { bytes: preview }, header: { ...header, orientation: turn }, fullSize };
}

/** A few cameras turn the preview, not the RAW: then it stands upright while the sensor's picture lies. */
function isUprightAlready(preview: PictureHeader, fullSize: Size | null, orientation: number): boolean {
  return orientation >= 5 && fullSize !== null && fullSize.width > fullSize.height && preview.width < preview.height;
}

/** Sensors with diamond pixels give a size of half the lines; then the preview's own size says more. */
function isAlike(a: Size, b: Size): boolean {
  const ratio = (a.width * b.height) / (a.height * b.width);
  const turned = (a.height * b.height) / (a.width * b.width);
  return [ratio, turned].some((value) => value > 1 / SAME_SHAPE_WITHIN && value < SAME_SHAPE_WITHIN);
}

async function readRaw(exiftool: ExifTool, path: string): Promise<{ preview: Uint8Array | null; fullSize: Size | null }> {
  const readArgs = ['-fast', '-ImageSize', ...PREVIEW_TAGS.map((tag) => `-${tag}`)];
  const tags = (await exiftool.readRaw(path, { readArgs })) as Readonly<Record<string, unknown>>;
  const size = /^(\d+)[x ](\d+)$/.exec(textOf(tags['ImageSize']));
  return {
    preview: await largestPreview(exiftool, path, previewSizes(tags)),
    fullSize: size ? { width: Number(size[1]), height: Number(size[2]) } : null,
  };
}

/** exiftool writes `(Binary data 123456 bytes, …)` for each picture; the largest comes first. */
function previewSizes(tags: Readonly<Record<string, unknown>>): string[] {
  const bytesOf = (tag: string): number => Number(/Binary data (\d+) bytes/.exec(textOf(tags[tag]))?.[1] ?? 0);
  return PREVIEW_TAGS.filter((tag) => bytesOf(tag) > 0).sort((a, b) => bytesOf(b) - bytesOf(a));
}

const textOf = (tag: unknown): string => (typeof tag === 'string' ? tag : '');

async function largestPreview(exiftool: ExifTool, path: string, tags: readonly string[]): Promise<Uint8Array | null> {
  for (const tag of tags) {
    const bytes = await previewOrNull(exiftool, tag, path);
    if (bytes) return bytes;
  }
  return null;
}

/** Null for what is no JPEG: some cameras keep bare sensor data under these names. */
async function previewOrNull(exiftool: ExifTool, tag: string, path: string): Promise<Uint8Array | null> {
  try {
    const bytes = await exiftool.extractBinaryTagToBuffer(tag, path);
    return bytes[0] === 0xff && bytes[1] === 0xd8 ? bytes : null;
  } catch {
    return null; // The tag points outside the file, or exiftool gave up on it: the next smaller preview serves.
  }
}
