import { AlbumenError } from '../../../shared/contract/errors.ts';
import { wholeFile, type DecodeResult, type DecodeSource } from './decode-source.ts';
import { makeOutputs, refuseTooLarge } from './make-outputs.ts';
import { readHeifImage } from './libheif-codec.ts';

/**
 * HEIC and HEIF through libheif compiled to WebAssembly. libheif applies the container's own turn and mirror, which
 * cameras write beside the EXIF orientation; EXIF's is therefore not applied again.
 */
export async function decodeHeic({ bytes, spec }: DecodeSource): Promise<DecodeResult> {
  const raw = await readHeifImage(wholeFile(bytes), refuseTooLarge);
  if (!raw) throw new AlbumenError('decode-failed', 'its HEIC picture is damaged or of a kind that cannot be decoded');
  return await makeOutputs({ raw }, raw, 1, spec);
}
