import { createReadStream } from 'node:fs';
import type { Readable } from 'node:stream';
import { AlbumenError } from '../../../shared/contract/errors.ts';
import { pathToOpen } from '../../engine/scan/path-bytes.ts';
import { absolutePath } from './library-location.ts';
import type { Surroundings } from './surroundings.ts';

/** Lines that a command takes from a file, or from stdin where `-` stands for it. @throws AlbumenError `not-found` where it cannot be read. */
export async function openInput(file: string, context: Pick<Surroundings, 'stdin' | 'platform' | 'workingDir'>): Promise<Readable> {
  if (file === '-') return context.stdin;
  const path = absolutePath(file, context);
  const stream = createReadStream(pathToOpen(path));
  await new Promise<void>((resolve, reject) => {
    stream.once('open', () => resolve());
    stream.once('error', (error) => reject(new AlbumenError('not-found', `${path} cannot be read: ${error.message}`, { cause: error })));
  });
  return stream;
}
