import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { AlbumenError, isAlbumenError } from '../../../shared/contract/errors.ts';
import type { SearchQuestion } from '../../../shared/contract/schemas.ts';
import { pathToOpen } from '../../engine/scan/path-bytes.ts';
import type { CliContext, Outcome } from './cli-context.ts';
import { EXIT } from './exit-code.ts';
import { absolutePath } from './library-location.ts';
import { writeFully } from './write-fully.ts';

/**
 * `search --batch FILE|-`: one question a line in, one JSON object a line out, in order, with the models loaded once.
 * A line that cannot be answered gives `{query, error: {code, message}}` and exit code 3 at the end; the rest goes on.
 */
export async function runSearchBatch(context: CliContext, file: string, rest: Omit<SearchQuestion, 'text'>): Promise<Outcome> {
  const client = await context.connect();
  const input = file === '-' ? context.stdin : await openFile(absolutePath(file, context));
  const lines = createInterface({ input, crlfDelay: Infinity });
  // Reading ends at once on Ctrl-C, even while it waits for a line.
  const leave = (): void => lines.close();
  context.signal.addEventListener('abort', leave, { once: true });
  let failed = 0;
  let isFirst = true;
  for await (const line of lines) {
    const text = (isFirst ? line.replace(/^\ufeff/, '') : line).trim();
    isFirst = false;
    let answer: unknown;
    try {
      if (text === '' && (rest.images ?? []).length === 0) throw new AlbumenError('bad-input', 'The line is empty: there is nothing to look for.');
      answer = await client.search.query.query({ ...rest, text }, { signal: context.signal });
    } catch (error) {
      if (!isAlbumenError(error) || error.code === 'cancelled') throw error;
      failed += 1;
      answer = { query: text, error: { code: error.code, message: error.message } };
    }
    await writeFully(context.stdout, `${JSON.stringify(answer)}\n`);
  }
  context.signal.removeEventListener('abort', leave);
  if (context.signal.aborted) throw new AlbumenError('cancelled', 'Stopped.');
  return { exitCode: failed > 0 ? EXIT.someFailed : EXIT.done };
}

async function openFile(path: string): Promise<Readable> {
  const stream = createReadStream(pathToOpen(path));
  await new Promise<void>((resolve, reject) => {
    stream.once('open', () => resolve());
    stream.once('error', (error) => reject(new AlbumenError('not-found', `The questions in ${path} cannot be read: ${error.message}`, { cause: error })));
  });
  return stream;
}
