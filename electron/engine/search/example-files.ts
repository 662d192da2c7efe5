import { createHash } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AlbumenError } from '../../../shared/contract/errors.ts';
import { EXAMPLE_MAX_BYTES } from '../config.ts';
import { sniffFormat } from '../decode/sniff-format.ts';
import { EXAMPLES_KEPT_MAX } from './limits.ts';

/** Images that were dropped or pasted to search by; they live in a temporary folder until they are closed. */
export interface ExampleFiles {
  /**
   * Keep an image. The same content gets the same token.
   *
   * @param name What the person knows it by; for messages only.
   * @throws AlbumenError `bad-input` for what is no image by its content, or too large.
   */
  keep(bytes: Uint8Array, name: string): Promise<string>;
  /** Absolute path of a kept image. @throws AlbumenError `not-found` where it is kept no longer. */
  pathOf(token: string): string;
  /** Forget all; an image that comes later is kept again. */
  close(): Promise<void>;
}

/** Nothing is made before the first image comes. */
export function createExampleFiles(): ExampleFiles {
  let folder: Promise<string> | null = null;
  const paths = new Map<string, string>();
  let lastKept: Promise<unknown> = Promise.resolve();

  async function write(bytes: Uint8Array, token: string): Promise<void> {
    folder ??= mkdtemp(join(tmpdir(), 'albumen-examples-'));
    const path = join(await folder, token);
    if (!paths.has(token)) await writeFile(path, bytes, { mode: 0o600 });
    paths.delete(token);
    paths.set(token, path);
    const [oldest] = paths;
    if (paths.size <= EXAMPLES_KEPT_MAX || !oldest) return;
    paths.delete(oldest[0]);
    await rm(oldest[1], { force: true });
  }

  return {
    async keep(bytes, name) {
      if (bytes.byteLength > EXAMPLE_MAX_BYTES) {
        throw new AlbumenError('bad-input', `${name} is larger than ${EXAMPLE_MAX_BYTES / 1024 / 1024} MB; search by a smaller copy of it`);
      }
      const format = sniffFormat(bytes);
      if (format.kind !== 'image' && format.kind !== 'raw') {
        const reason = format.kind === 'unread' ? format.reason : format.kind === 'video' ? 'it is a video' : 'it is no image that Albumen knows';
        throw new AlbumenError('bad-input', `${name} cannot be searched by: ${reason}`);
      }
      const token = createHash('sha256').update(bytes).digest('hex').slice(0, 32);
      // One after the other, so that two drops of one image write it once.
      const kept = lastKept.then(() => write(bytes, token));
      lastKept = kept.catch(() => undefined);
      await kept;
      return token;
    },
    pathOf(token) {
      const path = paths.get(token);
      if (!path) throw new AlbumenError('not-found', 'the image to search by is kept no longer; give it again');
      return path;
    },
    async close() {
      await lastKept;
      const made = folder;
      folder = null;
      paths.clear();
      if (made) await rm(await made, { recursive: true, force: true });
    },
  };
}
