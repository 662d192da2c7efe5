import type { CaptureTags } from './capture-tags.ts';

const CONTENT_ID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
/** Samsung ends a file that carries extra data with this mark, and names the video so. Source: exiftool's Samsung trailer. */
const SAMSUNG_END = 'SEFT';
const SAMSUNG_VIDEO = 'MotionPhoto_Data';

/** Apple's ContentIdentifier where it is one (a UUID), in upper case, so that both halves of a Live Photo compare equal. */
export function chooseLivePhotoId(tags: readonly CaptureTags[]): string | null {
  for (const { contentId } of tags) {
    const id = contentId?.replace(/\0.*$/s, '').trim() ?? '';
    if (CONTENT_ID.test(id)) return id.toUpperCase();
  }
  return null;
}

/**
 * True for a JPEG or HEIC that holds its video: named by Google's XMP, or by Samsung's trailer.
 * Programs that cut the video off often leave the XMP, so the claim counts only where the bytes hold a movie too.
 *
 * @param bytes The whole file; null when it was too large to hold, and then the claim is believed.
 */
export function holdsMotionVideo(tags: readonly CaptureTags[], bytes: Uint8Array | null, format: string): boolean {
  if (format !== 'jpeg' && format !== 'heic') return false;
  const isClaimed = tags.some((tag) => tag.claimsMotion);
  if (bytes === null) return isClaimed;
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (isClaimed) {
    // A HEIC begins with an `ftyp` of its own; the movie's is a second one.
    return file.indexOf('ftyp', 12, 'latin1') >= 0;
  }
  return file.toString('latin1', Math.max(0, file.length - 4)) === SAMSUNG_END && file.includes(SAMSUNG_VIDEO, 0, 'latin1');
}
