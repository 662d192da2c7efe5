import { wholeFile, type DecodeResult, type DecodeSource } from './decode-source.ts';
import { readHeifProfile } from './heif-profile.ts';
import { readHeifPicture } from './libheif-codec.ts';
import { makeOutputs } from './make-outputs.ts';
import { refuseTooLarge } from './picture-limits.ts';

/**
 * HEIC and HEIF through libheif compiled to WebAssembly. libheif applies the container's own turn and mirror, which
 * cameras write beside the EXIF orientation; EXIF's is therefore not applied again.
 */
export async function decodeHeic({ bytes, spec }: DecodeSource): Promise<DecodeResult> {
  const whole = wholeFile(bytes);
  const raw = await readHeifPicture(whole, (size) => refuseTooLarge(size, 'whole'));
  const { width, height } = raw;
  return await makeOutputs({ raw }, { width, height, orientation: 1, isJpeg: false, isStreamed: false, profileLeft: readHeifProfile(whole) }, spec);
}
