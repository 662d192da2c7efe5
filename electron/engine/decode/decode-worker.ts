import { isAlbumenError } from '../../../shared/contract/errors.ts';
import type { CompareRequest } from './compared-pictures.ts';
import { decodePhoto } from './decode-photo.ts';
import type { DecodeRequest } from './decoded-photo.ts';
import type { TagChange } from './tag-change.ts';
import { hashFile } from './read-photo-file.ts';
import type { RenderRequest } from './rendered-picture.ts';
import { renderPicture } from './render-picture.ts';

/** The child's end of the line to the engine. */
export interface DecodeWorkerPort {
  postMessage(message: unknown): void;
  onMessage(listener: (message: unknown) => void): void;
}

interface Request {
  readonly id: number;
  readonly method: string;
  readonly args: unknown;
}

/**
 * Answer `ping`, `decode` (DecodeRequest), `render` (RenderRequest), `compare` (CompareRequest), `sharpness` (paths) and `hash` (path) requests, several at a time: `{ id, method, args }` in,
 * `{ id, ok: true, value }` or `{ id, ok: false, error: { code, message } }` out.
 */
export function serveDecodeWorker(port: DecodeWorkerPort): void {
  // exifreader and libheif remark on odd files on the console: nobody reads it here, and stdout belongs to the host's answer.
  Object.assign(console, { error: () => undefined, log: () => undefined, warn: () => undefined });
  port.onMessage((message) => void answer(message as Request));

  async function answer({ id, method, args }: Request): Promise<void> {
    try {
      port.postMessage({ id, ok: true, value: await run(method, args) });
    } catch (error) {
      const code = isAlbumenError(error) ? error.code : 'worker-failed';
      port.postMessage({ id, ok: false, error: { code, message: error instanceof Error ? error.message : String(error) } });
    }
  }
}

async function run(method: string, args: unknown): Promise<unknown> {
  switch (method) {
    case 'ping':
      return null;
    case 'decode':
      return await decodePhoto(args as DecodeRequest);
    case 'render':
      return await renderPicture(args as RenderRequest);
    case 'write-tags':
      return await (await import('./write-tags.ts')).writeTags(args as TagChange);
    case 'compare':
      return await (await import('./compare-pictures.ts')).comparePictures(args as CompareRequest);
    case 'sharpness':
      return await (await import('./compare-pictures.ts')).readSharpness(args as readonly string[]);
    case 'hash':
      return await hashFile(args as string);
    default:
      throw new Error(`the decode process knows no method ${method}`);
  }
}
