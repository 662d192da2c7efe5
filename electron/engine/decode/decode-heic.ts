import { wholeFile, type DecodeResult, type DecodeSource } from './decode-source.ts';
import { readHeifProfile } from './heif-profile.ts';
import { readHeifPicture } from './libheif-codec.ts';
import { makeOutputs } from './make-outputs.ts';
import { refuseTooLarge } from './picture-limits.ts';
import type { Picture, PictureHeader } from './sharp-codec.ts';

/** HEIC and HEIF, for the library. */
export async function decodeHeic({ bytes, spec }: DecodeSource): Promise<DecodeResult> {
  const { source, header } = await openHeic(wholeFile(bytes));
  return await makeOutputs(source, header, spec);
}

/**
 * HEIC and HEIF through libheif compiled to WebAssembly. libheif applies the container's own turn and mirror, which
 * cameras write beside the EXIF orientation; EXIF's is therefore not applied again.
 */
export async function openHeic(bytes: Uint8Array): Promise<{ source: { raw: Picture }; header: PictureHeader }> {
  const raw = await readHeifPicture(bytes, (size) => refuseTooLarge(size, 'whole'));
  const { width, height } = raw;
  return { source: { raw }, header: { width, height, orientation: 1, isJpeg: false, isStreamed: false, profileLeft: readHeifProfile(bytes) } };
}
