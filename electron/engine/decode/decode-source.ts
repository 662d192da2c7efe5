import { AlbumenError } from '../../../shared/contract/errors.ts';
import { READ_WHOLE_MAX_BYTES } from '../config.ts';
import type { CaptureInfo, PixelSpec } from './decoded-photo.ts';
import type { PictureOutputs } from './make-outputs.ts';

/** What a format's decoder is given. */
export interface DecodeSource {
  readonly path: string;
  /** The whole file; null for one too large to be held. */
  readonly bytes: Uint8Array | null;
  readonly format: string;
  readonly spec: PixelSpec;
  readonly capture: CaptureInfo;
}

/** What a format's decoder yields: a picture, or for a video perhaps none, with what could not be had. */
export type DecodeResult = PictureOutputs & {
  readonly durationSeconds?: number | null;
  readonly notes?: readonly string[];
};

/** @throws AlbumenError `decode-failed` for a picture file too large to be held in memory. */
export function wholeFile(bytes: Uint8Array | null): Uint8Array {
  if (bytes) return bytes;
  throw new AlbumenError('decode-failed', `the file is larger than the ${READ_WHOLE_MAX_BYTES / 1024 ** 2} MB that Albumen reads of a picture`);
}
