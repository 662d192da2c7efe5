import type { ExifTool } from 'exiftool-vendored';
import { AlbumenError } from '../../../shared/contract/errors.ts';
import type { DecodeResult, DecodeSource } from './decode-source.ts';
import type { SkippedFile } from './decoded-photo.ts';
import { getExiftool, withExiftoolPath } from './exiftool-process.ts';
import { makeOutputs } from './make-outputs.ts';
import { readHeader } from './sharp-codec.ts';

/** Where cameras keep the pictures they made of a RAW; the largest is taken. Source: exiftool's tag names. */
const PREVIEW_TAGS = ['JpgFromRaw', 'PreviewImage', 'JpgFromRaw2', 'OtherImage'] as const;
const LAST_RESORT = 'ThumbnailImage';

/**
 * RAW files by the largest JPEG that the camera put inside, turned as the RAW's own orientation says; the JPEG's own
 * EXIF is not asked, so that the turn is made once.
 */
export async function decodeRaw({ path, spec, capture }: DecodeSource): Promise<DecodeResult | SkippedFile> {
  const exiftool = await getExiftool();
  if (!exiftool) return { skipped: 'RAW files need exiftool, which needs perl: install perl and index again' };
  const preview = await withExiftoolPath(path, async (readable) => await largestPreview(exiftool, readable));
  if (!preview) throw new AlbumenError('decode-failed', 'this RAW holds no preview that can be decoded, or is damaged');
  const header = await readHeader(preview);
  const outputs = await makeOutputs({ bytes: preview }, header, capture.orientation, spec);
  const size = await withExiftoolPath(path, async (readable) => await fullSize(exiftool, readable));
  if (!size) return outputs;
  const isTurned = capture.orientation >= 5;
  return { ...outputs, width: isTurned ? size.height : size.width, height: isTurned ? size.width : size.height };
}

async function largestPreview(exiftool: ExifTool, path: string): Promise<Uint8Array | null> {
  let largest: Uint8Array | null = null;
  for (const tag of [...PREVIEW_TAGS, LAST_RESORT]) {
    if (tag === LAST_RESORT && largest) break;
    const bytes = await previewOrNull(exiftool, tag, path);
    if (bytes && bytes.length > (largest?.length ?? 0)) largest = bytes;
  }
  return largest;
}

async function previewOrNull(exiftool: ExifTool, tag: string, path: string): Promise<Uint8Array | null> {
  try {
    const bytes = await exiftool.extractBinaryTagToBuffer(tag, path);
    return bytes[0] === 0xff && bytes[1] === 0xd8 ? bytes : null;
  } catch {
    return null; // exiftool fails for a tag that the file does not have.
  }
}

/** Size of the full RAW as stored, from the composite ImageSize that exiftool makes of the maker's tags. */
async function fullSize(exiftool: ExifTool, path: string): Promise<{ width: number; height: number } | null> {
  const { ImageSize } = await exiftool.read(path, { readArgs: ['-fast', '-ImageSize'] });
  const match = /^(\d+)\s*x\s*(\d+)$/.exec(String(ImageSize ?? '').replace(' ', 'x'));
  return match ? { width: Number(match[1]), height: Number(match[2]) } : null;
}
