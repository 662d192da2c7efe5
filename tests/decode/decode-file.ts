import { join } from 'node:path';
import { decodePhoto } from '../../electron/engine/decode/decode-photo.ts';
import type { DecodedPhoto, PixelSpec } from '../../electron/engine/decode/decoded-photo.ts';
import { REPOSITORY } from '../fixtures/repository.ts';

/** What the embedded pack asks for. */
export const MINI: PixelSpec = { width: 260, height: 260, resize: 'squash', kernel: 'cubic', background: [255, 255, 255] };

export const FIXTURES = join(REPOSITORY, 'tests', 'fixtures', 'photos');

/** Decode a file that must be a photo. */
export async function decodeFile(path: string, pixels = MINI): Promise<DecodedPhoto> {
  const decoded = await decodePhoto({ path, pixels, sidecarPath: null, mtimeMs: 0 });
  if ('skipped' in decoded) throw new Error(`skipped: ${decoded.skipped}`);
  return decoded;
}

/** Why a file was skipped. */
export async function skipReason(path: string): Promise<string> {
  const decoded = await decodePhoto({ path, pixels: MINI, sidecarPath: null, mtimeMs: 0 });
  if ('skipped' in decoded) return decoded.skipped;
  throw new Error(`${path} was decoded as ${decoded.format}`);
}

/** Mean absolute difference of two model inputs, on 0 to 255. Turned, mirrored or miscoloured pictures are far apart: 7 and more. */
export function meanDifference(a: Uint8Array | null, b: Uint8Array | null): number {
  if (!a || !b || a.length !== b.length) throw new Error('two model inputs of one size are needed');
  return a.reduce((sum, value, i) => sum + Math.abs(value - (b[i] as number)), 0) / a.length;
}
