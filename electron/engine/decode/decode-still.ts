import { wholeFile, type DecodeResult, type DecodeSource } from './decode-source.ts';
import { makeOutputs } from './make-outputs.ts';
import { readHeader } from './sharp-codec.ts';

const JPEG_END = new Uint8Array([0xff, 0xd9]);

/** The formats that libvips reads: JPEG, PNG, WebP, AVIF, TIFF, GIF; of several pages or frames the first. */
export async function decodeStill({ bytes, format, spec }: DecodeSource): Promise<DecodeResult> {
  const whole = wholeFile(bytes);
  const header = await readHeader(whole);
  try {
    return await makeOutputs({ bytes: whole }, header, spec);
  } catch (error) {
    if (format !== 'jpeg' || !(error instanceof Error) || !/premature end/i.test(error.message)) throw error;
    return await decodeWithoutEnd(whole, { header, spec, cutShort: error });
  }
}

/**
 * [Note: JPEG without an end]
 * Half a JPEG decodes to half a photo and grey below, and must not pass for one; but a file that lacks only the mark at
 * its end (some cameras and recovery programs) is whole. With that mark put back, libjpeg has nothing to remark on a
 * whole picture and much on half of one.
 */
async function decodeWithoutEnd(
  bytes: Uint8Array,
  { header, spec, cutShort }: { header: Parameters<typeof makeOutputs>[1]; spec: DecodeSource['spec']; cutShort: Error },
): Promise<DecodeResult> {
  const ended = new Uint8Array(bytes.length + JPEG_END.length);
  ended.set(bytes);
  ended.set(JPEG_END, bytes.length);
  try {
    return { ...(await makeOutputs({ bytes: ended }, header, spec, 'warning')), notes: ['the last bytes of this file are missing; the picture is whole'] };
  } catch {
    throw cutShort; // Its words are the clearer ones: "premature end of JPEG image".
  }
}
