import { AlbumenError } from '../../../shared/contract/errors.ts';
import { MAX_PIXELS_STREAMED, MAX_PIXELS_WHOLE, MAX_SIDE } from '../config.ts';
import type { Size } from './sharp-codec.ts';

/**
 * Refuse a decompression bomb, or a picture that would take the machine's memory, from its header alone.
 *
 * @param how `streamed`: decoded a few rows at a time; `whole`: its decoder holds all pixels at once.
 * @throws AlbumenError `decode-failed`.
 */
export function refuseTooLarge({ width, height }: Size, how: 'streamed' | 'whole'): void {
  if (!(width > 0 && height > 0)) throw new AlbumenError('decode-failed', 'its header gives no size: the file is damaged');
  const most = how === 'streamed' ? MAX_PIXELS_STREAMED : MAX_PIXELS_WHOLE;
  if (width * height <= most && Math.max(width, height) <= MAX_SIDE) return;
  throw new AlbumenError(
    'decode-failed',
    `it claims ${width} x ${height} pixels, more than is decoded (${most / 1e6} megapixels of this kind, ${MAX_SIDE} a side): save it smaller`,
  );
}
